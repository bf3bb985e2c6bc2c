import Demography
import ScenarioEngine
import Tables

/// What `kosh monitor` shows: each indicator with fact, targets, forecast and what it rests on, in
/// plain text of at most 100 columns.
package struct MonitoringSummary: Sendable {
  private let monitoring: Monitoring
  private let regions: [Area]
  private let folder: String
  private let language: Language

  /// - Parameters:
  ///   - regions: shown besides the country and the designated regions.
  ///   - folder: where the results are, as the user named it.
  package init(
    _ monitoring: Monitoring, regions: [Area] = [], folder: String, language: Language = .english
  ) {
    self.monitoring = monitoring
    self.regions = regions
    self.folder = folder
    self.language = language
  }

  package var text: String {
    var parts = sets.map(table)
    parts += regions.map(table)
    parts += [notes, [results]]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var results: String {
    language.text(.summaryResults, ["folder": "\(folder)/\(MonitoringTables.folder)"])
  }

  // MARK: Sets of indicators

  private var sets: [String] {
    var seen: Set<String> = []
    return monitoring.indicators.map(\.set).filter { seen.insert($0).inserted }
  }

  /// Rows of the country, and of the designated regions for what is stated for them.
  private func table(of set: String) -> [String] {
    let rows = monitoring.rows.filter { row in
      let indicator = monitoring.indicators[row.indicator]
      let home: Area.Level = indicator.figure == .netInterregional ? .group : .country
      return indicator.set == set && row.area.level == home
    }
    let title = language.title(of: monitoring.scenario)
    let heading =
      set.isEmpty
      ? language.text(.monitorAll, ["title": title])
      : language.text(.monitorSet, ["set": set, "title": title])
    return lines(heading, rows)
  }

  private func table(of region: Area) -> [String] {
    let rows = monitoring.rows.filter { row in
      row.area.id == region.id && row.area.level == region.level
        && !monitoring.indicators[row.indicator].targets.isEmpty
    }
    let name = language.name(of: region, in: monitoring.country.regions)
    return rows.isEmpty ? [] : lines(name, rows)
  }

  private func lines(_ heading: String, _ rows: [MonitoringRow]) -> [String] {
    let years = shownYears(rows)
    var table = TextTable(gap: 1)
    table.add([heading] + years.map(String.init))
    let indicators = Set(rows.map(\.indicator)).sorted()
    for indicator in indicators {
      add(indicator, rows.filter { $0.indicator == indicator }, years, to: &table)
    }
    return table.lines
  }

  /// The last six with a target, a fact or a forecast, and the year before the first target.
  private func shownYears(_ rows: [MonitoringRow]) -> [Int] {
    let targets = Set(rows.filter { $0.target != nil }.map(\.year)).sorted()
    guard let first = targets.first, let last = targets.last else {
      let facts = Set(rows.filter { $0.fact != nil && $0.fact?.status != .package }.map(\.year))
      return Array((facts.isEmpty ? Set(rows.map(\.year)) : facts).sorted().suffix(6))
    }
    return Array((first - 1)...min(last, first + 4))
  }

  // MARK: One indicator

  private func add(
    _ place: Int, _ rows: [MonitoringRow], _ years: [Int], to table: inout TextTable
  ) {
    let indicator = monitoring.indicators[place]
    let title =
      "\(indicator.number) \(language.text(of: indicator.words.name)), "
      + language.text(of: indicator.words.unit)
    for line in wrapped(title, indent: "  ") { table.add(text: line) }
    func line(_ name: String, _ rows: [MonitoringRow], _ cell: (MonitoringRow) -> String?) {
      let cells = years.map { year in
        rows.lazy.filter { $0.year == year }.compactMap(cell).first ?? ""
      }
      if cells.contains(where: { !$0.isEmpty }) { table.add(["  " + name] + cells) }
    }
    func detail(_ name: Message, _ rows: [MonitoringRow], _ cell: (MonitoringRow) -> String?) {
      line("  " + language.text(name), rows, cell)
    }
    func number(_ value: Double?) -> String? { value.map { text($0, indicator) } }
    let isNowcast = rows.contains { years.contains($0.year) && $0.fact?.status == .nowcast }
    line(language.text(isNowcast ? .monitorNowcast : .monitorFact), rows) { row in
      row.fact.map { (($0.status == .nowcast) ? "~" : "") + text($0.value, indicator) }
    }
    for document in [TargetIndicator.TargetPath.Document.table, .plan] {
      line(language.text(document == .plan ? .monitorPlanTarget : .monitorTarget), rows) {
        $0.targetDocument == document ? number($0.target) : nil
      }
    }
    for variant in variants(of: rows) {
      let own = rows.filter { $0.netRule == variant.rule && $0.definition == variant.definition }
      line(name(of: variant, rows[0].basis), own) { number($0.forecast) }
      detail(.monitorLessFact, own) { $0.error.map { signed($0, indicator) } }
      detail(.monitorLessTarget, own.filter { $0.targetDocument != .plan }) { row in
        row.gap.map { signed($0, indicator) + (row.isMet == false ? "*" : "") }
      }
      detail(.monitorLow, own) { number($0.low) }
      detail(.monitorHigh, own) { number($0.high) }
      detail(.monitorChance, own) { row in
        row.probabilityMet.map { language.decimal(100 * $0, 0) }
      }
      detail(.monitorAttainable, own) { number($0.attainable) }
      detail(.monitorLever, own) { row in
        row.lever.map { language.whole(Int($0.personsPerYear.rounded(.up)), minus: "-") }
      }
    }
  }

  private struct Variant: Equatable {
    let rule: NetRule?
    let definition: String
  }

  private func variants(of rows: [MonitoringRow]) -> [Variant] {
    var found: [Variant] = []
    for row in rows where row.forecast != nil {
      let variant = Variant(rule: row.netRule, definition: row.definition)
      if !found.contains(variant) { found.append(variant) }
    }
    return found
  }

  private func name(of variant: Variant, _ basis: MonitoringRow.Basis) -> String {
    let what: Message =
      switch basis {
      case .outcome: .monitorForecast
      case .assumption: .basisAssumption
      case .administrative: .monitorProjected
      }
    let definition: Message? =
      switch variant.definition {
      case "cumulative": .definitionCumulative
      case "one_year": .definitionOneYear
      default: nil
      }
    let how = variant.rule.map { language.name(of: $0) } ?? definition.map { language.text($0) }
    return ([language.text(what)] + [how].compactMap(\.self)).joined(separator: ", ")
  }

  private func text(_ value: Double, _ indicator: TargetIndicator) -> String {
    language.decimal(value, indicator.isPercentage ? 2 : 0, minus: "-")
  }

  private func signed(_ value: Double, _ indicator: TargetIndicator) -> String {
    let text = text(value, indicator)
    return (value > 0 && text.contains { ("1"..."9").contains($0) } ? "+" : "") + text
  }

  // MARK: Notes

  private var notes: [String] {
    let isMissed = monitoring.rows.contains { $0.isMet == false }
    return (isMissed ? [language.text(.monitorMissed)] : [])
      + MonitoringNoteText(monitoring, in: language).all.flatMap { note in
        wrapped((note.number.isEmpty ? "- " : "\(note.number): ") + note.text, indent: "  ")
      }
  }
}
