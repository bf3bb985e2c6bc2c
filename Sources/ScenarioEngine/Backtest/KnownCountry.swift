import Demography
import Migration

/// A country as its data package could have told of it on 1 January of a year, and what stands in
/// for data that it has of later years only.
struct KnownCountry {
  private(set) var country: CountryData
  /// What stands in for data of the time, and what it knows of later years; a sentence each.
  private(set) var standIns: [String] = []
  private let start: Int
  private let rules: InternalMigration

  init(_ full: CountryData, atStartOf start: Int, rules: InternalMigration) {
    self.start = start
    self.rules = rules
    country = full
    keepPopulations()
    keepRates()
    keepExternal(of: full)
    keepInternal(of: full)
    country.covariates.removeAll { $0.year >= start }
    country.vitalEvents.removeAll { $0.year >= start }
  }

  // MARK: Stocks

  private mutating func keepPopulations() {
    country.populations = country.populations.filter { $0.key <= start }
    country.populationTotals = country.populationTotals.filter { $0.key <= start }
    guard let rows = country.confidence["population"], rows.derived + rows.unverified > 0 else {
      return
    }
    standIns.append(
      "the ages of 1 January \(start) are derived, not counted (population.csv): what they were "
        + "derived from may be later; the totals of regions and sexes are not touched by it")
  }

  // MARK: Rates

  private mutating func keepRates() {
    country.mortality = known(
      country.mortality, of: "mortality.csv",
      level: country.lifeExpectancy[0][0].isEmpty ? nil : "life_expectancy.csv")
    country.lifeExpectancy = known(country.lifeExpectancy, of: "life_expectancy.csv")
    country.fertility =
      known(
        [country.fertility], of: "fertility.csv",
        level: country.totalFertility[0].isEmpty ? nil : "total_fertility.csv")[0]
    country.totalFertility = known([country.totalFertility], of: "total_fertility.csv")[0]
    country.sexRatioAtBirth = known([country.sexRatioAtBirth], of: "sex_ratio_at_birth.csv")[0]
    guard country.mortalityDecline != AgeSexTable(repeating: 1) else { return }
    standIns.append(
      "mortality_decline.csv is a pattern of later years; it only turns levels into ages")
  }

  /// The years before the start; the first of all where there is none.
  ///
  /// - Parameter level: the table that sets the level of these rates.
  private mutating func known(
    _ series: [[YearSeries]], of table: String, level: String? = nil
  ) -> [[YearSeries]] {
    var laterYears: Set<Int> = []
    let known = series.map { row in
      row.map { series in
        let before = series.years.filter { $0 < start }
        let kept = before.isEmpty ? Array(series.years.prefix(1)) : before
        if before.isEmpty { laterYears.formUnion(kept) }
        return YearSeries(
          Dictionary(uniqueKeysWithValues: kept.map { ($0, series.vector(in: $0)) }))
      }
    }
    if let year = laterYears.min() {
      standIns.append(
        "\(table) has no year before \(start): that of \(year) serves"
          + (level.map { ", at the level of \($0)" } ?? ""))
    }
    return known
  }

  // MARK: Moves across the border

  private mutating func keepExternal(of full: CountryData) {
    let years = Set(full.external.totals.keys).union(full.external.net.keys)
    guard let first = years.min(), first >= start else {
      country.external.flows = full.external.flows.mapValues { $0.filter { $0.key < start } }
      country.external.net = full.external.net.filter { $0.key < start }
      return
    }
    let year = start - 1
    if let totals = full.external.totals[first],
      let immigrants = Self.persons("external_immigrants", in: year, of: full),
      let emigrants = Self.persons("external_emigrants", in: year, of: full)
    {
      country.external = ExternalRecord(flows: [
        "": [
          year: .init(
            immigrants: totals.immigrants.scaled(to: immigrants),
            emigrants: totals.emigrants.scaled(to: emigrants))
        ]
      ])
      standIns.append(
        "external_migration.csv has no year before \(start): the persons of \(year) "
          + "(covariates.csv) have the ages of \(first)")
      return
    }
    country.external.flows = full.external.flows.mapValues { $0.filter { $0.key == first } }
    country.external.net = full.external.net.filter { $0.key == first }
    standIns.append(
      "external_migration.csv has no year before \(start): the migrants of \(first) serve")
  }

  /// A covariate of every region.
  private static func persons(_ name: String, in year: Int, of country: CountryData) -> [Double]? {
    var persons = [Double?](repeating: nil, count: country.regions.count)
    for row in country.covariates where row.name == name && row.year == year {
      if let region = row.region { persons[region] = row.value }
    }
    let known = persons.compactMap { $0 }
    return known.count == persons.count ? known : nil
  }

  // MARK: Moves between regions

  /// Nets, arrivals and departures before the start. Where no year before it tells how arrivals and
  /// departures between regions are spread, those with moves inside regions do, or else a later
  /// year's.
  private mutating func keepInternal(of full: CountryData) {
    country.internalFlows = full.internalFlows.filter { $0.key < start }
    country.internalMargins = full.internalMargins.filter { $0.year < start }
    guard FlowsBasis.shape(for: start - 1, country: country) == nil else { return }
    if rules.grossShare != nil, let published = published(in: start - 1) {
      country.internalMargins.append(published)
      standIns.append(
        "arrivals and departures between regions of \(start - 1) are spread as the published ones, "
          + "which count moves inside regions; their level is gross_share, every net the published")
      return
    }
    guard let later = FlowsBasis.shape(for: start - 1, country: full) else { return }
    country.internalMargins.append(
      InternalMargins(
        year: later.year, scope: .interregional, arrivals: later.margins.arrivals,
        departures: later.margins.departures, net: later.margins.nets))
    standIns.append(
      "how arrivals and departures between regions are spread is known of \(later.year) only; "
        + "their level and every region's net are those of \(start - 1)")
  }
}

extension KnownCountry {
  /// Published arrivals and departures of a year, moves inside regions counted, as margins whose
  /// spread is used and whose level is not.
  private func published(in year: Int) -> InternalMargins? {
    country.internalMargins.first { margins in
      margins.year == year && margins.scope == .all
        && !margins.arrivals.contains { $0 == nil } && !margins.departures.contains { $0 == nil }
    }.map {
      InternalMargins(
        year: year, scope: .interregional, arrivals: $0.arrivals, departures: $0.departures,
        net: $0.net)
    }
  }
}

extension RegionalTable {
  /// Every region with other persons at the same ages and sexes.
  fileprivate func scaled(to persons: [Double]) -> RegionalTable {
    var table = self
    for region in 0..<regionCount {
      let total = total(region: region)
      guard total > 0 else { continue }
      let cells = Self.index(region, .female, 0)..<Self.index(region + 1, .female, 0)
      for cell in cells { table.values[cell] *= persons[region] / total }
    }
    return table
  }
}
