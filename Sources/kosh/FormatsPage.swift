import ScenarioFiles
import Tables

/// The page that describes every file the program reads and writes, made from the descriptions by
/// which it reads and writes them.
package enum FormatsPage {
  package static let text = (head + sections.map(\.text)).joined(separator: "\n\n") + "\n"

  private static let head = [
    "# Formats",
    """
    Every file that kosh reads and writes. Made by `kosh formats` from the descriptions that drive \
    reading and writing; do not edit it by hand.
    """,
  ]

  /// In the order of the page; a new list of tables is one line here.
  private static let sections: [Section] = [
    Section("Scenario file", scenario),
    Section("Layers of a scenario", layers),
    Section("Limits", limits),
    Section("Tables of paths", tables([PathTables.description])),
    Section("Data package", tables(PackageTables.all, areInputs: true)),
    Section("Table of flows", tables([FlowTable.description])),
    Section("Table of rates by age", tables([AgeRateTable.description])),
    Section("Calibration file", calibration),
    Section(
      "Results: \(ResultTables.forecastFolder)/",
      tables(ResultTables.forecast(ageGroups: ["<age group>"]))),
    Section(
      "Results of an ensemble: \(ResultTables.forecastFolder)/", tables([ResultTables.quantiles])),
    Section("Sensitivity", tables([ResultTables.sensitivity])),
    Section("Hindcasts: \(BacktestTables.folder)/", tables(BacktestTables.all)),
    Section("Readiness: \(ReadinessTables.folder)/", tables(ReadinessTables.all)),
    Section("Forms of missing capacities", tables([ReadinessTables.form])),
    Section("Past surges", tables([ReadinessTables.episode, ReadinessTables.episodeRegions])),
    Section("Command line", commands),
    Section("Exit status", exits),
  ]

  private struct Section {
    let title: String
    let body: String

    init(_ title: String, _ body: String) {
      self.title = title
      self.body = body
    }

    var text: String { "## \(title)\n\n\(body)" }
  }

  // MARK: Scenario

  private static let scenario: String = {
    let rows = ScenarioFields.flattened().map { path, field in
      [
        "`\(path)`", type(of: field), field.unit ?? "",
        field.meaning + (field.isRequired ? "; **required**" : ""), field.absent ?? "",
        field.since,
      ]
    }
    return """
      YAML 1.1 without aliases, anchors, tags and merge keys, in UTF-8. Numbers have a decimal point; \
      a share may carry `%`. Years between the points of a path are on the straight line; before the \
      first point and after the last the path is constant. A value may be written with its source \
      beside it: `{path: …, source: …, note: …}` (`value` for single numbers, `regions` for lists of \
      regions). A region is written by its id, its name in Kazakh, Russian or English, or its code.

      \(table(["key", "type", "unit", "meaning", "when absent", "since"], rows))
      """
  }()

  private static func type(of field: FieldDescription) -> String {
    guard let bounds = field.kind.bounds else { return field.kind.words }
    return "\(field.kind.words); \(bounds.lowerBound.plain)…\(bounds.upperBound.plain)"
  }

  private static let layers = """
    In this order: the base named by `extends`, the file, every `--set PATH=VALUE` in the order of the \
    command line, `--horizon A..B`. Maps of settings merge by key; paths, lists and single values are \
    replaced whole, and the source of a replaced value goes with it. Another `form` of deterrence \
    drops the coefficients of the old one. `--set` may reach a single point of a path: \
    `--set assumptions.total_fertility.2030=2.2`. File names are relative to the file that states \
    them, those of `--set` to the scenario.
    """

  private static let limits = """
    A scenario file holds at most \(YAMLParser.sizeLimit) bytes, \(YAMLParser.nodeLimit) values, \
    \(YAMLParser.lineLimit) bytes a line, \(YAMLParser.scalarLimit) bytes a value; maps and lists stand \
    at most \(YAMLParser.depthLimit) deep in one another, and files extend one another at most \
    \(ScenarioLayers.depthLimit) deep. A table of a path has at most \(PathTables.rowLimit) rows, any \
    other table at most \(CSVFile.sizeLimit) bytes and \(CSVFile.lineLimit) bytes a line. Years lie \
    between 1900 and 2200.
    """

  // MARK: Tables

  private static func tables(_ list: [TableDescription], areInputs: Bool = false) -> String {
    list.map { description in
      let columns = description.columns + description.yearlyColumns
      let yearly = Set(description.yearlyColumns.map(\.name))
      let rows = columns.map { column in
        [
          "`\(column.name)\(yearly.contains(column.name) ? "_YYYY" : "")`", words(for: column.kind),
          column.unit ?? "",
          column.meaning + (column.isRequired ? "" : "; optional"),
        ]
      }
      let key =
        description.key.isEmpty
        ? "" : " One row for each \(description.key.joined(separator: ", "))."
      let required = areInputs && description.isRequired ? " Required." : ""
      return """
        ### \(description.file)

        \(description.meaning.prefix(1).uppercased() + description.meaning.dropFirst()).\(key)\(required)

        \(table(["column", "type", "unit", "meaning"], rows))
        """
    }.joined(separator: "\n\n")
  }

  private static func words(for kind: ColumnDescription.Kind) -> String {
    switch kind {
    case .text: "text"
    case .region(let orEvery): orEvery ? "region or `*`" : "region"
    case .year: "year"
    case .date: "date"
    case .firstOfJanuary: "date, YYYY-01-01"
    case .period: "period"
    case .age: "age, 0…100"
    case .sex: "`female` or `male`"
    case .integer: "whole number"
    case .number(let bounds): number(in: bounds)
    case .flag: "`1` or `0`"
    case .choice(let choices): choices.map { "`\($0)`" }.joined(separator: ", ")
    }
  }

  private static func number(in bounds: ClosedRange<Double>) -> String {
    // Some descriptions write "any finite number" with the largest one.
    let isOpen = { (bound: Double) in bound.magnitude >= Double.greatestFiniteMagnitude }
    return switch (!isOpen(bounds.lowerBound), !isOpen(bounds.upperBound)) {
    case (true, true): "number, \(bounds.lowerBound.plain)…\(bounds.upperBound.plain)"
    case (true, false): "number, at least \(bounds.lowerBound.plain)"
    case (false, true): "number, at most \(bounds.upperBound.plain)"
    case (false, false): "number"
    }
  }

  private static let calibration = """
    JSON written by `kosh calibrate`, read where a scenario names it as `deterrence: {file: …}`.

    \(table(
      ["member", "type", "meaning"],
      CalibrationField.allCases.map { ["`\($0.name)`", $0.type, $0.meaning] }))
    """

  // MARK: Command line

  private static let commands = table(
    ["command", "does"],
    Commands.all.map { ["`kosh \(HelpText.synopsis(of: $0))`", $0.summary] })

  private static let exits = table(
    ["code", "meaning"], ExitStatus.allCases.map { ["\($0.rawValue)", $0.meaning] })

  private static func table(_ head: [String], _ rows: [[String]]) -> String {
    let lines = [head, head.map { _ in "---" }] + rows
    return lines.map { cells in
      "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }.joined(separator: "\n")
  }
}
