import Demography
import ScenarioEngine
import Tables

/// What `kosh monitor` shows: each indicator with fact, targets, forecast and what it rests on, in
/// plain text of at most 100 columns.
package struct MonitoringSummary: Sendable {
  private let monitoring: Monitoring
  private let regions: [Area]
  private let folder: String

  /// - Parameters:
  ///   - regions: shown besides the country and the designated regions.
  ///   - folder: where the results are, as the user named it.
  package init(_ monitoring: Monitoring, regions: [Area] = [], folder: String) {
    self.monitoring = monitoring
    self.regions = regions
    self.folder = folder
  }

  package var text: String {
    var parts = sets.map(table)
    parts += regions.map(table)
    parts += [notes, ["Results: \(folder)/\(MonitoringTables.folder)"]]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
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
    let heading =
      "Target indicators" + (set.isEmpty ? "" : " \(set)")
      + ": \(monitoring.scenario.title.english)"
    return lines(heading, rows)
  }

  private func table(of region: Area) -> [String] {
    let rows = monitoring.rows.filter { row in
      row.area.id == region.id && row.area.level == region.level
        && !monitoring.indicators[row.indicator].targets.isEmpty
    }
    let known = monitoring.country.regions
    let name =
      region.level == .region ? known.regions[region.members[0]].name.english : region.id
    return rows.isEmpty ? [] : lines("\(name.isEmpty ? region.id : name)", rows)
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
    let title = "\(indicator.number) \(indicator.name), \(indicator.unit)"
    for line in wrapped(title, indent: "  ") { table.add(text: line) }
    func line(
      _ name: String, _ rows: [MonitoringRow], _ cell: (MonitoringRow) -> String?
    ) {
      let cells = years.map { year in
        rows.lazy.filter { $0.year == year }.compactMap(cell).first ?? ""
      }
      if cells.contains(where: { !$0.isEmpty }) { table.add(["  " + name] + cells) }
    }
    func number(_ value: Double?) -> String? { value.map { text($0, indicator) } }
    let isNowcast = rows.contains { years.contains($0.year) && $0.fact?.status == .nowcast }
    line(isNowcast ? "fact (~ carried from part of the year)" : "fact", rows) { row in
      row.fact.map { (($0.status == .nowcast) ? "~" : "") + text($0.value, indicator) }
    }
    for document in [TargetIndicator.TargetPath.Document.table, .plan] {
      line(document == .plan ? "target of the plan" : "target", rows) {
        $0.targetDocument == document ? number($0.target) : nil
      }
    }
    for variant in variants(of: rows) {
      let own = rows.filter { $0.netRule == variant.rule && $0.definition == variant.definition }
      line(name(of: variant, rows[0].basis), own) { number($0.forecast) }
      line("  less the fact", own) { $0.error.map { signed($0, indicator) } }
      line("  less the target", own.filter { $0.targetDocument != .plan }) { row in
        row.gap.map { signed($0, indicator) + (row.isMet == false ? "*" : "") }
      }
      line("  a tenth of the draws below", own) { number($0.low) }
      line("  a tenth of the draws above", own) { number($0.high) }
      line("  chance to meet the target, %", own) { row in
        row.probabilityMet.map { fixedDecimals(100 * $0, 0) }
      }
      line("  attainable at most", own) { number($0.attainable) }
      line("  persons more a year to meet it", own) { row in
        row.lever.map { grouped(Int($0.personsPerYear.rounded(.up))) }
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
    let what =
      switch basis {
      case .outcome: "forecast"
      case .assumption: "set by the scenario"
      case .administrative: "projected from its facts"
      }
    let how =
      switch variant.rule {
      case .constantRates: ", constant rates"
      case .persistent: ", persistent"
      case .own: ", the scenario's own rule"
      case nil:
        switch variant.definition {
        case "cumulative": ", of all who came"
        case "one_year": ", a year after coming"
        default: ""
        }
      }
    return what + how
  }

  private func text(_ value: Double, _ indicator: TargetIndicator) -> String {
    indicator.isPercentage ? fixedDecimals(value, 2) : grouped(Int(value.rounded()))
  }

  private func signed(_ value: Double, _ indicator: TargetIndicator) -> String {
    let text = text(value, indicator)
    return (value > 0 && text.contains { ("1"..."9").contains($0) } ? "+" : "") + text
  }

  // MARK: Notes

  private var notes: [String] {
    let misses = monitoring.rows.contains { $0.isMet == false } ? ["* the target is missed"] : []
    return misses
      + MonitoringNoteText(monitoring, in: .english).all.flatMap { note in
        wrapped((note.number.isEmpty ? "- " : "\(note.number): ") + note.text, indent: "  ")
      }
  }
}
