"""Reads the reports of a run with other people's software and compares them with its CSV tables.

    python reports.py numbers FOLDER      database, workbook, page and CSV hold the same numbers
    python reports.py questions FOLDER PAGE   the page's queries answer what the CSV tables say
    python reports.py hostile FOLDER NAME...   the names are texts in database and workbook
"""

import csv
import html.parser
import json
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


def as_dicts(rows):
    header, *body = rows
    return [dict(zip(header, row)) for row in body]


def cell(text, kind, may_be_empty):
    if text == "" and may_be_empty:
        return None
    if kind == "TEXT":
        return text
    return int(text) if kind == "INTEGER" else float(text)


def of_readiness(tables):
    """The tables that the database and the workbook of readiness alone hold."""
    return {name: rows for name, rows in tables.items() if name.startswith("readiness_")}


def compare_database(folder, tables):
    run = database(folder)
    check(run.execute("PRAGMA integrity_check").fetchone() == ("ok",), "the database is broken")
    listed = {name for (name,) in run.execute("SELECT table_name FROM tables")}
    there = {name for (name,) in run.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    check(listed == there, "tables that are not listed:", listed ^ there)
    check(set(tables) <= there, "tables that the database lacks:", set(tables) - there)
    count = 0
    for table, (header, *rows) in tables.items():
        columns = run.execute(
            "SELECT column_name, type, meaning FROM columns WHERE table_name = ? ORDER BY number",
            (table,)).fetchall()
        check([name for name, _, _ in columns] == header, table, "has other columns")
        check(all(meaning for _, _, meaning in columns), table, "has a column without meaning")
        key = run.execute("SELECT key_columns FROM tables WHERE table_name = ?", (table,)).fetchone()[0]
        check(key, table, "has no key")
        kinds = [(kind, not needed) for _, _, kind, needed, _, _ in run.execute(
            f'PRAGMA table_info("{table}")')]
        quoted = ", ".join('"' + name.replace('"', '""') + '"' for name in header)
        found = set(run.execute(f'SELECT {quoted} FROM "{table}"'))
        wanted = {tuple(cell(text, *kind) for text, kind in zip(row, kinds)) for row in rows}
        check(len(wanted) == len(rows), table, "has two rows that are the same")
        check(found == wanted, table, "differs in", len(found ^ wanted), "rows")
        count += len(rows) * len(header)
    check(count > 100_000, "few numbers were compared:", count)
    return count


def as_spreadsheet(text):
    """The number that a spreadsheet keeps: 16 significant digits."""
    return float(f"{float(text):.16G}")


def compare_workbook(folder, tables):
    import openpyxl

    book = openpyxl.load_workbook(f"{folder}/workbook.xlsx")
    run = database(folder)
    tables = dict(tables)
    # Tables of the reports alone are in the database.
    for (name,) in run.execute("SELECT table_name FROM tables WHERE file IS NULL"):
        if name in tables:
            continue
        found = run.execute(f'SELECT * FROM "{name}"')
        header = [column[0] for column in found.description]
        tables[name] = [header] + [
            ["" if value is None else repr(value) if isinstance(value, float) else str(value)
             for value in row] for row in found]
    long = {"age", "origin", "figure", "day"}
    wanted = {name for name, file, key in run.execute("SELECT table_name, file, key_columns FROM tables")
              if (file or name.startswith(("readiness_", "monitoring_"))) and not long & set((key or "").split(", "))}
    sheets = {sheet.title.removesuffix(".csv") for sheet in book}
    check(wanted <= sheets, "sheets that the workbook lacks:", wanted - sheets)
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
    matrices = [sheet for sheet in sheets if re.fullmatch(r"Flows \d{4}", sheet.title)]
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


SHOWN = 1e-9


def printed(text, value):
    """A number as people read it is the value, rounded to the decimals that are shown."""
    plain = re.sub(r"[,%+\s]", "", text).replace("\u2212", "-")
    decimals = len(plain.partition(".")[2])
    return abs(float(plain) - value) <= 0.5 * 10 ** -decimals + SHOWN * max(1, abs(value))


class Readiness:
    """summary.csv, daily.csv and people.csv by event, region and service."""

    def __init__(self, tables):
        self.summary = as_dicts(tables["readiness_summary"])
        self.events = list(dict.fromkeys(row["event"] for row in self.summary))
        self.of = {(r["event"], r["region"], r["service"]): r for r in self.summary}
        self.daily = defaultdict(dict)
        for row in as_dicts(tables["readiness_daily"]):
            self.daily[row["event"], row["region"], row["service"]][int(row["day"])] = row
        self.arrivals = defaultdict(list)
        for row in as_dicts(tables["readiness_people"]):
            if row["region"] == "*":
                self.arrivals[row["event"]].append(row)

    def services(self, event):
        return list(dict.fromkeys(r["service"] for r in self.summary if r["event"] == event))

    def asked(self, event):
        return [r for r in self.summary
                if r["event"] == event and r["region"] != "*" and float(r["peak_demand"]) > 0]

    def touched(self, event):
        """Regions that half a unit is asked of, each with the service that is short first."""
        for region in dict.fromkeys(r["region"] for r in self.summary if r["event"] == event):
            rows = [r for r in self.summary if (r["event"], r["region"]) == (event, region)]
            if region == "*" or all(float(r["peak_demand"]) < 0.5 for r in rows):
                continue
            short = [r for r in rows if r["status"] == "gap" and r["saturation_day"]]
            first = min(short, key=lambda r: int(r["saturation_day"])) if short else None
            unknown = sum(r["status"] == "no data" for r in rows)
            yield region, rows, first, f"{unknown} of {len(rows)}"


def compare_readiness_sheet(folder, tables):
    """The sheet that is read and printed: the figures of summary.csv, and no zero for what is unknown."""
    import openpyxl

    known = Readiness(tables)
    book = openpyxl.load_workbook(f"{folder}/workbook.xlsx")
    sheets = [sheet for sheet in book if sheet.title.startswith("Readiness")]
    check(len(sheets) == len(known.events), "sheets of events:", len(sheets))
    same = lambda value, text: (value is None) if text == "" else value == as_spreadsheet(text)
    count = 0
    for event, sheet in zip(known.events, sheets):
        check(sheet.page_setup.orientation == "landscape" and int(sheet.page_setup.paperSize) == 9,
              sheet.title, "is not A4 across")
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        head = next(at for at, row in enumerate(rows) if row[:2] == ["Region", "Service"])
        wanted = known.asked(event) + [
            r for r in known.summary
            if r["event"] == event and r["region"] == "*" and float(r["peak_demand"]) > 0]
        check(len(rows) == head + 1 + len(wanted), event, "has", len(rows) - head - 1, "rows for", len(wanted))
        for row, figures in zip(rows[head + 1:], wanted):
            million = float(figures["cost_kzt"]) / 1e6 if figures["cost_kzt"] else None
            check(row[3] == figures["status"], event, row[0], row[1], "is", row[3])
            check(row[5] == figures["peak_date"] and (row[6] or "") == figures["saturation_date"],
                  event, row[0], row[1], "has other dates")
            for column, name in [(4, "peak_demand"), (7, "peak_gap"), (8, "reserve_p50"), (9, "reserve_p80"),
                                 (10, "reserve_p95"), (11, "staff")]:
                check(same(row[column], figures[name]), event, row[0], row[1], name, row[column], figures[name])
                count += 1
            check(row[12] == (million and as_spreadsheet(repr(million))), row[:2], "cost", row[12], million)
            check(abs(row[13] - 100 * float(figures["unverified_share"])) < 1e-9, row[:2], "unverified", row[13])
    check(count > 300, "few figures of readiness were compared:", count)


# MARK: The page

class Page(html.parser.HTMLParser):
    """Tables by id, a row a list of (text, data-value), and the numbers that go with the scripts."""

    def __init__(self, text):
        super().__init__()
        self.tables, self.figures = {}, None
        self.table = self.cell = self.script = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "table":
            self.table = self.tables[attributes["id"]] = []
        elif tag == "tr" and self.table is not None:
            self.table.append([])
        elif tag in ("td", "th") and self.table is not None:
            self.cell = ["", attributes.get("data-value")]
            self.table[-1].append(self.cell)
        elif tag == "script" and attributes.get("id") == "figures":
            self.script = ""

    def handle_endtag(self, tag):
        if tag == "table":
            self.table = None
        elif tag in ("td", "th"):
            self.cell = None
        elif tag == "script" and self.script is not None:
            self.figures = json.loads(self.script)
            self.script = None

    def handle_data(self, data):
        if self.script is not None:
            self.script += data
        elif self.cell is not None:
            self.cell[0] += data


class PageCheck:
    """Every number of a page in English against the tables of its folder.

    What is rounded so that it adds up lies within one of the table's number; all else is that number,
    rounded to the decimals that are shown.
    """

    def __init__(self, file, folder, tables):
        self.page = Page(Path(file).read_text(encoding="utf-8"))
        self.tables, self.folder = tables, folder
        self.count = 0
        self.readiness = Readiness(tables)
        self.run = database(folder)
        self.run.row_factory = sqlite3.Row
        self.areas = [(r["level"], r["region"]) for r in self.select("areas ORDER BY number")]
        self.regions = [region for level, region in self.areas if level == "region"]
        self.names = {r["region"]: r["name_en"] for r in self.select("areas")}

    def select(self, query):
        return [dict(row) for row in self.run.execute(f"SELECT * FROM {query}")]

    def same(self, text, value, *where):
        self.count += 1
        if value in (None, ""):
            check(text == "", *where, "shows", text, "where the table is empty")
        else:
            check(text != "" and printed(text, float(value)), *where, "shows", text, "for", value)

    def near(self, value, wanted, *where, within=1.000001):
        self.count += 1
        number = float(re.sub(r"[,+]", "", str(value)).replace("\u2212", "-"))
        check(abs(number - float(wanted)) < within, *where, "shows", value, "for", wanted)

    def cell(self, cell, value, *where):
        """With the value by which the table is sorted."""
        text, data = cell
        self.same(text, value, *where)
        if value not in (None, "") and data is not None:
            check(abs(float(data) - float(value)) <= 5.1e-7 + SHOWN * abs(float(value)), *where, data, value)

    def line(self, chart, line, rows, names, *where):
        """A line of a chart with its band against columns of rows."""
        data = self.page.figures["charts"][chart]["lines"][line]
        check(len(data["values"]) == len(rows), *where, "has", len(data["values"]), "moments for", len(rows))
        for text, row in zip(data["values"], rows):
            self.same(text, row[names[0]], *where)
        if len(names) > 1 and row[names[1]] not in (None, ""):
            for text, row in zip(data["bands"], rows):
                low, _, high = text.partition(" … ")
                self.same(low, row[names[1]], *where, "low")
                self.same(high, row[names[2]], *where, "high")

    # What goes with the scripts

    def charts(self):
        charts = set(self.page.figures["charts"])
        for number, area in enumerate(self.areas):
            if f"population-{number}" in charts:
                self.line(f"population-{number}", 0, self.stocks(area), ["persons", "persons_p10", "persons_p90"],
                          "population", area)
                charts.remove(f"population-{number}")
        events = self.stocks(("country", "*"))[:-1]
        for line, name in enumerate(["births", "deaths", "net_external"]):
            self.line("events", line, events, [name, name + "_p10", name + "_p90"], "events")
        levels = self.select("levels ORDER BY year")
        for row in levels:
            if row["external_net_with_interventions"] is None:
                row["external_net_with_interventions"] = row["external_net"]
        for chart, name in [("fertility", "total_fertility"), ("life", "life_expectancy"),
                            ("external", "external_net_with_interventions"), ("mobility", "mobility")]:
            self.line("level-" + chart, 0, levels, [name], "levels", name)
            charts.remove("level-" + chart)
        charts -= {"events"} | self.readiness_charts(charts)
        check(not charts, "charts that nothing compares:", charts)

    def readiness_charts(self, charts):
        known, seen = self.readiness, set()
        for number, event in enumerate(known.events):
            self.line(f"arrivals-{number}", 0, known.arrivals[event], ["set_out", "set_out_p10", "set_out_p90"],
                      event, "arrivals")
            seen.add(f"arrivals-{number}")
            services = known.services(event)
            for chart in [name for name in charts if name.startswith(f"load-{number}-")]:
                region, service = chart.split("-")[2:]
                service = services[int(service)]
                days = known.daily[event, self.regions[0], service]
                if region == "all":
                    rows = [{"demand": sum(float(known.daily[event, one, service][day]["demand"])
                                           for one in self.regions)} for day in sorted(days)]
                else:
                    rows = [known.daily[event, self.regions[int(region)], service][day] for day in sorted(days)]
                self.line(chart, 0, rows, ["demand"], chart)
                lines = self.page.figures["charts"][chart]["lines"]
                is_known = rows[0].get("spare", "") != ""
                check(len(lines) == 1 + is_known, chart, "has", len(lines), "lines")
                if is_known:
                    self.line(chart, 1, rows, ["spare"], chart, "capacity")
                seen.add(chart)
            check(any(chart.startswith(f"load-{number}-") for chart in seen), event, "has no chart of demand")
        return seen

    def stocks(self, area):
        if not hasattr(self, "by_area"):
            self.by_area = defaultdict(list)
            for row in as_dicts(self.tables["regions"]):
                self.by_area[row["level"], row["region"]].append(row)
        return self.by_area[area]

    def pyramids(self):
        first = self.page.figures["first"]
        cells = defaultdict(float)
        for row in as_dicts(self.tables["population"]):
            cells[int(row["year"]), row["region"], row["sex"], int(row["age"])] = float(row["persons"])
        for year, regions in enumerate(self.page.figures["pyramids"]):
            for region, persons in zip(self.regions, regions):
                for place, value in enumerate(persons):
                    sex, age = ("female", "male")[place // 101], place % 101
                    self.near(value, cells[first + year, region, sex, age], "pyramid", first + year, region)

    def map(self):
        first, drawn = self.page.figures["first"], self.page.figures["map"]
        flows = defaultdict(dict)
        for row in as_dicts(self.tables["flows"]):
            flows[int(row["year"])][row["origin"], row["destination"]] = float(row["persons"])
        for step, numbers in enumerate(drawn["flows"]):
            shown = {(self.regions[numbers[at]], self.regions[numbers[at + 1]]): numbers[at + 2]
                     for at in range(0, len(numbers), 3)}
            for pair, persons in flows[first + step].items():
                self.same(str(shown.get(pair, 0)), persons, "flow", pair, first + step)
        for name, figure in [("nets", "net_interregional"), ("persons", "persons")]:
            for step, values in enumerate(drawn[name]):
                for region, value in zip(self.regions, values):
                    self.near(value, self.stocks(("region", region))[step][figure], name, region, first + step)

    # Tables

    def all_tables(self):
        for name, (head, *rows) in self.page.tables.items():
            kind = re.sub(r"-?\d+$", "", name)
            number = int(re.search(r"\d*$", name).group() or 0)
            if kind in ("interventions", "sources"):
                continue
            compare = getattr(self, "table_" + kind.replace("-", "_"), None)
            check(compare, "the table", name, "is compared with nothing")
            if compare:
                compare([text for text, _ in head], rows, number)

    def by_year(self, area, year):
        return next(r for r in self.stocks(area) if r["year"] == year)

    def table_region_table(self, head, rows, _):
        first = self.stocks(("country", "*"))[0]["year"]
        for region, row in zip(self.regions, rows):
            for name, (text, data) in zip(head[1:], row[1:]):
                year = re.findall(r"\d{4}", name)[-1]
                figures = self.by_year(("region", region), year)
                if name == year:
                    self.near(text, figures["persons"], region, name)
                elif name.startswith("Change"):
                    start = float(self.by_year(("region", region), first)["persons"])
                    self.near(data, 100 * (float(figures["persons"]) / start - 1), region, name, within=1e-3)
                    self.same(text, float(data), region, name)
                elif name.startswith("80%"):
                    low, _, high = text.partition(" … ")
                    self.same(low, figures["persons_p10"], region, name)
                    self.same(high, figures["persons_p90"], region, name)
                elif name.startswith("Median"):
                    age = next(r["median_age"] for r in as_dicts(self.tables["structure"])
                               if (r["region"], r["year"]) == (region, year))
                    self.cell((text, data), age, region, name)
                else:
                    figure = "net_interregional" if "between" in name else "net_external"
                    self.near(text, figures[figure], region, name)

    def table_group_table(self, head, rows, _):
        members = defaultdict(list)
        for row in self.select("area_members"):
            members[row["area"]].append(row["region"])
        groups = [area for level, area in self.areas if level == "group"]
        for group, row in zip(groups, rows):
            for name, (text, _) in zip(head[1:], row[1:]):
                figure = "persons" if name.isdigit() else "net_interregional"
                wanted = self.by_year(("group", group), name[-4:])[figure]
                self.near(text, wanted, group, name, within=len(members[group]))

    def table_country_account(self, head, rows, _):
        for row in rows:
            figures = self.by_year(("country", "*"), row[0][0])
            for (text, _), name in zip(row[1:], ["persons", "births", "deaths", "net_external", "closing"]):
                self.near(text, figures[name], "country", row[0][0], name)

    def table_account_table(self, head, rows, number):
        names = {"1 January": "persons", "Births": "births", "Deaths": "deaths", "31 December": "closing",
                 "Arrivals from other regions": "internal_in", "Departures to other regions": "internal_out",
                 "Immigrants": "immigrants", "Emigrants": "emigrants", "Brought by programmes": "transfers_in",
                 "Taken by programmes": "transfers_out"}
        region = self.regions[number]
        for row in rows:
            figures = self.by_year(("region", region), row[0][0])
            for name, (text, _) in zip(head[1:], row[1:]):
                # Both ends of the year are rounded, and the parts take up the difference.
                self.near(text, figures[names[name]], region, row[0][0], name, within=2)

    def table_flow_table(self, head, rows, _):
        year = max(int(r["year"]) for r in as_dicts(self.tables["flows"]))
        flows = {(self.names[r["origin"]], self.names[r["destination"]]): float(r["persons"])
                 for r in as_dicts(self.tables["flows"]) if int(r["year"]) == year}
        for (origin, _), (destination, _), (persons, _), (share, _) in rows:
            self.same(persons, flows[origin, destination], origin, destination)
            self.near(share.rstrip("%"), 100 * flows[origin, destination] / sum(flows.values()), origin,
                      destination, within=0.06)

    def table_programme(self, head, rows, number):
        all_rows = [r for r in as_dicts(self.tables["programmes"]) if r["region"] == "*"]
        programme = list(dict.fromkeys(r["programme"] for r in all_rows))[number]
        names = {"Participants": "participants", "Moved beyond the baseline": "transferred",
                 "Still there at the end of the year": "present", "Returned": "returned", "In work": "employed",
                 "Cost, million tenge": "cost_kzt"}
        for row in rows:
            figures = next(r for r in all_rows if (r["programme"], r["year"]) == (programme, row[0][0]))
            for name, (text, _) in zip(head[1:], row[1:]):
                value = figures[names[name]]
                scale = 1e6 if names[name] == "cost_kzt" and value else 1
                self.same(text, float(value) / scale if value else value, programme, row[0][0], name)

    def table_shortfalls(self, head, rows, _):
        wanted = as_dicts(self.tables["shortfalls"])
        check(len(rows) == len(wanted), "shortfalls:", len(rows), "rows, the CSV", len(wanted))
        for row, figures in zip(rows, wanted):
            self.same(row[3][0], figures["wanted"], "shortfalls")
            self.same(row[4][0], figures["met"], "shortfalls")

    def table_indicator_table(self, head, rows, _):
        """Every number is one of its indicator's: a fact, a target, a forecast or a chance."""
        values = defaultdict(list)
        inputs = list(csv.reader((self.folder / "inputs/data/indicators.csv").open(encoding="utf-8")))
        for row in as_dicts(inputs) + self.select("monitoring_indicators"):
            for value in row.values():
                try:
                    number = float(value)
                except (TypeError, ValueError):
                    continue
                values[row["number"]] += [number, 100 * number]
        indicator = None
        for row in rows:
            indicator = row[0][0] or indicator
            for text, _ in row[3:]:
                for number in re.findall(r"[\u2212-]?\d[\d,]*(?:\.\d+)?", text):
                    self.count += 1
                    check(any(printed(number, value) for value in values[indicator]), "indicator", indicator,
                          "shows", number)

    def table_confidence_table(self, head, rows, _):
        wanted = {r["table_name"]: r for r in self.select("confidence")}
        for row in rows:
            for (text, _), name in zip(row[1:5], ["verified", "derived", "unverified", "unstated"]):
                self.same(text, wanted[row[0][0]][name], row[0][0], name)

    def table_short(self, head, rows, number):
        wanted = list(self.readiness.touched(self.readiness.events[number]))
        check(len(rows) == len(wanted), "regions short first:", len(rows), "for", len(wanted))
        for row, (region, services, first, unknown) in zip(rows, wanted):
            received = next(r["demand_p80"] for r in services if r["service"] == "reception_places")
            check(row[0][0] == self.names[region] and row[6][0] == unknown, region, row)
            check((row[2][0] in ("no data", "none", "none of those known")) == (first is None), region, row[2])
            self.cell(row[1], received, region, "received")
            self.day(row[3], first and first["saturation_date"], region)
            self.cell(row[4], first and first["peak_gap"], region, "gap")
            self.cell(row[5], first and first["reserve_p80"], region, "reserve")

    def table_loads(self, head, rows, number):
        wanted = self.readiness.asked(self.readiness.events[number])
        check(len(rows) == len(wanted), "loads:", len(rows), "for", len(wanted))
        for row, figures in zip(rows, wanted):
            where = (figures["region"], figures["service"])
            check(row[0][0] == self.names[figures["region"]] and row[9][0] == figures["status"], where, row)
            self.cell(row[2], figures["peak_demand"], *where)
            self.day(row[3], figures["peak_date"], *where)
            self.day(row[4], figures["saturation_date"], *where)
            for column, name in [(5, "peak_gap"), (6, "overload_days"), (7, "reserve_p80")]:
                self.cell(row[column], figures[name], *where, name)

    def day(self, cell, wanted, *where):
        import datetime

        text, data = cell
        self.count += 1
        if not wanted:
            check(text == "", *where, text)
            return
        date = datetime.date.fromisoformat(wanted)
        check(text == f"{date.day} {date:%B} {date.year}", *where, text, wanted)
        check(int(data) == (date - datetime.date(1970, 1, 1)).days, *where, data, wanted)


def compare_page(folder, tables):
    folder = Path(folder)
    page = PageCheck(folder / "report.html", folder, tables)
    for wanted in ("short-0", "loads-0", "region-table", "programme-0", "indicator-table"):
        check(wanted in page.page.tables, "the page lacks the table", wanted)
    page.all_tables()
    # A program built without d3 writes pages without scripts and their numbers.
    if page.page.figures:
        page.charts()
        page.pyramids()
        page.map()
    # The page of readiness alone shows the same.
    alone = PageCheck(folder / "readiness/report.html", folder, tables)
    for kind in ("short-", "loads-"):
        ours, theirs = ({name: rows for name, rows in of.page.tables.items() if name.startswith(kind)}
                        for of in (alone, page))
        check(ours == theirs and ours, "the pages differ in", kind)
    if alone.page.figures:
        drawn = set(alone.page.figures["charts"])
        check(alone.readiness_charts(drawn) == drawn, "charts of readiness that nothing compares")
    check(page.count > 10_000, "few numbers of the page were compared:", page.count)
    return page.count


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

    def met():
        found = lambda r, name: number(r, name) if r[name] else None
        return sorted(
            (r["net_rule"],) + tuple(found(r, name) for name in (
                "target", "forecast", "p10", "p90", "probability_met", "lever_persons"))
            for r in tables["monitoring_indicators"]
            if (r["number"], r["level"], r["year"]) == ("7", "group", "2030"))

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
                for r in tables["programmes"] if (r["programme"], r["region"]) == ("north", "*") and number(r, "participants") > 0]

    def meaning():
        import json
        package = json.load((Path(folder) / "datapackage.json").open(encoding="utf-8"))
        fields = next(r for r in package["resources"] if r["path"] == "forecast/regions.csv")["schema"]["fields"]
        return [(f["name"], f.get("unit"), f["description"]) for f in fields if f["name"].startswith("net_")
                and not f["name"].endswith(("_mean", "_p10", "_p50", "_p90"))]

    def sources():
        record = (Path(folder) / "inputs/scenario.yaml").read_text(encoding="utf-8")
        return ("sources", record)

    readiness = Readiness(dict(csv_tables(folder)))
    surge = [r for r in readiness.summary if r["event"] == "mobilisation" and r["region"] != "*"]

    def short_first():
        found = []
        for region in names:
            days = [int(r["saturation_day"]) for r in surge
                    if r["region"] == region and r["status"] == "gap" and r["saturation_day"]]
            found += [(region, r["service"], r["saturation_date"], number(r, "peak_gap"), r["unit"]) for r in surge
                      if days and r["region"] == region and r["saturation_day"] == str(min(days))]
        return sorted(found, key=lambda row: (row[2], row[0], row[1]))

    def reserves():
        return sorted((r["region"], r["service"], number(r, "reserve_p80"), r["unit"], r["agency"])
                      for r in surge if r["reserve_p80"] and number(r, "reserve_p80") > 0)

    def likely():
        return sorted((number(r, "reserve"), number(r, "probability_no_gap"),
                       number(r, "expected_unserved_person_days")) for r in tables["readiness_reserve_curve"]
                      if (r["event"], r["region"], r["service"])
                      == ("mobilisation", "pavlodar", "reception_places"))

    def unknown():
        return sorted((r["agency"], r["region"], r["service"], number(r, "demand_p80"), r["unit"]) for r in surge
                      if r["status"] == "no data" and number(r, "demand_p80") >= 0.5)

    answers = {
        "How many people will live in each region in 2030?": population,
        "Which regions lose people until 2035, and why?": losers,
        "How many children of school age will there be?": pupils,
        "Where do people who leave Turkistan go?": destinations,
        "What is the net migration of the designated regions?": designated,
        "Is the target of the designated regions met in 2030, and how likely?": met,
        "Where do people grow old?": ageing,
        "How sure is the population of Astana in 2035?": chances,
        "How long do people live?": lives,
        "What does a programme do and cost?": programme,
        "Which service is short first in a region, and when?": short_first,
        "What reserve is enough in 80 % of cases?": reserves,
        "What would a smaller reserve do?": likely,
        "What is not known, and who is to be asked?": unknown,
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
        tables = dict(csv_tables(folder))
        print(compare_database(folder, tables), "numbers of the database,", compare_workbook(folder, tables),
              "of the workbook,", compare_page(folder, tables), "of the page")
        compare_printed(folder)
        compare_pyramid(folder)
        compare_readiness_sheet(folder, tables)
        alone = of_readiness(tables)
        compare_database(f"{folder}/readiness", alone)
        compare_workbook(f"{folder}/readiness", alone)
        compare_readiness_sheet(f"{folder}/readiness", alone)
    elif what == "questions":
        print(questions(folder, rest[0]), "questions")
    elif what == "hostile":
        hostile(folder, *rest)
    for fault in faults[:20]:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


main()
