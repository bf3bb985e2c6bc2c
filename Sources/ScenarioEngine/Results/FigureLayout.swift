import Demography
import Ensembles

/// The figures that are kept of every area and year, in one order for the point forecast and for
/// every draw: those of `regions.csv` and `structure.csv` that do not follow from another.
package struct FigureLayout: Sendable {
  package let areas: [Area]
  /// Every 1 January of the horizon; flows of the last are not a number.
  package let years: [Int]
  package let names: [String]
  /// Ids of the age groups among the figures, in the package's order.
  package let ageGroups: [String]
  /// Names of the programmes among the figures, `north.present`, in the order of the plan.
  package let programmes: [String]
  /// Of each year, of each age group and sex: where the running sum over ages counts, and how much.
  let groupTerms: [[[(index: Int, weight: Double)]]]

  /// Figures of `regions.csv`, in the order in which they are recorded.
  package enum Event: Int, CaseIterable, Sendable {
    case persons, personsMidYear, births, deaths, internalIn, internalOut, immigrants, emigrants
    case transfersIn, transfersOut, netInterregional, netExternal, movesInside, grossMoves

    /// The column's name.
    package var name: String {
      switch self {
      case .persons: "persons"
      case .personsMidYear: "persons_mid_year"
      case .births: "births"
      case .deaths: "deaths"
      case .internalIn: "internal_in"
      case .internalOut: "internal_out"
      case .immigrants: "immigrants"
      case .emigrants: "emigrants"
      case .transfersIn: "transfers_in"
      case .transfersOut: "transfers_out"
      case .netInterregional: "net_interregional"
      case .netExternal: "net_external"
      case .movesInside: "moves_inside"
      case .grossMoves: "gross_moves"
      }
    }
  }

  /// Figures of `structure.csv` beside the age groups.
  package enum Structure: Int, CaseIterable, Sendable {
    case medianAge, ageingIndex, dependencyYouth, dependencyOld, dependencyTotal, women15to49

    package var name: String {
      switch self {
      case .medianAge: "median_age"
      case .ageingIndex: "ageing_index"
      case .dependencyYouth: "dependency_youth"
      case .dependencyOld: "dependency_old"
      case .dependencyTotal: "dependency_total"
      case .women15to49: "women_15_49"
      }
    }
  }

  /// Figures of each programme, those from which `programmes.csv` follows.
  package enum Programme: Int, CaseIterable, Sendable {
    case participants, transferred, present, returned, children0to6, children7to17

    /// The column's name.
    package var name: String {
      switch self {
      case .participants: "participants"
      case .transferred: "transferred"
      case .present: "present"
      case .returned: "returned"
      case .children0to6: "children_0_6"
      case .children7to17: "children_7_17"
      }
    }
  }

  /// Names of the figures of `regions.csv`.
  package static let eventNames = Event.allCases.map(\.name)

  /// - Parameter programmes: names of those that move people.
  package init(
    regions: RegionSet, ageGroups: [AgeGroup], horizon: Horizon, programmes: [String] = []
  ) {
    areas = regions.areas
    years = Array(horizon.stockYears)
    self.ageGroups = ageGroups.map(\.id)
    self.programmes = programmes
    names =
      Event.allCases.map(\.name) + self.ageGroups + Structure.allCases.map(\.name)
      + programmes.flatMap { name in Programme.allCases.map { "\(name).\($0.name)" } }
    groupTerms = years.map { year in
      ageGroups.flatMap { group -> [[(index: Int, weight: Double)]] in
        let shares = group.shares(in: year)
        return Sex.allCases.map { Self.terms(of: Array(shares[$0])) }
      }
    }
  }

  /// Σ s(a) P(a) as Σ (s(a−1) − s(a)) C(a) with C(a) the persons younger than a: few terms, because
  /// shares are mostly constant.
  private static func terms(of shares: [Double]) -> [(index: Int, weight: Double)] {
    (0...Age.count).compactMap { age in
      let before = age > 0 ? shares[age - 1] : 0
      let here = age < Age.count ? shares[age] : 0
      return before == here ? nil : (age, before - here)
    }
  }

  /// Numbers of the figures, one of each name: an age group may bear the name of a figure of every
  /// package (`women_15_49`).
  package var namedFigures: [Int] { names.indices.filter { names.firstIndex(of: names[$0]) == $0 } }

  package var valueCount: Int { names.count * years.count * areas.count }

  @inline(__always)
  package func index(figure: Int, year: Int, area: Int) -> Int {
    (figure * years.count + year) * areas.count + area
  }

  /// The kept figure that a column of the tables is: its own, the next 1 January's persons for
  /// `closing`, half of the gross moves for `turnover`.
  package func kept(_ column: String) -> (figure: Int, yearsLater: Int, scale: Double)? {
    switch column {
    case "closing": (figure(.persons), 1, 1)
    case "turnover": (figure(.grossMoves), 0, 0.5)
    default: names.firstIndex(of: column).map { ($0, 0, 1) }
    }
  }

  /// Columns of the tables that `kept` knows.
  package var columns: [String] { names + ["closing", "turnover"] }

  package func figure(_ event: Event) -> Int { event.rawValue }
  package func figure(ageGroup: Int) -> Int { Event.allCases.count + ageGroup }
  package func figure(_ structure: Structure) -> Int {
    Event.allCases.count + ageGroups.count + structure.rawValue
  }

  package func figure(_ figure: Programme, of programme: Int) -> Int {
    self.figure(.women15to49) + 1 + programme * Programme.allCases.count + figure.rawValue
  }

  /// The shape in which draws are stored.
  package func shape(_ blocks: DrawBlocks) -> EnsembleShape {
    EnsembleShape(
      figures: names, regions: areas.map { "\($0.level.rawValue):\($0.id)" }, years: years,
      blocks: blocks)
  }
}
