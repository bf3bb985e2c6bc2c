#!/usr/bin/env python3
"""Make one-region data packages from an extract of World Population Prospects 2024.

    make_wpp_fixture.py EXTRACT_DIR OUTPUT_DIR COUNTRY [COUNTRY ...]

EXTRACT_DIR holds a folder for each country (KAZ, KGZ ...) with population.csv, asfr.csv,
migration.csv, indicators.csv and mortality_derived.csv; OUTPUT_DIR receives a folder for each.

The clock is shifted by half a year: the UN's 1 July of a year becomes the engine's 1 January. An
interval from 1 July y to 1 July y+1 then is the engine's year y:
  - death rates and the sex ratio at birth of row y belong to that interval already;
  - fertility rates and net migrants of calendar years become the mean of rows y and y+1;
  - the population of 1 July 2024 becomes that of 2024-01-01, the later ones are expected.csv.
"""

import csv
import json
import pathlib
import sys

FIRST, LAST = 2024, 2050
ATTRIBUTION = (
    "United Nations, DESA, Population Division, World Population Prospects 2024, CC BY 3.0 IGO"
)
NAMES = {
    "KAZ": ("Kazakhstan", "Казахстан", "Қазақстан"),
    "KGZ": ("Kyrgyzstan", "Кыргызстан", "Қырғызстан"),
    "UZB": ("Uzbekistan", "Узбекистан", "Өзбекстан"),
    "RUS": ("Russian Federation", "Россия", "Ресей"),
    "TJK": ("Tajikistan", "Таджикистан", "Тәжікстан"),
}
SEXES = ("female", "male")
INTEGERS = {"year": (1900, 2200), "age": (0, 100)}
DESCRIPTIONS = {
    "regions.csv": ("the country as one region", []),
    "population.csv": (
        "persons on 1 July 2024, dated 1 January 2024",
        ["date", "region", "sex", "age"],
    ),
    "mortality.csv": (
        "central death rates per person-year, 1 July to 1 July, derived from published "
        "populations and migration",
        ["year", "region", "sex", "age"],
    ),
    "fertility.csv": (
        "births per woman-year, mean of two calendar years",
        ["year", "region", "age"],
    ),
    "sex_ratio_at_birth.csv": ("males per female, derived", ["year", "region"]),
    "external_migration.csv": (
        "net migrants in persons, mean of two calendar years, age at the end of the year",
        ["year", "region", "sex", "age"],
    ),
    "expected.csv": (
        "persons on 1 July of each year, dated 1 January: what a projection must return",
        ["year", "sex", "age"],
    ),
    "published_survival.csv": (
        "1 - S(x) of the UN's life tables by calendar year, S being survival into age x",
        ["year", "sex", "age"],
    ),
    "abridged_mortality.csv": (
        "central death rates by five-year age group; year is the first of five, mid-year to mid-year",
        ["year", "sex", "age"],
    ),
    "annual_life_expectancy.csv": (
        "life expectancy at birth, mean of two calendar years",
        ["year", "sex"],
    ),
}


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def number(value, decimals):
    text = f"{value:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def by_year_and_age(table):
    return {(int(row["year"]), int(row["age"])): row for row in table}


def tables(source, country):
    """The package's tables as (header, rows), by file name."""
    population = by_year_and_age(rows(source / "population.csv"))
    fertility = by_year_and_age(rows(source / "asfr.csv"))
    migration = by_year_and_age(rows(source / "migration.csv"))
    mortality = by_year_and_age(rows(source / "mortality_derived.csv"))
    ratios = {int(row["year"]): row["srb_implied"] for row in rows(source / "indicators.csv")}
    years, ages = range(FIRST, LAST), range(101)
    region = country.lower()

    def mean(table, column, year, age):
        return (float(table[year, age][column]) + float(table[year + 1, age][column])) / 2

    def persons(year, sex, age):
        return number(float(population[year, age][sex]) * 1000, 0)

    return {
        "regions.csv": (
            ["region", "name_en", "name_ru", "name_kk"],
            [[region, *NAMES[country]]],
        ),
        "population.csv": (
            ["date", "region", "sex", "age", "persons"],
            [
                [f"{FIRST}-01-01", region, sex, age, persons(FIRST, sex, age)]
                for sex in SEXES
                for age in ages
            ],
        ),
        "mortality.csv": (
            ["year", "region", "sex", "age", "rate"],
            [
                [year, "*", sex, age, mortality[year, age]["mx_" + sex[0]]]
                for year in years
                for sex in SEXES
                for age in ages
            ],
        ),
        "fertility.csv": (
            ["year", "region", "age", "rate"],
            [
                [year, "*", age, number(mean(fertility, "asfr", year, age) / 1000, 8)]
                for year in years
                for age in range(10, 55)
            ],
        ),
        "sex_ratio_at_birth.csv": (
            ["year", "region", "ratio"],
            [[year, "*", ratios[year]] for year in years],
        ),
        "external_migration.csv": (
            ["year", "region", "sex", "age", "net"],
            [
                [year, region, sex, age, number(mean(migration, sex, year, age) * 1000, 1)]
                for year in years
                for sex in SEXES
                for age in ages
            ],
        ),
        "expected.csv": (
            ["year", "sex", "age", "persons"],
            [
                [year, sex, age, persons(year, sex, age)]
                for year in range(FIRST + 1, LAST + 1)
                for sex in SEXES
                for age in ages
            ],
        ),
    }


def published_mortality(source):
    """Mortality as the UN publishes it, for the countries whose extract holds it: survival of three
    years by single age, rates by five-year age and period, life expectancy by year."""
    if not (source / "sx_published_anchors.csv").exists():
        return {}
    periods = [f"{year}-{year + 5}" for year in range(2020, 2055, 5)]
    abridged = [row for row in rows(source / "mx_5x5.csv") if row["period"] in periods]
    indicators = {int(row["year"]): row for row in rows(source / "indicators.csv")}

    def mean_expectancy(year, sex):
        column = "e0" + sex[0].upper()
        return (float(indicators[year][column]) + float(indicators[year + 1][column])) / 2

    return {
        "published_survival.csv": (
            ["year", "sex", "age", "rate"],
            [
                [row["year"], sex, row["age"], row["one_minus_sx_" + sex]]
                for sex in SEXES
                for row in rows(source / "sx_published_anchors.csv")
            ],
        ),
        "abridged_mortality.csv": (
            ["year", "sex", "age", "rate"],
            [
                [row["period"][:4], sex, row["age"].rstrip("+"), row[sex]]
                for sex in SEXES
                for row in abridged
            ],
        ),
        "annual_life_expectancy.csv": (
            ["year", "sex", "years"],
            [
                [year, sex, number(mean_expectancy(year, sex), 6)]
                for sex in SEXES
                for year in range(FIRST, LAST)
            ],
        ),
    }


def field(name):
    if name in INTEGERS:
        low, high = INTEGERS[name]
        bounds = {"required": True, "minimum": low, "maximum": high}
        return {"name": name, "type": "integer", "constraints": bounds}
    if name == "sex":
        return {"name": name, "type": "string", "constraints": {"enum": list(SEXES)}}
    if name == "date":
        return {"name": name, "type": "date"}
    kind = "number" if name in ("persons", "rate", "ratio", "net", "years") else "string"
    return {"name": name, "type": kind, "constraints": {"required": True}}


def descriptor(country, contents):
    resources = []
    for name, (header, _) in contents.items():
        meaning, key = DESCRIPTIONS[name]
        schema = {"fields": [field(column) for column in header]}
        if key:
            schema["primaryKey"] = key
        resource = {
            "name": name.removesuffix(".csv"),
            "path": name,
            "profile": "tabular-data-resource",
            "description": meaning,
            "schema": schema,
        }
        if name in ("population.csv", "expected.csv"):
            resource["population_concept"] = "de facto, as the UN estimates and projects it"
            resource["vintage"] = "World Population Prospects 2024, medium variant"
        resources.append(resource)
    return {
        "profile": "tabular-data-package",
        "name": f"wpp-2024-{country.lower()}",
        "title": f"World Population Prospects 2024, {NAMES[country][0]}, as a test of arithmetic",
        "description": (
            "The UN's 1 July stands as 1 January. Death rates and sex ratios were derived from "
            "published figures and are not products of the UN."
        ),
        "licenses": [
            {
                "name": "CC-BY-3.0-IGO",
                "title": "Creative Commons Attribution 3.0 IGO",
                "path": "https://creativecommons.org/licenses/by/3.0/igo/",
            }
        ],
        "sources": [{"title": ATTRIBUTION, "path": "https://population.un.org/wpp/"}],
        "resources": resources,
    }


def main(arguments):
    if len(arguments) < 3:
        sys.exit(__doc__)
    extract, output, countries = pathlib.Path(arguments[0]), pathlib.Path(arguments[1]), arguments[2:]
    for country in countries:
        folder = output / country
        folder.mkdir(parents=True, exist_ok=True)
        contents = tables(extract / country, country)
        contents |= published_mortality(extract / country)
        for name, (header, body) in contents.items():
            with open(folder / name, "w", newline="", encoding="utf-8") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(header)
                writer.writerows(body)
        with open(folder / "datapackage.json", "w", encoding="utf-8") as file:
            json.dump(descriptor(country, contents), file, ensure_ascii=False, indent=2)
            file.write("\n")


if __name__ == "__main__":
    main(sys.argv[1:])
