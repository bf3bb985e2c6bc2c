"""Reads the reports of a run with other people's software and compares them with its CSV tables.

    python reports.py numbers FOLDER      database, workbook and CSV hold the same numbers
    python reports.py questions FOLDER PAGE   the page's queries answer what the CSV tables say
    python reports.py hostile FOLDER NAME...   the names are texts in database and workbook
"""

import csv
import re
import sqlite3
import sys
from collections import defaultdict
from pathlib import Path

faults = []


def check(holds, *words):
    if not holds:
        faults.append(" ".join(str(word) for word in words))


def csv_tables(folder):
    """Name of the table in the database, and its rows."""
    for path in sorted(Path(folder).glob("*/*.csv")):
        if path.parent.name in ("forecast", "sweep", "readiness", "monitoring"):
            stem = path.stem if path.parent.name == "forecast" else f"{path.parent.name}_{path.stem}"
            with path.open(encoding="utf-8", newline="") as file:
                yield stem, list(csv.reader(file))


def database(folder):
    return sqlite3.connect(f"file:{folder}/results.sqlite?mode=ro", uri=True)


def cell(text, kind):
    if kind == "TEXT":
        return text
    if text == "":
        return None
    return int(text) if kind == "INTEGER" else float(text)


def compare_database(folder):
    run = database(folder)
    check(run.execute("PRAGMA integrity_check").fetchone() == ("ok",), "the database is broken")
    listed = {name for (name,) in run.execute("SELECT table_name FROM tables")}
    there = {name for (name,) in run.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    check(listed == there, "tables that are not listed:", listed ^ there)
    count = 0
    for table, (header, *rows) in csv_tables(folder):
        columns = run.execute(
            "SELECT column_name, type, meaning FROM columns WHERE table_name = ? ORDER BY number",
            (table,)).fetchall()
        check([name for name, _, _ in columns] == header, table, "has other columns")
        check(all(meaning for _, _, meaning in columns), table, "has a column without meaning")
        key = run.execute("SELECT key_columns FROM tables WHERE table_name = ?", (table,)).fetchone()[0]
        check(key, table, "has no key")
        kinds = [kind for _, kind, _ in columns]
        quoted = ", ".join('"' + name.replace('"', '""') + '"' for name in header)
        found = set(run.execute(f'SELECT {quoted} FROM "{table}"'))
        wanted = {tuple(cell(text, kind) for text, kind in zip(row, kinds)) for row in rows}
        check(len(wanted) == len(rows), table, "has two rows that are the same")
        check(found == wanted, table, "differs in", len(found ^ wanted), "rows")
        count += len(rows) * len(header)
    check(count > 100_000, "few numbers were compared:", count)
    return count


def as_spreadsheet(text):
    """The number that a spreadsheet keeps: 16 significant digits."""
    return float(f"{float(text):.16G}")


def compare_workbook(folder):
    import openpyxl

    book = openpyxl.load_workbook(f"{folder}/workbook.xlsx")
    tables = dict(csv_tables(folder))
    run = database(folder)
    # Tables of the reports alone are in the database.
    for (name,) in run.execute("SELECT table_name FROM tables WHERE file IS NULL"):
        found = run.execute(f'SELECT * FROM "{name}"')
        header = [column[0] for column in found.description]
        tables[name] = [header] + [
            ["" if value is None else repr(value) if isinstance(value, float) else str(value)
             for value in row] for row in found]
    count = 0
    for sheet in book:
        check(len(sheet.title) <= 31, sheet.title, "is too long a name")
        for row in sheet.iter_rows():
            for one in row:
                check(one.data_type != "f", sheet.title, one.coordinate, "is a formula")
        name = sheet.title.removesuffix(".csv")
        if name not in tables:
            continue
        header, *rows = tables[name]
        found = [[one.value for one in row] for row in sheet.iter_rows()]
        top = found.index(next(row for row in found if [v for v in row if v] == header))
        body = found[top + 1:]
        check(len(body) == len(rows), sheet.title, "has", len(body), "rows, the CSV", len(rows))
        for line, (read, written) in enumerate(zip(body, rows)):
            for value, text, name in zip(read, written, header):
                if isinstance(value, (int, float)):
                    same = value == as_spreadsheet(text)
                else:
                    same = (value or "") == text
                check(same, sheet.title, name, "row", line + 1, "is", value, "and in the CSV", text)
                count += 1
    check(count > 20_000, "few cells were compared:", count)
    return count


def compare_printed(folder):
    """Sheets in whole persons: within one person of the CSV, and their sums are sums."""
    import openpyxl

    tables = dict(csv_tables(folder))
    header, *rows = tables["regions"]
    regions = [dict(zip(header, row)) for row in rows]
    figure = {(row["level"], row["region"], row["year"]): row for row in regions}
    ids = [row["region"] for row in regions if row["level"] == "region" and row["year"] == regions[0]["year"]]
    book = openpyxl.load_workbook(f"{folder}/workbook.xlsx")
    sheets = [sheet for sheet in book if not sheet.title.endswith(".csv")]
    near = lambda value, text: abs(value - float(text)) < 1.000001

    for year, opening, births, deaths, natural, net, closing, *_ in sheets[0].iter_rows(values_only=True):
        if not isinstance(year, int) or births is None:
            continue
        row = figure["country", "*", str(year)]
        check(opening + natural + net == closing, "the account of", year, "does not close")
        check(births - deaths == natural, "natural increase of", year)
        for value, name in [(opening, "persons"), (births, "births"), (deaths, "deaths"),
                            (net, "net_external"), (closing, "closing")]:
            check(near(value, row[name]), "summary", year, name, value, row[name])

    def blocks(sheet):
        block = None
        for row in sheet.iter_rows(values_only=True):
            years = [v for v in row[1:] if isinstance(v, str) and re.fullmatch(r"\d{4}", v)]
            if len(years) > 1:
                block = (years, [])
                yield block
            elif block and isinstance(row[1], (int, float)):
                block[1].append(row[1:1 + len(block[0])])

    figures = iter(["persons", "net_interregional", "net_external"])
    checked = 0
    for sheet in sheets[1:3]:
        for years, lines in list(blocks(sheet)):
            name = next(figures)
            for column, year in enumerate(years):
                parts = [line[column] for line in lines[:len(ids)]]
                check(sum(parts) == lines[len(ids)][column], sheet.title, year, "does not add up")
                for region, value in zip(ids, parts):
                    check(near(value, figure["region", region, year][name]), name, region, year, value)
                    checked += 1
    check(checked > 100, "few printed figures were compared:", checked)

    flows = defaultdict(float)
    header, *rows = tables["flows"]
    for year, origin, destination, persons in rows:
        flows[year, origin, destination] = float(persons)
    matrices = [sheet for sheet in sheets if re.search(r" \d{4}$", sheet.title)]
    check(len(matrices) == 2, "matrices of flows:", len(matrices))
    for sheet in matrices:
        year = sheet.title[-4:]
        body = [row for row in sheet.iter_rows(values_only=True, min_col=2)
                if isinstance(row[-1], (int, float))]
        check(len(body) == len(ids) + 1, sheet.title, "has", len(body), "rows")
        for origin, row in zip(ids, body):
            check(sum(v or 0 for v in row[:-1]) == row[-1], sheet.title, origin, "does not add up")
            for destination, value in zip(ids, row):
                check(near(value or 0, flows[year, origin, destination]), year, origin, destination)
        for place in range(len(ids) + 1):
            check(sum(row[place] or 0 for row in body[:-1]) == body[-1][place], sheet.title, place)


def compare_pyramid(folder):
    """The printed pyramid of the last 1 January against population.csv."""
    import openpyxl

    book = openpyxl.load_workbook(f"{folder}/workbook.xlsx")
    sheets = [sheet for sheet in book if not sheet.title.endswith(".csv")]
    header, *rows = dict(csv_tables(folder))["population"]
    years = sorted({row[0] for row in rows})
    wanted = defaultdict(float)
    for year, _, sex, age, persons in rows:
        wanted[year, sex, int(age) // 5] += float(persons)
    body = [row for row in sheets[3].iter_rows(values_only=True) if isinstance(row[1], (int, float))]
    check(len(body) == 22, "ages in fives and their sum:", len(body))
    for band, row in enumerate(body[:21]):
        for value, (year, sex) in zip(row[1:], [(years[0], "male"), (years[0], "female"),
                                                (years[-1], "male"), (years[-1], "female")]):
            # Single ages of every region are rounded, so that all of them add up.
            check(abs(value - wanted[year, sex, band]) < 60, year, sex, band, value)
    for column in range(1, 5):
        check(sum(row[column] for row in body[:21]) == body[21][column], "the pyramid does not add up")


def as_dicts(rows):
    header, *body = rows
    return [dict(zip(header, row)) for row in body]


def questions(folder, page):
    """Every query of the page gives what plain Python finds in the CSV tables."""
    tables = {name: as_dicts(rows) for name, rows in csv_tables(folder)}
    names = {row["region"]: row["name_en"] for row in as_dicts(
        list(csv.reader((Path(folder) / "inputs/data/regions.csv").open(encoding="utf-8"))))}
    number = lambda row, name: float(row[name])
    regions = tables["regions"]
    of = lambda level, year: [r for r in regions if r["level"] == level and r["year"] == str(year)]

    def population():
        rows = [(names[r["region"]], number(r, "persons")) for r in of("region", 2030)]
        return sorted(rows, key=lambda row: -row[1])

    def losers():
        found = []
        for region in names:
            mine = [r for r in regions if r["region"] == region and 2025 <= int(r["year"]) < 2035]
            sums = [sum(number(r, a) for r in mine) for a in ("births", "deaths", "net_interregional", "net_external")]
            change = sums[0] - sums[1] + sums[2] + sums[3]
            if change < 0:
                found.append((region, change, sums[0] - sums[1], sums[2], sums[3]))
        return sorted(found, key=lambda row: row[1])

    def pupils():
        sums = defaultdict(float)
        for r in tables["population"]:
            if 7 <= int(r["age"]) <= 17 and r["year"] in ("2026", "2030"):
                sums[r["region"], r["year"]] += number(r, "persons")
        return sorted((region, sums[region, "2026"], sums[region, "2030"]) for region in names)

    def destinations():
        rows = [(r["destination"], number(r, "persons")) for r in tables["flows"]
                if r["origin"] == "turkistan" and r["year"] == "2030"]
        return sorted(rows, key=lambda row: -row[1])[:5]

    def designated():
        return [(int(r["year"]), number(r, "net_interregional")) for r in regions
                if r["region"] == "designated_inferred" and r["net_interregional"]]

    def ageing():
        first, last = ({r["region"]: r for r in tables["structure"]
                        if r["level"] == "region" and r["year"] == year} for year in ("2025", "2050"))
        rows = [(region, number(first[region], "median_age"), number(last[region], "median_age"),
                 number(last[region], "dependency_old")) for region in names]
        return sorted(rows, key=lambda row: -row[2])

    def chances():
        rows = [(number(r, "level_pct"), number(r, "value"), number(r, "mc_error") if r["mc_error"] else None)
                for r in tables["quantiles"] if (r["level"], r["region"], r["year"], r["figure"])
                == ("region", "astana", "2035", "persons")]
        return sorted(rows)

    def lives():
        return sorted((r["region"], r["sex"], number(r, "life_expectancy")) for r in tables["life_tables"]
                      if r["year"] == "2030" and r["age"] == "0")

    def programme():
        return [(int(r["year"]), number(r, "participants"), number(r, "present"), number(r, "cost_kzt") / 1e6)
                for r in tables["programmes"] if r["region"] == "*" and number(r, "participants") > 0]

    def meaning():
        import json
        package = json.load((Path(folder) / "datapackage.json").open(encoding="utf-8"))
        fields = next(r for r in package["resources"] if r["path"] == "forecast/regions.csv")["schema"]["fields"]
        return [(f["name"], f.get("unit"), f["description"]) for f in fields if f["name"].startswith("net_")
                and not f["name"].endswith(("_mean", "_p10", "_p50", "_p90"))]

    def sources():
        record = (Path(folder) / "inputs/scenario.yaml").read_text(encoding="utf-8")
        return ("sources", record)

    answers = {
        "How many people will live in each region in 2030?": population,
        "Which regions lose people until 2035, and why?": losers,
        "How many children of school age will there be?": pupils,
        "Where do people who leave Turkistan go?": destinations,
        "What is the net migration of the designated regions?": designated,
        "Where do people grow old?": ageing,
        "How sure is the population of Astana in 2035?": chances,
        "How long do people live?": lives,
        "What does a programme do and cost?": programme,
        "What does a column hold?": meaning,
        "Where are the assumptions from?": sources,
    }
    run = database(folder)
    text = Path(page).read_text(encoding="utf-8")
    found = re.findall(r"^## (.+?)\n(?:(?!^## )[\s\S])*?```sql\n([\s\S]*?)```", text, re.M)
    check([title for title, _ in found] == list(answers), "questions of the page:", [t for t, _ in found])
    for title, query in found:
        got = run.execute(query).fetchall()
        wanted = answers[title]() if title in answers else []
        check(len(got) > 0, title, "has no answer")
        if wanted and wanted[0] == "sources":
            words = lambda text: " ".join(text.split())
            for field, said in got:
                check(words(said)[:40] in words(wanted[1]), title, field, "is not in the scenario:", said)
            continue
        check(len(got) == len(wanted), title, len(got), "rows, not", len(wanted))
        for a, b in zip(got, wanted):
            same = len(a) == len(b) and all(
                abs(x - y) <= 1e-9 * max(1, abs(y))
                if isinstance(x, float) and isinstance(y, float) else x == y
                for x, y in zip(a, b))
            check(same, title, a, "and from the CSV", b)
    return len(found)


def hostile(folder, *names):
    import openpyxl

    run = database(folder)
    check(run.execute("PRAGMA integrity_check").fetchone() == ("ok",), "the database is broken")
    kept = {name for (name,) in run.execute("SELECT name_en FROM areas")}
    title = run.execute("SELECT value FROM run WHERE name = 'title_en'").fetchone()[0]
    for name in names:
        check(name in kept or name == title, "the database lacks", name)
    texts = set()
    for sheet in openpyxl.load_workbook(f"{folder}/workbook.xlsx"):
        for row in sheet.iter_rows():
            for one in row:
                check(one.data_type != "f", sheet.title, one.coordinate, "is a formula")
                if isinstance(one.value, str):
                    texts.add(one.value)
    for name in names:
        check(name in texts, "the workbook lacks", name)


def main():
    what, folder, *rest = sys.argv[1:]
    if what == "numbers":
        print(compare_database(folder), "numbers of the database,", compare_workbook(folder), "of the workbook")
        compare_printed(folder)
        compare_pyramid(folder)
    elif what == "questions":
        print(questions(folder, rest[0]), "questions")
    elif what == "hostile":
        hostile(folder, *rest)
    for fault in faults[:20]:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


main()
