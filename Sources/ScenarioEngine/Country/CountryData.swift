import Demography
import LinearAlgebra
import Migration

/// What is known of a country: the data package as values, checked and in memory.
///
/// Every year is a calendar year; populations stand on its 1 January. `*` rows of the package are
/// already spread over the regions.
package struct CountryData: Sendable {
  /// The package's `name` in `datapackage.json`, or its folder.
  package var name: String
  package var regions: RegionSet
  /// Persons on 1 January of a year, by region, sex and single age.
  package var populations: [Int: RegionalTable]
  /// Official totals on 1 January of a year: `[region][sex]`, `nil` where not given.
  package var populationTotals: [Int: [[Double?]]]
  /// Central death rates, `[region][sex]`, vectors of 101.
  package var mortality: [[YearSeries]]
  /// The rates of every region are the same `*` rows, so that one standard serves all.
  package var mortalityIsShared: Bool
  /// b(s, x) of model.md section 3, the pattern by which log m(x) falls as life expectancy rises;
  /// all ones where the package gives none.
  package var mortalityDecline: AgeSexTable
  /// Years at birth, `[region][sex]`; empty series where not given.
  package var lifeExpectancy: [[YearSeries]]
  /// Births per woman-year, `[region]`, vectors of 101 (zero outside 10–54).
  package var fertility: [YearSeries]
  /// Children per woman, `[region]`; empty series where not given.
  package var totalFertility: [YearSeries]
  /// Males per female at birth, `[region]`.
  package var sexRatioAtBirth: [YearSeries]
  package var external: ExternalRecord
  /// Persons by origin (row) and destination (column); the diagonal holds moves inside a region.
  package var internalFlows: [Int: Matrix]
  /// How far each of these flows can be trusted, in the order of their cells.
  package var internalFlowConfidence: [Int: [Confidence]]
  package var internalMargins: [InternalMargins]
  /// Published flows to which deterrence is fitted.
  package var flowAnchors: [FlowRecord]
  /// Published flows that no fit sees.
  package var flowChecks: [FlowRecord]
  /// `nil` when there is one region.
  package var distances: DistanceTable?
  /// Model schedules of moves by age, by family.
  package var schedules: [String: RogersCastro]
  package var covariates: [Covariate]
  package var ageGroups: [AgeGroup]
  /// Age-sex profiles of groups of migrants by name; the shares of each sum to one.
  package var profiles: [String: AgeSexTable]
  package var prices: [Price]
  /// The country's labour force by year, persons; empty where not given.
  package var labourForce: YearSeries
  /// The labour force by year and region, persons, of years that have every region.
  package var regionalLabourForce: [Int: [Double]] = [:]
  /// Services, border entry points and norms.
  package var planning: PlanningRecords
  /// Outlines of regions for maps, where the package has them, and whom to name for them.
  package var boundaries: [Boundary] = []
  package var boundaryAttribution: String?
  /// Births and deaths as registered.
  package var vitalEvents: [VitalEvents]
  /// Target indicators of programmes, in the order of the package.
  package var indicators: [TargetIndicator]
  /// Facts as they were released.
  package var actuals: [Actual]
  /// The share of rows by confidence in each table, and the tables that hold unverified rows.
  package var confidence: [String: ConfidenceCount]
  /// What was read, for the run record: file name and SHA-256 in hexadecimal.
  package var files: [SourceFile]
  /// What the reader took as given where the package is silent, one sentence each.
  package var notes: [String]

  package init(
    name: String, regions: RegionSet, populations: [Int: RegionalTable],
    populationTotals: [Int: [[Double?]]] = [:], mortality: [[YearSeries]],
    mortalityIsShared: Bool = false, mortalityDecline: AgeSexTable = AgeSexTable(repeating: 1),
    lifeExpectancy: [[YearSeries]]? = nil, fertility: [YearSeries],
    totalFertility: [YearSeries]? = nil, sexRatioAtBirth: [YearSeries],
    external: ExternalRecord = ExternalRecord(), internalFlows: [Int: Matrix] = [:],
    internalFlowConfidence: [Int: [Confidence]] = [:], internalMargins: [InternalMargins] = [],
    flowAnchors: [FlowRecord] = [], flowChecks: [FlowRecord] = [], distances: DistanceTable? = nil,
    schedules: [String: RogersCastro] = [:], covariates: [Covariate] = [],
    ageGroups: [AgeGroup] = [],
    profiles: [String: AgeSexTable] = [:], prices: [Price] = [],
    labourForce: YearSeries = YearSeries(), planning: PlanningRecords = PlanningRecords(),
    vitalEvents: [VitalEvents] = [], indicators: [TargetIndicator] = [], actuals: [Actual] = [],
    confidence: [String: ConfidenceCount] = [:], files: [SourceFile] = [], notes: [String] = []
  ) {
    self.name = name
    self.regions = regions
    self.populations = populations
    self.populationTotals = populationTotals
    self.mortality = mortality
    self.mortalityIsShared = mortalityIsShared
    self.mortalityDecline = mortalityDecline
    self.lifeExpectancy =
      lifeExpectancy ?? regions.regions.map { _ in [YearSeries(), YearSeries()] }
    self.fertility = fertility
    self.totalFertility = totalFertility ?? regions.regions.map { _ in YearSeries() }
    self.sexRatioAtBirth = sexRatioAtBirth
    self.external = external
    self.internalFlows = internalFlows
    self.internalFlowConfidence = internalFlowConfidence
    self.internalMargins = internalMargins
    self.flowAnchors = flowAnchors
    self.flowChecks = flowChecks
    self.distances = distances
    self.schedules = schedules
    self.covariates = covariates
    self.ageGroups = ageGroups
    self.profiles = profiles
    self.prices = prices
    self.labourForce = labourForce
    self.planning = planning
    self.vitalEvents = vitalEvents
    self.indicators = indicators
    self.actuals = actuals
    self.confidence = confidence
    self.files = files
    self.notes = notes
  }

  /// Border entry points, by name.
  /// On the 1 January nearest to that of a year; nobody where the package has no population.
  package func population(near year: Int) -> RegionalTable {
    populations.min { (abs($0.key - year), $0.key) < (abs($1.key - year), $1.key) }?.value
      ?? RegionalTable(regions: regions.count)
  }

  /// A population can be projected: there are births and deaths.
  package var hasVitalRates: Bool {
    !mortality.isEmpty && !fertility.isEmpty && !sexRatioAtBirth.isEmpty
  }

  package var checkpoints: [String] { planning.checkpoints.map(\.name) }

  /// The national number of moves, those inside regions included, by year: the covariate
  /// `national_moves`, or else the sum of published margins, or of flows with their diagonal.
  package var publishedMoves: [Int: Double] {
    var moves: [Int: Double] = [:]
    for (year, flows) in internalFlows {
      let inside = (0..<flows.rowCount).reduce(0) { $0 + flows[$1, $1] }
      if inside > 0 { moves[year] = flows.elements.reduce(0, +) }
    }
    for margins in internalMargins where margins.scope == .all {
      let arrivals = margins.arrivals.compactMap { $0 }
      if arrivals.count == regions.count { moves[margins.year] = arrivals.reduce(0, +) }
    }
    for covariate in covariates where covariate.name == "national_moves" {
      moves[covariate.year] = covariate.value
    }
    return moves
  }
}

/// External migration as observed: persons of the year by age at its end.
package struct ExternalRecord: Sendable {
  /// Immigrants and emigrants of one group in one year.
  package struct Flow: Sendable {
    package var immigrants: RegionalTable
    package var emigrants: RegionalTable

    package init(immigrants: RegionalTable, emigrants: RegionalTable) {
      self.immigrants = immigrants
      self.emigrants = emigrants
    }
  }

  /// By group (`""` where the package names none), then year.
  package var flows: [String: [Int: Flow]]
  /// Net migrants by year, where nothing else is known; then `flows` is empty.
  package var net: [Int: RegionalTable]

  package init(flows: [String: [Int: Flow]] = [:], net: [Int: RegionalTable] = [:]) {
    self.flows = flows
    self.net = net
  }
}

/// Arrivals, departures and nets of one year, by region; `nil` where not given.
package struct InternalMargins: Sendable {
  package enum Scope: String, Sendable {
    /// As published, with moves inside regions.
    case all
    case interregional
  }
  package var year: Int
  package var scope: Scope
  package var arrivals: [Double?]
  package var departures: [Double?]
  package var net: [Double?]

  package init(
    year: Int, scope: Scope, arrivals: [Double?], departures: [Double?], net: [Double?]
  ) {
    self.year = year
    self.scope = scope
    self.arrivals = arrivals
    self.departures = departures
    self.net = net
  }
}

/// A property of a region, or of the country (`region` nil), in a year.
package struct Covariate: Sendable {
  package let year: Int
  package let region: Int?
  package let name: String
  package let value: Double
  package let unit: String

  package init(year: Int, region: Int?, name: String, value: Double, unit: String) {
    self.year = year
    self.region = region
    self.name = name
    self.value = value
    self.unit = unit
  }
}

/// A named range of ages of one sex or both; the limits may change with the year (pension ages).
package struct AgeGroup: Sendable, Equatable {
  package struct Slice: Sendable, Equatable {
    /// `nil` for both sexes.
    package let sex: Sex?
    package let from: Double
    /// Inclusive; 100 takes the open group.
    package let to: Double
    /// The first year for which the limits hold; `nil` for all years.
    package let year: Int?

    package init(sex: Sex?, from: Double, to: Double, year: Int?) {
      self.sex = sex
      self.from = from
      self.to = to
      self.year = year
    }
  }
  package let id: String
  package let slices: [Slice]

  package init(id: String, slices: [Slice]) {
    self.id = id
    self.slices = slices
  }
}

/// What something cost in a year.
package struct Price: Sendable, Equatable {
  package let year: Int
  package let name: String
  package let value: Double
  package let unit: String
  package let source: String

  package init(year: Int, name: String, value: Double, unit: String, source: String) {
    self.year = year
    self.name = name
    self.value = value
    self.unit = unit
    self.source = source
  }
}

/// Births and deaths of a region in a year; `nil` where not given.
package struct VitalEvents: Sendable, Equatable {
  package let year: Int
  package let region: Int
  package let births: Double?
  package let deaths: Double?

  package init(year: Int, region: Int, births: Double?, deaths: Double?) {
    self.year = year
    self.region = region
    self.births = births
    self.deaths = deaths
  }
}

/// Rows of a table by confidence.
package struct ConfidenceCount: Sendable, Equatable {
  package var verified = 0
  package var derived = 0
  package var unverified = 0
  package var unstated = 0

  package init() {}
}

/// An input as it was read.
package struct SourceFile: Sendable, Equatable {
  /// The path as named by the user or resolved beside the scenario.
  package let path: String
  package let sha256: String
  package let byteCount: Int

  package init(path: String, sha256: String, byteCount: Int) {
    self.path = path
    self.sha256 = sha256
    self.byteCount = byteCount
  }
}
