import Demography
import LinearAlgebra
import Migration
import Projection

/// What is known of the moves of one year, and who was there to move: all that the gravity model of
/// a scenario, or of a draw, is balanced on.
struct FlowsBasis: Sendable {
  let year: Int
  let distances: DistanceTable
  /// Survivors of the year by age at its end.
  let survivors: RegionalTable
  /// Persons of each region on 1 January of the year.
  let persons: [Double]
  let notes: [PlanNote]

  /// Arrivals and departures of the nearest year that has them, and the moves between regions that
  /// they would be in this year.
  private let shape: InterregionalMargins
  private let total: Double
  /// All published moves of the year, those inside regions included.
  private let published: Double?
  private let nets: [Double]
  private let inside: MovesInside

  private enum MovesInside: Sendable {
    case unknown
    /// All moves of each region, of which those between regions are a part.
    case remainder(of: [Double])
    case known([Double])
  }

  static let field = "assumptions.internal"

  /// - Parameters:
  ///   - opening: persons on 1 January of the flows' year.
  ///   - survival: survival ratios of the flows' year.
  init(
    year: Int, country: CountryData, opening: RegionalTable, survival: RegionalTable
  ) throws(PlanError) {
    guard let distances = country.distances else {
      throw PlanError(
        field: Self.field, "the data package has no distances.csv",
        remedy: "add distances.csv, or leave 'internal' out when nobody moves between regions")
    }
    guard let (shapeYear, shape) = Self.shape(for: year, country: country) else {
      throw PlanError(
        field: "\(Self.field).flows", "no year has arrivals and departures between regions",
        remedy: "add internal_margins.csv with scope interregional, or internal_flows.csv")
    }
    self.year = year
    self.distances = distances
    self.shape = shape
    let moves = country.publishedMoves
    published = moves[year]
    let growth =
      if let now = moves[year], let then = moves[shapeYear] { now / then } else { 1.0 }
    total = shape.movers * growth
    nets = InterregionalMargins.closed(
      nets: Self.nets(in: year, country: country) ?? shape.nets)
    inside = Self.movesInside(year: year, country: country)
    survivors = Self.survivors(of: opening, survival: survival)
    persons = (0..<opening.regionCount).map { opening.total(region: $0) }
    notes = shapeYear == year ? [] : [.marginsCarried(year: year, from: shapeYear)]
  }

  /// Margins of the year: its nets, at a share of all published moves or at the package's own level.
  func margins(grossShare: Double?) throws(PlanError) -> InterregionalMargins {
    guard let share = grossShare else { return shape.scaled(toTotal: total, nets: nets) }
    guard let published else {
      throw PlanError(
        field: "\(Self.field).gross_share",
        "the published moves of \(year), of which this would be the share, are not known",
        remedy: "add national_moves of \(year) to covariates.csv, or leave gross_share out")
    }
    return shape.scaled(toTotal: share * published, nets: nets)
  }

  /// Moves inside each region for each resident of 1 January.
  func insideRates(margins: InterregionalMargins) -> [Double]? {
    let moves: [Double]
    switch inside {
    case .unknown: return nil
    case .known(let known): moves = known
    case .remainder(let all):
      moves = all.indices.map {
        max(0, all[$0] - (margins.arrivals[$0] + margins.departures[$0]) / 2)
      }
    }
    return zip(moves, persons).map { $1 > 0 ? $0 / $1 : 0 }
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

  /// Published moves of each region, or else the diagonal of the flows, at the level of the year.
  private static func movesInside(year: Int, country: CountryData) -> MovesInside {
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
      let level = growth(since: record.year)
      return .remainder(of: zip(arrivals, departures).map { ($0 + $1) / 2 * level })
    }
    let years = country.internalFlows.keys.filter { $0 <= year }
    guard let last = years.max(), let flows = country.internalFlows[last] else { return .unknown }
    let inside = (0..<flows.rowCount).map { flows[$0, $0] * growth(since: last) }
    return inside.contains { $0 > 0 } ? .known(inside) : .unknown
  }

  static func survivors(
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
}
