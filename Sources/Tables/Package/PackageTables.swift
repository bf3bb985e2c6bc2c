/// The tables of a data package: what the reader checks, what `datapackage.json` and the `Formats`
/// page say.
///
/// Who is where, born and dies stands in `PackageTables+Population`; who moves in
/// `PackageTables+Migration`; money, services and targets in `PackageTables+Planning`.
package enum PackageTables {
  /// Every table, in the order in which a person would read them.
  package static let all: [TableDescription] = [
    regions, regionGroups, population, populationTotals, mortality, mortalityDecline,
    lifeExpectancy, fertility, totalFertility, sexRatioAtBirth, vitalEvents, ageGroups,
    baseMarginResiduals, externalMigration, internalFlows, internalMargins, flowAnchors,
    flowChecks, distances, migrationSchedules, covariates,
    profiles, prices, capacity, agencies, checkpoints, standards, indicators, actuals, labourForce,
    studyPlaces, temporaryPopulation,
  ]

  /// The table kept in a file of this name.
  package static func table(file: String) -> TableDescription? { all.first { $0.file == file } }

  /// An input table: the columns given, then `source` and `confidence` where it has none.
  static func input(
    _ file: String, _ meaning: String, key: [String], required: Bool = false,
    _ columns: [ColumnDescription], yearly: [ColumnDescription] = []
  ) -> TableDescription {
    let names = Set(columns.map(\.name))
    return TableDescription(
      file, meaning, key: key, required: required,
      columns: columns + ColumnDescription.provenance.filter { !names.contains($0.name) },
      yearlyColumns: yearly)
  }
}

/// Columns that several tables share.
extension ColumnDescription {
  static let eventYear = ColumnDescription("year", .year, "calendar year of the events")
  static let sex = ColumnDescription("sex", .sex, "female or male")
  static let group = ColumnDescription("group", .text, "id of the group")

  static func region(orEvery: Bool) -> ColumnDescription {
    ColumnDescription(
      "region", .region(orEvery: orEvery),
      orEvery ? "id, name or code of a region; * for every region" : "id, name or code of a region")
  }

  static func age(_ meaning: String) -> ColumnDescription {
    ColumnDescription("age", .age, unit: "years", meaning)
  }

  static func names(of what: String, optional: Bool) -> [ColumnDescription] {
    [
      ColumnDescription("name_en", .text, "English name of the \(what)", optional: optional),
      ColumnDescription("name_ru", .text, "Russian name of the \(what)", optional: true),
      ColumnDescription("name_kk", .text, "Kazakh name of the \(what)", optional: true),
    ]
  }
}

/// What a number of a table may be.
extension ColumnDescription.Kind {
  /// Any finite number.
  package static let anyNumber = Self.number(-Double.infinity...Double.infinity)
  /// Zero or more.
  package static let nonNegative = Self.number(0...Double.infinity)
  package static let share = Self.number(0...1)
}
