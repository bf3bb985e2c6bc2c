import Demography
import ScenarioEngine

extension MonitoringReport {
  /// One small chart for each indicator that has targets.
  var charts: [(chart: LineChart, hasBand: Bool)] { aimed.map(chart) }

  /// Facts as dots, the targets, and the forecast under each rule with the part in which 80 of 100 draws
  /// lie.
  private func chart(_ indicator: TargetIndicator) -> (chart: LineChart, hasBand: Bool) {
    let facts = forecasts.facts(of: indicator.number)
    let targets = indicator.tableTargets
    let years = self.years(of: facts, targets)
    func values(_ byYear: [Int: Double]) -> [Double?] { years.map { byYear[$0] } }
    let made = forecasts.of(indicator.number)
    let firstFact = targets.keys.min() ?? 0
    let styles = [0, 2, 4]
    var lines = made.prefix(styles.count).enumerated().map { number, forecast in
      // Years before the targets are the facts' own.
      func shown(_ byYear: [Int: Double]) -> [Double?] {
        values(byYear.filter { $0.key >= firstFact - 1 })
      }
      return LineChart.Line(
        name: ([language.text(.forecasted)] + forecast.rules(in: language))
          .joined(separator: ", "),
        style: styles[number], values: shown(forecast.values),
        low: forecast.low.isEmpty ? [] : shown(forecast.low),
        high: forecast.low.isEmpty ? [] : shown(forecast.high))
    }
    lines.append(
      LineChart.Line(
        name: language.text(.target), style: 1, values: values(targets), hasDots: true))
    if !indicator.planTargets.isEmpty {
      lines.append(
        LineChart.Line(
          name: language.text(.indicatorPlan), style: 1, values: values(indicator.planTargets)))
    }
    lines.append(
      LineChart.Line(
        name: language.text(.monitoringFacts), style: 3, values: values(facts), hasDots: true))
    let largest = lines.flatMap { ($0.values + $0.low + $0.high).compactMap { $0.map(abs) } }.max()
    let isLarge = (largest ?? 0) >= 2e4
    let unit = language.text(of: indicator.words.unit)
    let name = "\(indicator.number). \(language.text(of: indicator.words.name))"
    return (
      LineChart(
        id: "indicator-\(indicator.number)", title: name, description: name,
        moments: years.map(String.init),
        shownMoments: years.count > 1 ? [0, years.count - 1] : [0],
        lines: lines, unit: isLarge ? "\(language.text(.thousands)) \(unit)" : unit,
        scale: isLarge ? 1e3 : 1, decimals: indicator.isPercentage ? 2 : 0,
        size: .small, language: language), made.contains { !$0.low.isEmpty }
    )
  }

  /// From three years before the first target, as far back as there are facts, to the last target.
  private func years(of facts: [Int: Double], _ targets: [Int: Double]) -> [Int] {
    guard let first = targets.keys.min(), let last = targets.keys.max() else { return [] }
    let known = facts.keys.filter { $0 >= first - 4 && $0 < first }.min() ?? first
    return Array(known...last)
  }
}
