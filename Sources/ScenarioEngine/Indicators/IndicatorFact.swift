import Demography

/// What is known of an indicator in a year.
package struct IndicatorFact: Sendable, Equatable {
  package enum Status: String, Sendable {
    /// Stated in the indicator's own table.
    case programme
    /// The data package's migration tables.
    case package
    case preliminary, revised, final
    /// Carried from part of the year.
    case nowcast
  }

  package let value: Double
  package let status: Status
  /// The periods it was released for, `2026H1`; empty where no release states it.
  package var period = ""
  /// Part of the year that a nowcast takes its periods for.
  package var seasonalShare: Double?
  /// Nobody states that share: equal months are assumed.
  package var shareIsAssumed = false
  package var source = ""
}

/// The facts of an indicator by year: releases first, then the programme's own table, then what the
/// data package's migration tables say.
struct IndicatorFacts {
  let country: CountryData
  let designated: [Int]

  /// - Parameter region: row number; `nil` for the country, or all that the indicator covers.
  func byYear(of indicator: TargetIndicator, region: Int?) -> [Int: IndicatorFact] {
    var facts = packageFacts(of: indicator, region: region)
    if region == nil {
      for (year, value) in indicator.facts {
        facts[year] = IndicatorFact(value: value, status: .programme, source: indicator.source)
      }
    }
    let own = country.actuals.filter { $0.number == indicator.number && $0.region == region }
    for (year, released) in Dictionary(grouping: own, by: \.period.year) {
      guard let fact = Self.fact(of: released, indicator) else { continue }
      // Part of a year says less than a figure of the whole year.
      if fact.status == .nowcast, facts[year] != nil { continue }
      facts[year] = fact
    }
    return facts
  }

  // MARK: Releases

  /// The year itself where it was released, else its parts.
  private static func fact(of released: [Actual], _ indicator: TargetIndicator) -> IndicatorFact? {
    var latest: [ReportingPeriod: Actual] = [:]
    for actual in released where latest[actual.period].map({ actual.replaces($0) }) ?? true {
      latest[actual.period] = actual
    }
    let whole = latest.values.filter(\.period.isWholeYear)
      .reduce(nil as Actual?) { best, next in
        best.map { next.replaces($0) ? next : $0 } ?? next
      }
    if let whole {
      return IndicatorFact(
        value: whole.value, status: status(of: whole), period: whole.period.text,
        source: whole.source)
    }
    return nowcast(from: Array(latest.values), indicator)
  }

  private static func status(of actual: Actual) -> IndicatorFact.Status {
    switch actual.status {
    case .preliminary: .preliminary
    case .revised: .revised
    case .final: .final
    }
  }

  /// Flows are divided by the part of the year that their periods take; shares hold for the year as
  /// they are.
  private static func nowcast(from parts: [Actual], _ indicator: TargetIndicator) -> IndicatorFact?
  {
    let chosen = coveringMost(parts)
    guard let last = chosen.last else { return nil }
    let share = chosen.reduce(0) { $0 + $1.share }
    let total = chosen.reduce(0) { $0 + $1.value }
    return IndicatorFact(
      value: indicator.isPercentage ? last.value : total / share, status: .nowcast,
      period: chosen.map(\.period.text).joined(separator: "+"),
      seasonalShare: indicator.isPercentage ? nil : share,
      shareIsAssumed: !indicator.isPercentage && chosen.contains { $0.seasonalShare == nil },
      source: last.source)
  }

  /// Periods that do not overlap and take the most months together: months from January, halves or
  /// quarters, in the order of the year.
  private static func coveringMost(_ parts: [Actual]) -> [Actual] {
    let fromJanuary = parts.filter { if case .monthsTo = $0.period.part { true } else { false } }
      .max { $0.period.months.count < $1.period.months.count }
    let halves = parts.filter { if case .half = $0.period.part { true } else { false } }
    let quarters = parts.filter { if case .quarter = $0.period.part { true } else { false } }
    let choices = [fromJanuary.map { [$0] } ?? [], halves, quarters].map { choice in
      choice.sorted { $0.period.months.lowerBound < $1.period.months.lowerBound }
    }
    func months(_ choice: [Actual]) -> Int { choice.reduce(0) { $0 + $1.period.months.count } }
    return choices.reduce([]) { months($1) > months($0) ? $1 : $0 }
  }

  // MARK: Migration tables of the package

  private func packageFacts(
    of indicator: TargetIndicator, region: Int?
  ) -> [Int: IndicatorFact] {
    let values: [Int: Double]
    switch indicator.figure {
    case .netInterregional:
      let rows = region.map { [$0] } ?? designated
      guard !rows.isEmpty else { return [:] }
      values = country.yearsOfNets.reduce(into: [:]) { found, year in
        guard let nets = FlowsBasis.nets(in: year, country: country) else { return }
        found[year] = rows.reduce(0) { $0 + nets[$1] }
      }
    case .netExternal:
      values = country.observedExternalNets(region: region)
    default: return [:]
    }
    return values.mapValues { value in
      // Sums over ages leave digits that nobody published.
      IndicatorFact(
        value: (value * 1e6).rounded() / 1e6, status: .package,
        source: "data package \(country.name)")
    }
  }
}

extension CountryData {
  /// Years whose net moves between regions are known for every region, ascending.
  package var yearsOfNets: [Int] {
    Set(internalMargins.map(\.year)).filter { FlowsBasis.nets(in: $0, country: self) != nil }
      .sorted()
  }

  /// Immigrants less emigrants by year, persons; of the country where no region is named.
  package func observedExternalNets(region: Int?) -> [Int: Double] {
    func sum(_ table: RegionalTable) -> Double {
      region.map { table.total(region: $0) } ?? table.total
    }
    let flows = external.totals.mapValues { sum($0.immigrants) - sum($0.emigrants) }
    return flows.merging(external.net.mapValues(sum)) { flow, _ in flow }
  }
}
