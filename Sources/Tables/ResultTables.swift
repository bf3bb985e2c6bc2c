/// The tables of a run, described once: the writers take their columns from here, and so do
/// `datapackage.json`, the database and the documentation.
package enum ResultTables {
  /// The folder of a run's point forecast.
  package static let forecastFolder = "forecast"

  /// Every table that a run writes, for the documentation; age groups are the data package's.
  package static let all =
    forecast(ageGroups: []) + interventions + [quantiles, sensitivity, differences, attribution]
    + sweep

  /// Every table of `forecast/`.
  ///
  /// - Parameter ageGroups: the data package's age groups, which are columns of `structure.csv`.
  package static func forecast(ageGroups: [String]) -> [TableDescription] {
    [population, regions, structure(ageGroups: ageGroups), flows, lifeTables, components]
  }

  package static let population = TableDescription(
    "population.csv", "Persons on 1 January of the year by region, sex and single age",
    key: ["year", "region", "sex", "age"], required: true,
    columns: [
      stockYear, region, sex, ageOnJanuaryFirst,
      ColumnDescription("persons", anyNumber, unit: "persons", "persons on 1 January of the year"),
    ])

  package static let regions = TableDescription(
    "regions.csv",
    "Persons and events of the country, of groups of regions and of regions by year; event "
      + "columns are empty in the row of the last 1 January",
    key: ["level", "region", "year"], required: true,
    columns: areaKey + [
      ColumnDescription("persons", anyNumber, unit: "persons", "persons on 1 January of the year"),
      event("persons_mid_year", "mean of this and the next 1 January"),
      event("births", "live births"),
      event("deaths", "deaths, of the newborn included"),
      event("internal_in", "arrivals from other regions; for a group, from outside the group"),
      event("internal_out", "departures to other regions; for a group, to outside the group"),
      event("immigrants", "arrivals from abroad"),
      event("emigrants", "departures abroad"),
      event("transfers_in", "persons brought by programmes from other regions"),
      event("transfers_out", "persons taken by programmes to other regions"),
      event("closing", "persons on the next 1 January"),
      event(
        "net_interregional", "internal_in - internal_out + transfers_in - transfers_out"),
      event("net_external", "immigrants - emigrants"),
      event(
        "moves_inside",
        "moves that begin and end in the area; empty where the data package does not tell how "
          + "many people move inside a region"),
      event(
        "gross_moves",
        "arrivals and departures as published: internal, external, transfers, and twice "
          + "moves_inside; empty where that is empty"),
      event("turnover", "half of gross_moves"),
    ])

  /// - Parameter ageGroups: ids of the data package's age groups; one that bears the name of a
  ///   column which stands in every package has no second column.
  package static func structure(ageGroups: [String]) -> TableDescription {
    TableDescription(
      "structure.csv",
      "Age structure on 1 January of the country, of groups of regions and of regions; a column "
        + "for each group of age_groups.csv stands after the year",
      key: ["level", "region", "year"], required: true,
      columns: areaKey
        + ageGroupColumns(ageGroups).map {
          ColumnDescription(
            ageGroups[$0], anyNumber, unit: "persons",
            "persons in the age group '\(ageGroups[$0])' of age_groups.csv, by its limits of the "
              + "year")
        } + structureColumns)
  }

  /// Which of the age groups have a column of their own in `structure.csv`.
  package static func ageGroupColumns(_ ageGroups: [String]) -> [Int] {
    let taken = Set((areaKey + structureColumns).map(\.name))
    return ageGroups.indices.filter { !taken.contains(ageGroups[$0]) }
  }

  private static let structureColumns = [
    ratio("median_age", unit: "years", "age that halves the population"),
    ratio("ageing_index", unit: "per 100", "persons aged 65 and over for 100 aged 0-14"),
    ratio("dependency_youth", unit: "per 100", "persons aged 0-14 for 100 aged 15-64"),
    ratio("dependency_old", unit: "per 100", "persons aged 65 and over for 100 aged 15-64"),
    ratio("dependency_total", unit: "per 100", "dependency_youth + dependency_old"),
    ColumnDescription("women_15_49", anyNumber, unit: "persons", "women aged 15-49"),
  ]

  package static let quantiles = TableDescription(
    "quantiles.csv",
    "Quantiles of every figure of regions.csv and structure.csv over the draws of an ensemble; the "
      + "columns do not depend on --intervals",
    key: ["level", "region", "year", "figure", "level_pct"],
    columns: areaKey + [
      ColumnDescription("figure", .text, "name of the figure, a column of the other tables"),
      ColumnDescription(
        "level_pct", .number(0...100), unit: "per cent", "share of the draws below the value"),
      ColumnDescription("value", anyNumber, "the quantile, in the figure's unit"),
      ColumnDescription(
        "mc_error", anyNumber,
        "its Monte Carlo standard error, from the binomial spread of the order statistics; empty "
          + "where the draws are too few",
        mayBeEmpty: true),
    ])

  /// Beside `forecast/`, of `kosh sensitivity`.
  package static let sensitivity = TableDescription(
    "sensitivity.csv",
    "Which uncertain assumptions bring about the variance of a figure over the draws: Sobol "
      + "indices of independent groups of components",
    key: ["figure", "region", "year", "driver"],
    columns: [
      ColumnDescription("figure", .text, "name of the figure, a column of the other tables"),
      ColumnDescription(
        "region", .text, "* for the country, else the id of the group or of the region"),
      ColumnDescription(
        "year", .year, "1 January of the year for stocks, the calendar year for events"),
      ColumnDescription(
        "driver", .text,
        "key below uncertainty; correlated ones are one group, with + between their keys"),
      index(
        "first",
        "share of the variance that the group brings about alone; an estimate, which may fall a "
          + "little below 0"),
      index(
        "total", "share of the variance that the group takes part in, together with others"),
      index(
        "error", "the larger of first_error and total_error"),
      index("first_error", "standard error of first, from bootstrap samples of the base draws"),
      index("total_error", "standard error of total, from the same samples"),
    ])

  private static func index(_ name: String, _ meaning: String) -> ColumnDescription {
    ColumnDescription(
      name, anyNumber, unit: "of the variance",
      meaning + "; empty where the figure is the same in every draw", mayBeEmpty: true)
  }

  package static let flows = TableDescription(
    "flows.csv",
    "Moves and transfers between different regions by year; the rows of an origin sum to "
      + "internal_out + transfers_out",
    key: ["year", "origin", "destination"], required: true,
    columns: [
      eventYear,
      ColumnDescription("origin", .region(orEvery: false), "region of departure"),
      ColumnDescription("destination", .region(orEvery: false), "region of arrival"),
      ColumnDescription("persons", anyNumber, unit: "persons", "persons who moved in the year"),
    ])

  package static let lifeTables = TableDescription(
    "life_tables.csv", "Life tables of the forecast by year, region and sex",
    key: ["year", "region", "sex", "age"], required: true,
    columns: [
      eventYear, region, sex,
      ColumnDescription("age", .age, unit: "years", "exact age; 100 is open, 100 and over"),
      ColumnDescription(
        "m", anyNumber, unit: "deaths per person-year", "central death rate m(x)"),
      ColumnDescription(
        "q", .number(0...1), unit: "probability",
        "probability of dying before the next birthday, q(x)"),
      ColumnDescription(
        "survivors", .number(0...1), unit: "of one newborn", "survivors to the exact age, l(x)"),
      ColumnDescription(
        "person_years", anyNumber, unit: "years of one newborn",
        "person-years lived before the next birthday, L(x); at 100, all that are left"),
      ColumnDescription(
        "person_years_above", anyNumber, unit: "years of one newborn",
        "person-years lived above the exact age, T(x)"),
      ColumnDescription(
        "life_expectancy", anyNumber, unit: "years", "years still expected at the exact age, e(x)"),
    ])

  package static let components = TableDescription(
    "components.csv",
    "Births, deaths and moves of the year by region, sex and age at its end; newborns stand at "
      + "age 0",
    key: ["year", "region", "sex", "age"], required: true,
    columns: [
      eventYear, region, sex,
      ColumnDescription("age", .age, unit: "years", "age at the end of the year; 100 is open"),
      component("births", "live births, all at age 0"),
      component("deaths", "deaths"),
      component("internal_in", "arrivals from other regions"),
      component("internal_out", "departures to other regions"),
      component("immigrants", "arrivals from abroad"),
      component("emigrants", "departures abroad"),
      component("transfers_in", "persons brought by programmes from other regions"),
      component("transfers_out", "persons taken by programmes to other regions"),
    ])
}

// The columns that several tables share.

private let anyNumber = ColumnDescription.Kind.number(-Double.infinity...Double.infinity)

private let areaKey: [ColumnDescription] = [
  ColumnDescription(
    "level", .choice(["country", "group", "region"]),
    "what the row is of; moves inside a group are not arrivals or departures of it"),
  ColumnDescription(
    "region", .text, "* for the country, else the id of the group or of the region"),
  ColumnDescription(
    "year", .year, "1 January of the year for persons, the calendar year for events"),
]
private let stockYear = ColumnDescription("year", .year, "1 January of the year")
private let eventYear = ColumnDescription("year", .year, "calendar year of the events")
private let region = ColumnDescription("region", .region(orEvery: false), "id of the region")
private let sex = ColumnDescription("sex", .sex, "female or male")
private let ageOnJanuaryFirst = ColumnDescription(
  "age", .age, unit: "years", "age in completed years; 100 is open, 100 and over")

private func event(_ name: String, _ meaning: String) -> ColumnDescription {
  ColumnDescription(name, anyNumber, unit: "persons in the year", meaning, mayBeEmpty: true)
}

private func component(_ name: String, _ meaning: String) -> ColumnDescription {
  ColumnDescription(name, anyNumber, unit: "persons in the year", meaning)
}

private func ratio(_ name: String, unit: String, _ meaning: String) -> ColumnDescription {
  ColumnDescription(
    name, anyNumber, unit: unit, meaning + "; empty where nobody lives", mayBeEmpty: true)
}
