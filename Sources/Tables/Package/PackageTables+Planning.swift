/// What planners bring: prices, capacities, norms, targets and actuals.
extension PackageTables {
  package static let prices = input(
    "prices.csv", "unit costs by year, the monthly calculation index (MRP) among them",
    key: ["year", "name"],
    [
      ColumnDescription("year", .year, "year of the price"),
      ColumnDescription("name", .text, "what is priced"),
      ColumnDescription("value", .nonNegative, "the price"),
      ColumnDescription("unit", .text, "unit of the price"),
      ColumnDescription("source", .text, "who states it", mayBeEmpty: true),
    ])

  package static let capacity = input(
    "capacity.csv",
    "service capacities and present demand; sites of one service and region add up",
    key: ["region", "service", "site", "date"],
    [
      .region(orEvery: true),
      ColumnDescription("service", .text, "the service, as in standards.csv"),
      ColumnDescription(
        "site", .text, "a hall, a camp or a works, where there are several", optional: true),
      ColumnDescription(
        "capacity", .nonNegative, "what it can serve; empty: no data", mayBeEmpty: true),
      ColumnDescription("demand", .nonNegative, "present demand; empty: no data", mayBeEmpty: true),
      ColumnDescription("unit", .text, "unit of both"),
      ColumnDescription(
        "build_per_day", .nonNegative, "units that can be added a day", optional: true),
      ColumnDescription(
        "full_capacity", .nonNegative,
        "what it grows to in an event, by `build_per_day` from its opening day on", optional: true),
      ColumnDescription(
        "opening_day", .nonNegative, unit: "days from an event's start",
        "when it opens in an event; empty: it is open", optional: true),
      ColumnDescription("date", .date, "date to which they belong", mayBeEmpty: true),
      ColumnDescription("agency", .text, "the agency that answers for it", mayBeEmpty: true),
    ])

  package static let agencies = input(
    "agencies.csv", "names of the bodies that answer for services, in the languages of reports",
    key: ["agency"],
    [
      ColumnDescription("agency", .text, "as capacity.csv and standards.csv call it"),
      ColumnDescription("name_en", .text, "its name in English", mayBeEmpty: true),
      ColumnDescription("name_ru", .text, "its name in Russian", mayBeEmpty: true),
      ColumnDescription("name_kk", .text, "its name in Kazakh", mayBeEmpty: true),
    ])

  package static let checkpoints = input(
    "checkpoints.csv", "border entry points: capacity, and ordinary traffic", key: ["checkpoint"],
    [
      ColumnDescription("checkpoint", .text, "name of the checkpoint"),
      ColumnDescription("neighbour", .text, "the country on the other side"),
      ColumnDescription("mode", .text, "road, rail, air or sea"),
      .region(orEvery: false),
      ColumnDescription("lanes", .nonNegative, unit: "lanes", "lanes inward", mayBeEmpty: true),
      ColumnDescription(
        "persons_per_day", .nonNegative, unit: "persons per day", "capacity inward",
        mayBeEmpty: true),
      ColumnDescription(
        "base_persons_per_day", .nonNegative, unit: "persons per day", "ordinary traffic inward",
        mayBeEmpty: true),
    ])

  package static let standards = input(
    "standards.csv", "planning norms of services; several sources may state one", key: [],
    [
      ColumnDescription("service", .text, "the service"),
      ColumnDescription("indicator", .text, "what the norm is about"),
      ColumnDescription("value", .nonNegative, "the norm"),
      ColumnDescription("unit", .text, "unit of the value"),
      ColumnDescription("per", .text, "for whom or what", mayBeEmpty: true),
      ColumnDescription("phase", .text, "phase of the response", mayBeEmpty: true),
      ColumnDescription("agency", .text, "the agency that answers for it", mayBeEmpty: true),
    ])

  package static let indicators = input(
    "indicators.csv", "target indicators with facts and targets by year", key: ["number"],
    [
      ColumnDescription("number", .text, "number in the programme's table"),
      ColumnDescription("name", .text, "the indicator as it is named there"),
      ColumnDescription("unit", .text, "its unit"),
      ColumnDescription("better", .choice(["higher", "lower"]), "the direction wanted"),
      ColumnDescription(
        "target_path", .text, "where the path of targets comes from", mayBeEmpty: true),
      ColumnDescription("source_agency", .text, "who publishes the fact", mayBeEmpty: true),
      ColumnDescription("responsible", .text, "who answers for it", mayBeEmpty: true),
      ColumnDescription("source", .text, "where it is written", mayBeEmpty: true),
      ColumnDescription(
        "set", .text, "the programme whose table it belongs to, by its years", optional: true),
      ColumnDescription(
        "figure", .choice(indicatorFigures),
        "what the engine computes for it; empty: projected from its own facts", optional: true),
      ColumnDescription(
        "note", .text, "what is unclear or contradictory about it, shown beside it",
        optional: true),
    ]
      + [
        ("name", "the indicator"), ("unit", "its unit"),
        ("source_agency", "who publishes the fact"),
        ("responsible", "who answers for it"),
        ("note", "what is unclear or contradictory about it"),
      ].flatMap { name, meaning in
        [("ru", "Russian"), ("kk", "Kazakh")].map { code, language in
          ColumnDescription(
            "\(name)_\(code)", .text, "\(meaning), in \(language)", optional: true)
        }
      },
    yearly: [
      ColumnDescription("fact", .anyNumber, "fact of the year", optional: true),
      ColumnDescription("target", .anyNumber, "target of the year", optional: true),
      ColumnDescription(
        "target_plan", .anyNumber, "target of the year where a plan of action states another one",
        optional: true),
    ])

  /// Figures that an indicator may name.
  package static let indicatorFigures = [
    "net_interregional", "net_external", "labour_quota", "participants", "retention", "employment",
  ]

  package static let actuals = input(
    "actuals.csv", "facts as they are released, the input of `kosh monitor`",
    key: ["number", "period", "region", "released"],
    [
      ColumnDescription("number", .text, "number of the indicator"),
      ColumnDescription("period", .period, "2026, 2026H1, 2026Q3 or 2026M9"),
      .region(orEvery: true),
      ColumnDescription("value", .anyNumber, "the fact, in the indicator's unit"),
      ColumnDescription(
        "status", .choice(["preliminary", "revised", "final"]), "standing of the figure"),
      ColumnDescription("released", .date, "date of release", mayBeEmpty: true),
      ColumnDescription("source", .text, "who released it", mayBeEmpty: true),
      ColumnDescription(
        "seasonal_share", .number(0.001...1), unit: "share",
        "part of the year's total that falls into the period; empty: equal months", optional: true),
    ])

  package static let labourForce = measures(
    "labour_force.csv", "labour force, employment and unemployment by region")

  package static let studyPlaces = measures(
    "study_places.csv", "grant places and students by region")

  package static let temporaryPopulation = measures(
    "temporary_population.csv", "people present but not resident: permits, transit, students")

  /// A table of several measures, one a row.
  private static func measures(_ file: String, _ meaning: String) -> TableDescription {
    input(
      file, meaning, key: ["year", "region", "measure"],
      [
        ColumnDescription("year", .year, "year of the figure"),
        .region(orEvery: true),
        ColumnDescription("measure", .text, "what is measured"),
        ColumnDescription("value", .nonNegative, "the figure"),
        ColumnDescription("unit", .text, "its unit"),
      ])
  }
}
