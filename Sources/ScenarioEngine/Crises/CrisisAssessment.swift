import Demography
import Ensembles
import Readiness

/// What an event asks of every service in every region, and how far the country is ready for it.
package struct CrisisAssessment: Sendable {
  package enum Status: String, Sendable, CaseIterable {
    /// At the central values some day has a gap.
    case gap
    case enough
    /// Capacity, or what residents ask of it, is not known.
    case noData = "no data"
  }

  /// One service in a region or in the country.
  package struct Row: Sendable {
    /// `nil` for the country.
    package let region: Int?
    package let service: Int
    package let status: Status
    /// Of the run at central values; its gap is zero where nothing is known.
    package let load: LoadIndicators
    /// Persons at work at the peak; `nil` for services that are no staff.
    package let staff: Double?
    /// Tenge for what is used, at the latest price of the package; `nil` where it has none.
    package let cost: Double?
    /// Tenge for a unit that stands ready; `nil` where the package has no price for it.
    package let reservePrice: Double?
    /// Share of the inputs behind the row that nobody has verified.
    package let unverifiedShare: Double
  }

  package let name: String
  package let plan: CrisisPlan
  package let norms: ServiceNorms
  package let run: CrisisRun
  package let summary: CrisisSummary
  /// Region after region, services in their order, the country last.
  package let rows: [Row]
  /// Who stays a year, for the yearly model.
  package let handOver: SettledHandOver

  package init(
    _ plan: CrisisPlan, country: CountryData, norms: ServiceNorms, summary: CrisisSummary
  ) {
    name = plan.event.name
    self.plan = plan
    self.norms = norms
    self.summary = summary
    let run = CrisisRun(plan)
    self.run = run
    handOver = SettledHandOver(plan)
    let builder = RowBuilder(plan: plan, country: country, norms: norms, run: run)
    rows = ((0..<plan.regionCount).map { Optional($0) } + [nil]).flatMap { region in
      plan.services.indices.map { builder.row(region: region, service: $0) }
    }
  }

  package func row(region: Int?, service: Int) -> Row {
    rows[(region ?? plan.regionCount) * plan.services.count + service]
  }

  /// Units of the reserve that suffices in a share of the members; `nil` without data.
  package func reserve(_ row: Row, confidence: Double) -> Double? {
    guard row.status != .noData else { return nil }
    return summary.reserve(service: row.service, region: row.region, confidence: confidence)
  }

  /// Tenge for the reserve that suffices in a share of the members.
  package func reserveCost(_ row: Row, confidence: Double) -> Double? {
    row.reservePrice.flatMap { price in
      reserve(row, confidence: confidence).map { price * $0 }
    }
  }

  /// The service that is short first; `nil` where none of those known is.
  package func firstFailing(region: Int) -> Row? {
    plan.services.indices.map { row(region: region, service: $0) }
      .filter { $0.load.saturationDay != nil && $0.status == .gap }
      .min { ($0.load.saturationDay ?? 0, $0.service) < ($1.load.saturationDay ?? 0, $1.service) }
  }
}

/// Makes the rows of an assessment.
private struct RowBuilder {
  let plan: CrisisPlan
  let country: CountryData
  let norms: ServiceNorms
  let run: CrisisRun

  func row(region: Int?, service: Int) -> CrisisAssessment.Row {
    let load = run.load(service: service, region: region ?? plan.regionCount)
    let definition = ServiceDefinition.named(plan.services[service].id)
    return CrisisAssessment.Row(
      region: region, service: service, status: status(region, service, load), load: load,
      staff: definition?.isStaff == true ? load.peakDemand : nil,
      cost: definition.flatMap { cost(region, service, $0) },
      reservePrice: definition.flatMap { price($0.reservePriceNames)?.value },
      unverifiedShare: unverifiedShare(region, service))
  }

  /// The country has no data as soon as a region that is asked for something has none.
  private func status(
    _ region: Int?, _ service: Int, _ load: LoadIndicators
  ) -> CrisisAssessment.Status {
    let regions = region.map { [$0] } ?? Array(0..<plan.regionCount)
    let isUnknown = regions.contains {
      !plan.isKnown(service: service, region: $0)
        && (region != nil || load.peakDemand == 0
          || run.load(service: service, region: $0).peakDemand > 0)
    }
    if isUnknown { return .noData }
    return load.largestGap > 0 ? .gap : .enough
  }

  /// What is used at its price: units by days, or once where the price is of a unit.
  private func cost(_ region: Int?, _ service: Int, _ definition: ServiceDefinition) -> Double? {
    guard let price = price(definition.priceNames) else { return nil }
    let regions = region.map { [$0] } ?? Array(0..<plan.regionCount)
    guard let days = price.days else {
      return price.value
        * regions.reduce(0) { $0 + run.load(service: service, region: $1).peakDemand }
    }
    var unitDays = 0.0
    for day in 0..<run.dayCount {
      for each in regions {
        unitDays += run.demand[(day * run.serviceCount + service) * run.regionCount + each]
      }
    }
    return unitDays * price.value / days
  }

  /// The latest of the first name that the package prices in tenge, and the days that it pays for;
  /// none where it is paid once.
  private func price(_ names: [String]) -> (value: Double, days: Double?)? {
    for name in names {
      let known = country.prices.filter { $0.name == name && $0.unit.hasPrefix("tenge") }
      guard let latest = known.max(by: { $0.year < $1.year }) else { continue }
      let days: Double? =
        latest.unit.hasSuffix("day") ? 1 : latest.unit.hasSuffix("month") ? 365.25 / 12 : nil
      return (latest.value, days)
    }
    return nil
  }

  private func unverifiedShare(_ region: Int?, _ service: Int) -> Double {
    let id = plan.services[service].id
    var inputs = norms.uses(of: id).map(\.confidence)
    let drivers = plan.services[service].needs.map(\.driver)
    for each in 0..<plan.regionCount where region == nil || region == each {
      if plan.isKnown(service: service, region: each),
        let record = country.planning.capacity(of: id, region: each)
      {
        inputs.append(record.confidence)
      }
      if drivers.contains(.queueing) || drivers.contains(.presented) {
        inputs += country.planning.checkpoints.filter { $0.region == each }.map(\.confidence)
      }
    }
    guard !inputs.isEmpty else { return 0 }
    let doubtful = inputs.count { $0 == .unverified || $0 == .unstated }
    return Double(doubtful) / Double(inputs.count)
  }
}
