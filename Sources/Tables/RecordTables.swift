/// How a run came about and what its areas are called: tables of the database that are no CSV files,
/// since `run.json` and the data package say the same.
package enum RecordTables {
  package static let all = [
    areas, areaMembers, run, notes, levels, interventions, sources, confidence, inputs,
  ]

  /// What every database holds about itself.
  package static let catalogue = [tables, columns]

  package static let areas = TableDescription(
    "areas", "The country, its groups of regions and its regions: names and codes",
    key: ["level", "region"],
    columns: [
      ColumnDescription("level", .choice(["country", "group", "region"]), "what the area is"),
      ColumnDescription(
        "region", .text, "* for the country, else the id of the group or of the region"),
      ColumnDescription("number", .integer, "place in the tables, from 1"),
      ColumnDescription("name_en", .text, "name in English"),
      ColumnDescription("name_ru", .text, "name in Russian; English where there is none"),
      ColumnDescription("name_kk", .text, "name in Kazakh; English where there is none"),
      ColumnDescription("kato", .text, "code of the classifier KATO", mayBeEmpty: true),
      ColumnDescription("iso_3166_2", .text, "ISO 3166-2 code", mayBeEmpty: true),
      ColumnDescription("capital", .text, "administrative centre", mayBeEmpty: true),
      optional("latitude", unit: "degrees", "of the centre"),
      optional("longitude", unit: "degrees", "of the centre"),
      optional("area_km2", unit: "square kilometres", "area"),
    ])

  package static let areaMembers = TableDescription(
    "area_members", "Which regions a group consists of", key: ["area", "region"],
    columns: [
      ColumnDescription("area", .text, "id of the group"),
      ColumnDescription("region", .region(orEvery: false), "id of a region in it"),
    ])

  package static let run = TableDescription(
    "run",
    "How the run came about, as far as a repetition gives the same; times and the machine stand in "
      + "run.json alone", key: ["name"],
    columns: [
      ColumnDescription("name", .text, "what is said"),
      ColumnDescription("value", .text, "what it is", mayBeEmpty: true),
    ])

  package static let notes = TableDescription(
    "notes", "What the reader of the results must know", key: ["number"],
    columns: [
      number,
      ColumnDescription(
        "kind", .choice(["note", "solved", "filled_in"]),
        "note: a warning; solved: a level that was solved; filled_in: an input that was interpolated "
          + "or held constant"),
      ColumnDescription("text", .text, "the sentence"),
    ])

  package static let levels = TableDescription(
    "levels", "The assumptions of each year as they act", key: ["year"],
    columns: [
      ColumnDescription("year", .year, "calendar year"),
      level(
        "total_fertility", unit: "children per woman",
        "age-specific rates weighted with the first year's women"),
      level("life_expectancy", unit: "years", "at birth, of the national table of both sexes"),
      level(
        "mean_regional_life_expectancy", unit: "years",
        "mean of the regions' own, weighted by the first year's persons"),
      level("mobility", unit: "of the flows' year", "level of moves between regions"),
      optional(
        "external_net_unscaled", unit: "persons in the year", "what the data package alone gives"),
      optional("external_net_target", unit: "persons in the year", "what the scenario asks for"),
      level("external_net", unit: "persons in the year", "immigrants less emigrants as they act"),
      optional(
        "external_net_with_interventions", unit: "persons in the year",
        "with what interventions add"),
    ])

  package static let interventions = TableDescription(
    "interventions", "What each intervention does", key: ["number"],
    columns: [
      number,
      ColumnDescription("name", .text, "name in the scenario"),
      ColumnDescription("kind", .text, "its kind, a key of the scenario"),
      ColumnDescription("effect", .text, "what it does"),
    ])

  package static let sources = TableDescription(
    "sources", "Where the values of the scenario are from, in the planner's own words",
    key: ["number"],
    columns: [
      number,
      ColumnDescription("field", .text, "dotted key of the value in the scenario"),
      ColumnDescription(
        "kind", .choice(["source", "note"]), "source: where it is from; note: a remark"),
      ColumnDescription("text", .text, "the source or the remark"),
    ])

  package static let confidence = TableDescription(
    "confidence", "How far the rows of the data package were verified", key: ["table_name"],
    columns: [
      ColumnDescription("table_name", .text, "table of the data package"),
      count("verified", "rows read from a publication"),
      count("derived", "rows computed from verified figures"),
      count("unverified", "rows that nobody has verified"),
      count("unstated", "rows of which the package does not say"),
    ])

  package static let inputs = TableDescription(
    "inputs", "Every file the run was made from, as copied into inputs/", key: ["path"],
    columns: [
      ColumnDescription("path", .text, "below the folder of results"),
      ColumnDescription("sha256", .text, "hexadecimal SHA-256"),
      ColumnDescription("bytes", .integer, unit: "bytes", "size"),
    ])

  package static let tables = TableDescription(
    "tables", "Every table of the database", key: ["table_name"],
    columns: [
      ColumnDescription("table_name", .text, "the table"),
      ColumnDescription(
        "file", .text, "the CSV file of the same rows; empty where there is none", mayBeEmpty: true),
      ColumnDescription("meaning", .text, "what it holds"),
      ColumnDescription(
        "key_columns", .text, "the columns that tell one row from another, with commas between",
        mayBeEmpty: true),
    ])

  package static let columns = TableDescription(
    "columns", "Every column of every table", key: ["table_name", "number"],
    columns: [
      ColumnDescription("table_name", .text, "the table"),
      ColumnDescription("number", .integer, "place in the table, from 1"),
      ColumnDescription("column_name", .text, "the column"),
      ColumnDescription("type", .choice(["INTEGER", "REAL", "TEXT"]), "its type in the database"),
      ColumnDescription("unit", .text, "its unit", mayBeEmpty: true),
      ColumnDescription("meaning", .text, "what it holds"),
    ])

  private static let anyNumber = ColumnDescription.Kind.number(-Double.infinity...Double.infinity)
  private static let number = ColumnDescription("number", .integer, "place in the list, from 1")

  private static func count(_ name: String, _ meaning: String) -> ColumnDescription {
    ColumnDescription(name, .integer, unit: "rows", meaning)
  }

  private static func level(_ name: String, unit: String, _ meaning: String) -> ColumnDescription {
    ColumnDescription(name, anyNumber, unit: unit, meaning)
  }

  private static func optional(
    _ name: String, unit: String, _ meaning: String
  ) -> ColumnDescription {
    ColumnDescription(name, anyNumber, unit: unit, meaning, mayBeEmpty: true)
  }
}
