import Reports
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
    Section("Interventions", interventions),
    Section("Layers of a scenario", layers),
    Section("Limits", limits),
    Section("Tables of paths", tables([PathTables.description])),
    Section("Data package", tables(PackageTables.all, areInputs: true)),
    Section("Outlines of regions: boundaries.geojson", boundaries),
    Section("Table of flows", tables([FlowTable.description])),
    Section("Table of rates by age", tables([AgeRateTable.description])),
    Section("Calibration file", calibration),
    Section(
      "Results: \(ResultTables.forecastFolder)/",
      tables(ResultTables.forecast(ageGroups: ["<age group>"]))),
    Section(
      "Results of an ensemble: \(ResultTables.forecastFolder)/", tables([ResultTables.quantiles])),
    Section(
      "Results of interventions: \(ResultTables.forecastFolder)/",
      tables(ResultTables.interventions)),
    Section("Database: \(OutputFormat.sqlite.file ?? "")", database),
    Section("Pages", pages),
    Section("Sensitivity", tables([ResultTables.sensitivity])),
    Section("Hindcasts: \(BacktestTables.folder)/", tables(BacktestTables.all)),
    Section("Readiness: \(ReadinessTables.folder)/", tables(ReadinessTables.all)),
    Section("Monitoring: \(MonitoringTables.folder)/", tables(MonitoringTables.all)),
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

  // MARK: Pages and maps

  private static let boundaries = """
    May stand in a data package: a GeoJSON collection of polygons in degrees, each of which names its \
    region by the property `region` or `region_id`, or by its `id`, in any form in which regions are \
    named. A member `attribution` of the collection is shown below the map. Without the file the map \
    has the regions' capitals alone.
    """

  private static let pages = """
    `report.html` of a run (`--format html`), of a comparison and of `readiness/` is one file that \
    needs no other and no network. With several languages in `--lang` the first one's page has this \
    name, and others carry their code: `report.kk.html`. Values of charts are those of the CSV files, \
    rounded; tables and pyramids are rounded so that they add up, by less than one person. A program \
    built without Debian's d3 writes pages without scripts. The page, the workbook, the database and the \
    text of a run show its readiness too, from the same members as `kosh readiness` without answers of \
    agencies.
    """

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
      regions, `shares` for maps of shares). A region is written by its id, its name in Kazakh, Russian \
      or English, or its code. `kosh schema` prints the same table as a JSON Schema.

      \(table(["key", "type", "unit", "meaning", "when absent", "since"], rows))
      """
  }()

  /// The type and the bounds of a key, in words.
  static func type(of field: FieldDescription) -> String {
    guard let bounds = field.kind.bounds else { return field.kind.words }
    return "\(field.kind.words); \(bounds.lowerBound.plain)…\(bounds.upperBound.plain)"
  }

  // MARK: Interventions

  private static let interventions: String = {
    let kinds = InterventionExamples.all.compactMap { example in
      InterventionFields.kinds.first { $0.key == example.kind }.map { kind(of: $0, example.text) }
    }
    let shared = table(
      ["key", "type", "unit", "meaning", "when absent"],
      rows(InterventionFields.common + ScenarioFields.provenance, below: ""))
    return """
      Each item of the list `interventions` is a map of one key, its kind. They act in the order of the \
      list, and one that changes nothing leaves every figure as it was. Shares of a map sum to one. An \
      estimate is a number, or its 10th, 50th and 90th percentile: the point forecast takes the middle \
      one, draws take each their own; shares then lie between 0 and 1, both excluded. The numbers of the \
      examples show the form and are no recommendation. Keys of every kind:

      \(shared)
      """ + "\n\n" + kinds.joined(separator: "\n\n")
  }()

  private static func kind(of field: FieldDescription, _ example: String) -> String {
    let common = Set((InterventionFields.common + ScenarioFields.provenance).map(\.key))
    let own = (field.kind.fields ?? []).filter {
      !common.contains($0.key) || $0.key == "years" && !$0.isRequired
    }
    let choice =
      field.alternatives.sets.isEmpty
      ? ""
      : (field.alternatives.isOneNeeded ? " One of " : " At most one of ")
        + field.alternatives.sets.map { "`\($0[0])`" }.joined(separator: ", ") + " is stated."
    return """
      ### \(field.key)

      \(field.meaning.prefix(1).uppercased() + field.meaning.dropFirst()).\(choice)

      \(table(["key", "type", "unit", "meaning", "when absent"], rows(own, below: "")))

      ```yaml
      \(example)
      ```
      """
  }

  /// Keys with those of maps below them; instruments of support stand under their names.
  private static func rows(_ fields: [FieldDescription], below prefix: String) -> [[String]] {
    // Sources may stand in any map of settings, which is said once.
    let remarks = prefix.isEmpty ? [] : ScenarioFields.provenance.map(\.key)
    return fields.filter { !remarks.contains($0.key) }.flatMap { field -> [[String]] in
      let row = [
        "`\(prefix)\(field.key)`", type(of: field), field.unit ?? "",
        field.meaning + (field.isRequired ? "; **required**" : ""), field.absent ?? "",
      ]
      switch field.kind {
      case .group(let inner): return [row] + rows(inner, below: "\(prefix)\(field.key).")
      case .records(let inner): return [row] + rows(inner, below: "\(prefix)\(field.key).NAME.")
      default: return [row]
      }
    }
  }

  private static let layers = """
    In this order: the base named by `extends`, the file, one of its variants or a point of its sweep, \
    every `--set PATH=VALUE` in the order of the command line, `--horizon A..B`. Maps of settings merge \
    by key; paths, maps of shares, lists and single values are replaced whole, and the source of a \
    replaced value goes with it. An intervention whose name the base has is merged into it and keeps its \
    place, the others follow; `active: false` switches one off. Of keys that exclude one another, such as \
    a stated deterrence and the file of one, what a layer states drops the others. Another `form` of \
    deterrence drops the coefficients of the old one. File names are relative to the file that states \
    them, those of `--set` to the scenario.

    `--set` may reach a single point of a path, an intervention and an instrument of support by their \
    names: `--set assumptions.total_fertility.2030=2.2`, \
    `--set interventions.north.participants.2030=7000`, `--set interventions.north.support.rent.months=6`, \
    `--set interventions.north.active=false`. `kosh explain FILE KEY` shows what each layer says.

    `variants` and `sweep` belong to the file that states them, and a file has one of the two. The file \
    itself runs first; then each variant, in `<scenario>/<variant>`, or each combination of the values of \
    a sweep, the last key changing fastest, in `<scenario>/run-001` and on. A variant has no name of \
    \(ScenarioRuns.reservedNames.map { "`\($0)`" }.joined(separator: ", ")).

    ```yaml
    variants:
      high: {interventions.north.additionality: 1}
      nobody: {interventions.north.active: false}
    ```

    ```yaml
    sweep:
      interventions.north.additionality: [0.3, 0.7, 1.0]
      assumptions.internal.origin_exponent: [0.5, 1]
    ```

    `--horizon` cuts what lies outside the new years, and says so: births and deaths of single years, \
    interventions wholly outside. The size of an intervention in the years that stay does not depend on \
    the cut.
    """

  private static let limits = """
    A scenario file holds at most \(YAMLParser.sizeLimit) bytes, \(YAMLParser.nodeLimit) values, \
    \(YAMLParser.lineLimit) bytes a line, \(YAMLParser.scalarLimit) bytes a value; maps and lists stand \
    at most \(YAMLParser.depthLimit) deep in one another, and files extend one another at most \
    \(ScenarioLayers.depthLimit) deep. A sweep has at most \(ScenarioRuns.limit) runs. A table of a path has at most \(PathTables.rowLimit) rows, any \
    other table at most \(CSVFile.sizeLimit) bytes and \(CSVFile.lineLimit) bytes a line. Years lie \
    between 1900 and 2200.
    """

  // MARK: Tables

  private static let database = """
    Every table above under the name of its file (`readiness/daily.csv` is `readiness_daily`), with \
    typed columns, primary keys and indices by region; and these. Tables of readiness are in the \
    database of a run whose scenario has events that run by day or resettlement, and alone in \
    `readiness/\(OutputFormat.sqlite.file ?? "")` of `kosh readiness --format sqlite`. The page Database answers planners' \
    questions from it.

    \(tables(RecordTables.catalogue + RecordTables.all))
    """

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
    Commands.all.map { ["`kosh \(HelpText.synopsis(of: $0))`", $0.summary.english] })

  private static let exits = table(
    ["code", "meaning"], ExitStatus.allCases.map { ["\($0.rawValue)", $0.meaning.english] })

  private static func table(_ head: [String], _ rows: [[String]]) -> String {
    let lines = [head, head.map { _ in "---" }] + rows
    return lines.map { cells in
      "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }.joined(separator: "\n")
  }
}
