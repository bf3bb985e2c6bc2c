import Demography
import ScenarioEngine
import Tables

/// The record of a run or of its readiness as tables, as far as a repetition gives the same: for the
/// database and the workbook.
struct RunRecordTables: Sendable {
  private let scenario: Scenario
  private let country: CountryData
  /// `nil` where the command follows no plan year by year.
  private let plan: PlanRecord?
  /// What is said of the run, in the order in which it is shown.
  let statements: [(name: String, value: String)]
  /// Kind and sentence.
  private let sentences: [(String, String)]
  private let inputs: [RunInputs.Copy]

  /// Of a forecast.
  init(_ forecast: Forecast, record: RunRecord, inputs: [RunInputs.Copy]) {
    scenario = forecast.scenario
    country = forecast.country
    plan = forecast.plan
    statements =
      Self.opening(scenario, country, record) + [
        ("horizon_first", String(scenario.horizon.first)),
        ("horizon_last", String(scenario.horizon.last)),
        ("draws", String(record.draws)),
        ("seed", record.seed.map(String.init) ?? ""),
        ("largest_residual_persons", forecast.largestResidual.description),
        ("clipped_persons", forecast.clipped.description),
        ("inputs_sha256", RunRecord.hash(of: inputs)),
      ]
    let kinds = [
      ("note", forecast.notes.map { Language.english.text(of: $0) }),
      ("solved", forecast.plan.solved.map { Language.english.text(of: $0) }),
      ("filled_in", forecast.plan.filledIn),
    ]
    sentences = kinds.flatMap { kind, sentences in sentences.map { (kind, $0) } }
    self.inputs = inputs
  }

  /// Of the daily chain alone.
  init(_ results: ReadinessResults, record: RunRecord, inputs: [RunInputs.Copy]) {
    scenario = results.scenario
    country = results.country
    plan = nil
    statements =
      Self.opening(scenario, country, record) + [
        ("members", String(results.members)),
        ("seed", record.seed.map(String.init) ?? ""),
        ("inputs_sha256", RunRecord.hash(of: inputs)),
      ]
    sentences = ReadinessWords(results, language: .english).notes.map { ("note", $0) }
    self.inputs = inputs
  }

  private static func opening(
    _ scenario: Scenario, _ country: CountryData, _ record: RunRecord
  ) -> [(name: String, value: String)] {
    [
      ("program", "kosh"),
      ("version", record.version),
      ("scenario", scenario.name),
      ("title_en", scenario.title.english),
      ("title_ru", scenario.title.russian),
      ("title_kk", scenario.title.kazakh),
      ("data_package", country.name),
    ]
  }

  /// In the order of `RecordTables.all`.
  var tables: [RunTable] {
    [
      RunTable(in: "", RecordTables.areas, text: areas),
      RunTable(in: "", RecordTables.areaMembers, text: areaMembers),
      RunTable(in: "", RecordTables.run, text: run),
      RunTable(in: "", RecordTables.notes, text: notes),
    ] + (plan.map(tables) ?? []) + [
      RunTable(in: "", RecordTables.sources, text: sources),
      RunTable(in: "", RecordTables.confidence, text: confidence),
      RunTable(in: "", RecordTables.inputs, text: copies),
    ]
  }

  private func tables(of plan: PlanRecord) -> [RunTable] {
    [
      RunTable(in: "", RecordTables.levels) { levels(of: plan) },
      RunTable(in: "", RecordTables.interventions) { interventions(of: plan) },
    ]
  }

  private func areas() -> [UInt8] {
    let regions = country.regions
    var text = text(of: RecordTables.areas)
    for (number, area) in regions.areas.enumerated() {
      let region = area.level == .region ? regions.regions[area.members[0]] : nil
      let name = country.name(of: area)
      text.append(area.level.rawValue)
      text.append(area.id)
      text.append(number + 1)
      text.append(name.english)
      text.append(name.russian)
      text.append(name.kazakh)
      text.append(region?.kato ?? "")
      text.append(region?.iso ?? "")
      text.append(region?.capital ?? "")
      text.append(region?.latitude)
      text.append(region?.longitude)
      text.append(region?.areaKm2)
    }
    return text.bytes
  }

  private func areaMembers() -> [UInt8] {
    let regions = country.regions
    var text = text(of: RecordTables.areaMembers)
    for group in regions.groups {
      for member in group.members {
        text.append(group.id)
        text.append(regions.ids[member])
      }
    }
    return text.bytes
  }

  private func run() -> [UInt8] {
    var text = text(of: RecordTables.run)
    for statement in statements {
      text.append(statement.name)
      text.append(statement.value)
    }
    return text.bytes
  }

  private func notes() -> [UInt8] {
    var text = text(of: RecordTables.notes)
    for (number, (kind, sentence)) in sentences.enumerated() {
      text.append(number + 1)
      text.append(kind)
      text.append(sentence)
    }
    return text.bytes
  }

  private func levels(of plan: PlanRecord) -> [UInt8] {
    var text = text(of: RecordTables.levels)
    for levels in plan.levels {
      text.append(levels.year)
      text.append(levels.totalFertility)
      text.append(levels.lifeExpectancy)
      text.append(levels.meanRegionalLifeExpectancy)
      text.append(levels.mobility)
      text.append(levels.externalNetUnscaled)
      text.append(levels.externalNetTarget)
      text.append(levels.externalNet)
      text.append(levels.externalNetWithInterventions)
    }
    return text.bytes
  }

  private func interventions(of plan: PlanRecord) -> [UInt8] {
    var text = text(of: RecordTables.interventions)
    for (number, report) in plan.interventions.enumerated() {
      text.append(number + 1)
      text.append(report.name)
      text.append(report.kind)
      text.append(Language.english.text(of: report.effect, in: country.regions))
    }
    return text.bytes
  }

  private func sources() -> [UInt8] {
    var text = text(of: RecordTables.sources)
    for (number, source) in scenario.provenance.enumerated() {
      text.append(number + 1)
      text.append(source.field)
      text.append(source.kind == .source ? "source" : "note")
      text.append(source.text)
    }
    return text.bytes
  }

  private func confidence() -> [UInt8] {
    var text = text(of: RecordTables.confidence)
    for (table, count) in country.confidence.sorted(by: { $0.key < $1.key }) {
      text.append(table)
      text.append(count.verified)
      text.append(count.derived)
      text.append(count.unverified)
      text.append(count.unstated)
    }
    return text.bytes
  }

  private func copies() -> [UInt8] {
    var text = text(of: RecordTables.inputs)
    for copy in inputs {
      text.append(copy.name)
      text.append(copy.sha256)
      text.append(copy.bytes.count)
    }
    return text.bytes
  }

  private func text(of table: TableDescription) -> CSVText {
    CSVText(columns: table.columns.map(\.name))
  }
}

extension CountryData {
  /// The name of an area; data packages have none for the country.
  func name(of area: Area) -> LocalizedName {
    switch area.level {
    case .country: Message.wholeCountry.name
    case .group:
      regions.groups.first { $0.id == area.id }.map(\.name) ?? LocalizedName(english: area.id)
    case .region: regions.regions[area.members[0]].name
    }
  }
}
