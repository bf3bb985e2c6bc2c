import Demography
import LinearAlgebra
import Migration
import Projection

/// The gravity model of a scenario, balanced on the margins of its flows' year.
struct GravityPlan {
  let rule: GravityRule
  let balance: GravityBalance
  let margins: InterregionalMargins
  /// Moves inside each region for each resident of 1 January, in the flows' year.
  let insideRates: [Double]?
  /// Worst |net − target| of any region, persons.
  let worstNetError: Double
  let notes: [String]

  static let field = "assumptions.internal"

  /// - Parameters:
  ///   - opening: persons on 1 January of the flows' year.
  ///   - survival: survival ratios of the flows' year.
  init(
    internalMigration rules: InternalMigration, country: CountryData, opening: RegionalTable,
    survival: RegionalTable
  ) throws(PlanError) {
    guard let distances = country.distances else {
      throw PlanError(
        field: Self.field, "the data package has no distances.csv",
        remedy: "add distances.csv, or leave 'internal' out when nobody moves between regions")
    }
    var notes: [String] = []
    margins = try Self.margins(rules: rules, country: country, notes: &notes)
    let survivors = Self.survivors(of: opening, survival: survival)
    let schedule = RogersCastro.fundamental(constant: rules.scheduleConstant)
      .relativeIntensities(meanOneOver: survivors.national)
    do {
      balance = try GravityBalance(
        margins: margins, survivors: survivors,
        deterrence: rules.deterrence.matrix(for: distances), schedule: schedule)
    } catch {
      throw PlanError(
        field: "\(Self.field).flows",
        "the margins of \(rules.flowsYear) cannot be balanced: "
          + error.message(for: country.regions),
        remedy: "check internal_margins.csv and the deterrence")
    }
    worstNetError = Self.worstNetError(of: balance, survivors: survivors, margins: margins)
    guard worstNetError <= 1e-6 * margins.movers else {
      throw PlanError(
        field: "\(Self.field).flows",
        "a net of \(rules.flowsYear) is missed by \(worstNetError) persons of "
          + "\(margins.movers) movers",
        remedy: "check internal_margins.csv and the deterrence")
    }
    let persons = (0..<opening.regionCount).map { opening.total(region: $0) }
    let national = persons.reduce(0, +)
    rule = GravityRule(
      balance: balance, baseShares: persons.map { $0 / national },
      originExponent: rules.originExponent, destinationExponent: rules.destinationExponent,
      redistribution: rules.redistribution)
    insideRates = Self.movesInside(rules: rules, country: country, margins: margins).map { moves in
      zip(moves, persons).map { $1 > 0 ? $0 / $1 : 0 }
    }
    self.notes = notes
  }

  /// Margins of the flows' year: those of the nearest year with arrivals and departures, at the
  /// level and with the nets of the flows' year.
  private static func margins(
    rules: InternalMigration, country: CountryData, notes: inout [String]
  ) throws(PlanError) -> InterregionalMargins {
    let year = rules.flowsYear
    guard let (shapeYear, shape) = shape(for: year, country: country) else {
      throw PlanError(
        field: "\(field).flows", "no year has arrivals and departures between regions",
        remedy: "add internal_margins.csv with scope interregional, or internal_flows.csv")
    }
    let published = country.publishedMoves
    var total = shape.movers
    if let share = rules.grossShare {
      guard let moves = published[year] else {
        throw PlanError(
          field: "\(field).gross_share",
          "the published moves of \(year), of which this would be the share, are not known",
          remedy: "add national_moves of \(year) to covariates.csv, or leave gross_share out")
      }
      total = share * moves
    } else if let now = published[year], let then = published[shapeYear] {
      total *= now / then
    }
    if shapeYear != year {
      notes.append(
        "internal margins of \(year): arrivals and departures of \(shapeYear) carried to the "
          + "level and the nets of \(year)")
    }
    let nets = self.nets(in: year, country: country) ?? shape.nets
    return shape.scaled(toTotal: total, nets: InterregionalMargins.closed(nets: nets))
  }

  /// Arrivals and departures between regions in the year nearest to `year`, the earlier of two.
  static func shape(
    for year: Int, country: CountryData
  ) -> (year: Int, margins: InterregionalMargins)? {
    var candidates: [Int: InterregionalMargins] = [:]
    for (flowsYear, flows) in country.internalFlows {
      var arrivals = [Double](repeating: 0, count: flows.rowCount)
      var departures = arrivals
      for i in 0..<flows.rowCount {
        for j in 0..<flows.columnCount where i != j {
          departures[i] += flows[i, j]
          arrivals[j] += flows[i, j]
        }
      }
      candidates[flowsYear] = InterregionalMargins(arrivals: arrivals, departures: departures)
    }
    for margins in country.internalMargins where margins.scope == .interregional {
      let arrivals = margins.arrivals.compactMap { $0 }
      let departures = margins.departures.compactMap { $0 }
      guard arrivals.count == country.regions.count, departures.count == country.regions.count
      else { continue }
      candidates[margins.year] = InterregionalMargins(arrivals: arrivals, departures: departures)
    }
    let nearest = candidates.keys.min {
      (abs($0 - year), $0) < (abs($1 - year), $1)
    }
    return nearest.flatMap { key in candidates[key].map { (key, $0) } }
  }

  /// Published nets of a year, of either scope: moves inside regions cancel in them.
  static func nets(in year: Int, country: CountryData) -> [Double]? {
    let ofYear = country.internalMargins.filter { $0.year == year }
    let inOrder = ofYear.filter { $0.scope == .interregional } + ofYear.filter { $0.scope == .all }
    for margins in inOrder {
      let nets = margins.net.compactMap { $0 }
      if nets.count == country.regions.count { return nets }
    }
    return nil
  }

  /// Moves inside each region in the flows' year: published moves less those between regions, or
  /// else the diagonal of the flows, at the level of the flows' year.
  private static func movesInside(
    rules: InternalMigration, country: CountryData, margins: InterregionalMargins
  ) -> [Double]? {
    let year = rules.flowsYear
    let moves = country.publishedMoves
    func growth(since then: Int) -> Double {
      guard let now = moves[year], let before = moves[then] else { return 1 }
      return now / before
    }
    let published = country.internalMargins.filter { $0.scope == .all && $0.year <= year }
    for record in published.sorted(by: { $0.year > $1.year }) {
      let arrivals = record.arrivals.compactMap { $0 }
      let departures = record.departures.compactMap { $0 }
      guard arrivals.count == country.regions.count, departures.count == country.regions.count
      else { continue }
      return arrivals.indices.map { region in
        let all = (arrivals[region] + departures[region]) / 2 * growth(since: record.year)
        return max(0, all - (margins.arrivals[region] + margins.departures[region]) / 2)
      }
    }
    let years = country.internalFlows.keys.filter { $0 <= year }
    guard let last = years.max(), let flows = country.internalFlows[last] else { return nil }
    let inside = (0..<flows.rowCount).map { flows[$0, $0] * growth(since: last) }
    return inside.contains { $0 > 0 } ? inside : nil
  }

  private static func survivors(
    of opening: RegionalTable, survival: RegionalTable
  ) -> RegionalTable {
    var survivors = RegionalTable(regions: opening.regionCount)
    for region in 0..<opening.regionCount {
      for sex in Sex.allCases {
        let start = RegionalTable.index(region, sex, 0)
        let after = CohortSurvival.survivors(
          of: opening[region, sex], ratios: survival[region, sex])
        survivors.values.replaceSubrange(start..<(start + Age.count), with: after)
      }
    }
    return survivors
  }

  private static func worstNetError(
    of balance: GravityBalance, survivors: RegionalTable, margins: InterregionalMargins
  ) -> Double {
    let flows = balance.flows(of: survivors)
    let nets = margins.nets
    return nets.indices.reduce(0) { worst, region in
      var net = 0.0
      for other in nets.indices { net += flows[other, region] - flows[region, other] }
      return max(worst, abs(net - nets[region]))
    }
  }
}
