import Tables

/// The compiler's own inputs: what they hold that the compiled package holds in another form.
enum InputDescriptions {
  static let regionalAgeEstimate = input(
    "regional_age_estimate.csv", "estimated persons by region, sex and five-year group",
    key: ["region", "sex", "from"],
    [
      region, sex, from, to,
      ColumnDescription("persons", .nonNegative, unit: "persons", "on 1 January 2025"),
    ])

  static let wppPopulation = input(
    "wpp_population.csv", "World Population Prospects: the country at mid-year",
    key: ["year", "sex", "age"],
    [
      year, sex, age,
      ColumnDescription("thousands", .nonNegative, unit: "thousand persons", "on 1 July"),
    ])

  static let wppMortality = input(
    "wpp_mortality.csv", "central death rates of the country from 1 July to 1 July",
    key: ["year", "sex", "age"],
    [
      year, sex, age,
      ColumnDescription("rate", .number(0...2), unit: "per person-year", "from 1 July of the year"),
    ])

  static let wppFertility = input(
    "wpp_fertility.csv", "births by age of woman", key: ["year", "age"],
    [
      year, age,
      ColumnDescription("births_per_1000", .nonNegative, unit: "per 1000 women", "of the year"),
    ])

  static let vitalStatistics = input(
    "vital_statistics.csv", "births, deaths and rates as found",
    key: ["year", "region", "measure"],
    [
      year, everyRegion,
      ColumnDescription(
        "measure", .choice(["births", "deaths", "natural_increase", "crude_birth_rate"]),
        "crude rates per 1000 of mean population"),
      ColumnDescription("value", .anyNumber, "the figure"),
    ])

  static let externalTotals = input(
    "external_totals.csv", "migration across the border as found; empty where not known",
    key: ["year", "region"],
    [
      year, everyRegion,
      ColumnDescription("immigrants", .nonNegative, unit: "persons", "arrivals", mayBeEmpty: true),
      ColumnDescription("emigrants", .nonNegative, unit: "persons", "departures", mayBeEmpty: true),
      ColumnDescription(
        "net", .anyNumber, unit: "persons", "arrivals less departures", mayBeEmpty: true),
    ])

  static let externalExchange = input(
    "external_exchange.csv", "arrivals and departures per inhabitant, relative", key: ["region"],
    [region, ColumnDescription("weight", .nonNegative, "relative to the other regions")])

  static let externalAges = input(
    "external_ages.csv", "shares of broad age groups among migrants across the border",
    key: ["profile", "from"],
    [
      ColumnDescription(
        "profile", .choice(["external_immigrants", "external_emigrants"]), "which stream"),
      from, to, share,
    ])

  static let margins = input(
    "internal_margins.csv",
    "internal arrivals, departures and nets: with moves inside regions, or the net alone",
    key: ["year", "region"],
    [
      year, region,
      ColumnDescription("arrivals", .nonNegative, unit: "persons", "arrivals", mayBeEmpty: true),
      ColumnDescription(
        "departures", .nonNegative, unit: "persons", "departures", mayBeEmpty: true),
      ColumnDescription("net", .anyNumber, unit: "persons", "arrivals less departures"),
    ])

  static let ageAnchors = input(
    "age_anchors.csv", "published figures about the ages of a region",
    key: ["margin", "region"],
    [
      ColumnDescription(
        "margin", .choice(AgeAnchor.Kind.allCases.map(\.rawValue)), "what the figure counts"),
      region,
      ColumnDescription("value", .nonNegative, "as published"),
      ColumnDescription("unit", .text, "unit of the value"),
      ColumnDescription(
        "national", .nonNegative, "the country's figure of the same release", mayBeEmpty: true),
      ColumnDescription("standard_error", .number(0.001...1), "relative error given to it"),
    ])

  static let nationalAgeGroups = input(
    "national_age_groups.csv", "official broad age groups of the country: a check, not a margin",
    key: ["date", "sex", "from"],
    [
      ColumnDescription("date", .firstOfJanuary, "date of the count"), sex, from, to,
      ColumnDescription("persons", .nonNegative, unit: "persons", "persons of the group"),
    ])

  static let profileGroups = input(
    "profile_groups.csv", "shares of groups of migrants by sex and broad age group",
    key: ["profile", "sex", "from"],
    [ColumnDescription("profile", .text, "name of the profile"), sex, from, to, share])

  private static let year = ColumnDescription("year", .year, "calendar year")
  private static let sex = ColumnDescription("sex", .sex, "female or male")
  private static let age = ColumnDescription("age", .age, unit: "years", "100 is 100 and over")
  private static let from = ColumnDescription("from", .age, unit: "years", "first age")
  private static let to = ColumnDescription("to", .age, unit: "years", "last age, included")
  private static let share = ColumnDescription("share", .number(0...1), "share of all")
  private static let region = ColumnDescription("region", .region(orEvery: false), "a region")
  private static let everyRegion = ColumnDescription(
    "region", .region(orEvery: true), "a region; * the country")

  private static func input(
    _ file: String, _ meaning: String, key: [String], _ columns: [ColumnDescription]
  ) -> TableDescription {
    TableDescription(
      file, meaning, key: key, required: true, columns: columns + ColumnDescription.provenance)
  }
}
