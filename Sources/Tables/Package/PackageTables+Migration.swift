/// Who moves, how far, and what draws or drives people away.
extension PackageTables {
  package static let externalMigration = input(
    "external_migration.csv",
    "migration across the country's border, by age at the end of the year; net alone only where nothing else is known",
    key: ["year", "region", "group", "sex", "age"],
    [
      .eventYear, .region(orEvery: false),
      ColumnDescription("group", .text, "kandas, other arrivals, refugees …", optional: true),
      .sex, .age("age at the end of the year; 100 is 100 and over"),
      ColumnDescription("immigrants", .nonNegative, unit: "persons", "arrivals", optional: true),
      ColumnDescription("emigrants", .nonNegative, unit: "persons", "departures", optional: true),
      ColumnDescription(
        "net", .anyNumber, unit: "persons", "arrivals less departures", optional: true),
    ])

  package static let internalFlows = input(
    "internal_flows.csv", "moves between regions, observed or estimated",
    key: ["year", "origin", "destination"],
    [
      .eventYear,
      ColumnDescription("origin", .region(orEvery: false), "the region left"),
      ColumnDescription(
        "destination", .region(orEvery: false),
        "the region moved to; the origin itself for moves inside it"),
      ColumnDescription("persons", .nonNegative, unit: "persons", "moves of the year"),
    ])

  package static let internalMargins = input(
    "internal_margins.csv",
    "arrivals and departures of internal migration by region; the nets of a year sum to zero",
    key: ["year", "region", "scope"],
    [
      .eventYear, .region(orEvery: false),
      ColumnDescription(
        "scope", .choice(["all", "interregional"]),
        "all: as published, with moves inside regions; interregional: between regions alone"),
      ColumnDescription("arrivals", .nonNegative, unit: "persons", "arrivals", mayBeEmpty: true),
      ColumnDescription(
        "departures", .nonNegative, unit: "persons", "departures", mayBeEmpty: true),
      ColumnDescription(
        "net", .anyNumber, unit: "persons", "arrivals less departures", mayBeEmpty: true),
    ])

  package static let flowAnchors = publishedFlows(
    "flow_anchors.csv", "published flows and shares of flows, to which `kosh calibrate` fits")

  package static let flowChecks = publishedFlows(
    "flow_checks.csv", "published flows and shares that no fit sees, against which it is checked")

  /// Sums of moves as statistics publish them: of one region or several together, in part of a year.
  private static func publishedFlows(_ file: String, _ meaning: String) -> TableDescription {
    let places = "a region, several as a+b where they are counted together, or all"
    return input(
      file, meaning, key: ["origin", "destination", "period"],
      [
        ColumnDescription("origin", .text, "the region left: \(places)"),
        ColumnDescription("destination", .text, "the region moved to: \(places)"),
        ColumnDescription(
          "period", .period, "2025, 2025H1, 2021Q1 or 2022M9 (nine months from January)"),
        ColumnDescription(
          "persons", .nonNegative, unit: "persons",
          "moves of the period between different regions; empty where a share is given",
          mayBeEmpty: true),
        ColumnDescription(
          "share", .share, "part of all arrivals or departures of the period", optional: true),
        ColumnDescription(
          "share_of", .choice(["arrivals", "departures"]),
          "arrivals of the destination or departures of the origin", optional: true),
      ])
  }

  package static let distances = input(
    "distances.csv", "distances between regions; one direction of a pair is enough",
    key: ["origin", "destination"],
    [
      ColumnDescription("origin", .region(orEvery: false), "one region"),
      ColumnDescription("destination", .region(orEvery: false), "another region"),
      ColumnDescription("km", .number(0...40_075), unit: "km", "distance"),
      ColumnDescription("contiguous", .flag, "1 where they share a border"),
      ColumnDescription("ring", .flag, "1 for a city and the region around it"),
    ])

  package static let migrationSchedules = input(
    "migration_schedules.csv",
    "families of Rogers–Castro model schedules of moves by age x: a1 e^(−alpha1 x) + a2 e^(−alpha2 (x − mu2) − e^(−lambda2 (x − mu2))), the same with 3 for retirement, a4 e^(lambda4 x) for old age, and c; 7, 9, 11 or 13 parameters",
    key: ["family"],
    [
      ColumnDescription("family", .text, "name of the family, as a scenario's schedule states it"),
      parameter("a1", "height of childhood"),
      parameter("alpha1", "decline of childhood"),
      parameter("a2", "height of the labour-force peak"),
      parameter("alpha2", "decline of the labour-force peak"),
      parameter("mu2", unit: "years", "place of the labour-force peak"),
      parameter("lambda2", "ascent of the labour-force peak"),
      parameter("a3", "height of the retirement peak", optional: true),
      parameter("alpha3", "decline of the retirement peak", optional: true),
      parameter("mu3", unit: "years", "place of the retirement peak", optional: true),
      parameter("lambda3", "ascent of the retirement peak", optional: true),
      parameter("a4", "height of the slope of old age", optional: true),
      parameter("lambda4", "growth of the slope of old age", optional: true),
      parameter("c", "the level that every age has"),
    ])

  private static func parameter(
    _ name: String, unit: String? = nil, _ meaning: String, optional: Bool = false
  ) -> ColumnDescription {
    ColumnDescription(name, .nonNegative, unit: unit, meaning, optional: optional)
  }

  package static let covariates = input(
    "covariates.csv",
    "properties of regions: wage, product per head, housing, unemployment, hazard …",
    key: ["year", "region", "name"],
    [
      .eventYear, .region(orEvery: true),
      ColumnDescription("name", .text, "the property; national_moves is the country's moves"),
      ColumnDescription("value", .anyNumber, "its value"),
      ColumnDescription("unit", .text, "its unit"),
    ])

  package static let profiles = input(
    "profiles.csv", "named age-sex profiles of groups of migrants; the shares of one sum to one",
    key: ["profile", "sex", "age"],
    [
      ColumnDescription("profile", .text, "name of the profile"),
      .sex, .age("age in completed years; an age that is not given has share zero"),
      ColumnDescription("share", .share, "share of the group"),
    ])
}
