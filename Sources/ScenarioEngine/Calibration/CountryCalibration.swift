import Demography
import Glibc
import LinearAlgebra
import Migration

/// Fits deterrence to what a data package knows of moves between regions.
package struct CountryCalibration {
  private let country: CountryData
  private let request: CalibrationRequest
  /// Year of the flows, or of the residents when shares are fitted.
  private let year: Int

  /// The form that the package can carry: shares where it has published flows.
  package static func defaultForm(of country: CountryData) -> CalibrationRequest.Form {
    country.flowAnchors.isEmpty ? .doubly : .shares
  }

  /// - Parameter year: `nil` for the last that the package has.
  package static func fit(
    _ request: CalibrationRequest, to country: CountryData, year: Int? = nil
  ) throws(CalibrationRefused) -> Calibration {
    let years =
      request.form == .shares
      ? country.populations.keys.sorted() : country.internalFlows.keys.sorted()
    guard let last = years.last else {
      throw CalibrationRefused([.init("the data package has no moves between regions")])
    }
    let year = year ?? last
    guard years.contains(year) else {
      let what = request.form == .shares ? "population of 1 January \(year)" : "flows of \(year)"
      throw CalibrationRefused([
        .init(
          "the data package has no \(what)",
          remedy: "it has those of \(years.map(String.init).joined(separator: ", "))",
          option: "--year")
      ])
    }
    let fitting = CountryCalibration(country: country, request: request, year: year)
    var calibration = request.form == .shares ? try fitting.shares() : try fitting.flows()
    calibration.tables = fitting.tables(of: calibration)
    calibration.checkTables =
      calibration.checks.isEmpty
      ? []
      : ["flow_checks.csv"]
        + (country.internalFlows.isEmpty ? [] : ["internal_flows.csv"])
        + (country.internalMargins.isEmpty ? [] : ["internal_margins.csv"])
    return calibration
  }

  /// A change of any of these may change the estimates.
  private func tables(of calibration: Calibration) -> [String] {
    let covariates = Self.bare(calibration.request.covariates)
    var tables = ["regions.csv", "distances.csv"]
    tables.append(request.form == .shares ? "flow_anchors.csv" : "internal_flows.csv")
    if request.form == .shares || covariates.contains(Self.population) {
      tables.append("population.csv")
    }
    if !covariates.subtracting([Self.population]).isEmpty { tables.append("covariates.csv") }
    return tables
  }

  private var places: [String] { country.regions.ids }

  // MARK: Shares of published flows

  private func shares() throws(CalibrationRefused) -> Calibration {
    let distances = try distances()
    guard !country.flowAnchors.isEmpty else {
      throw CalibrationRefused([
        .init(
          "the form shares needs published flows, and the data package has no flow_anchors.csv",
          remedy: "add it, or choose another form", option: "--form")
      ])
    }
    let columns = try columns(distances)
    do {
      let sorted = try AnchorGroups(country.flowAnchors.map(\.anchor), placeCount: places.count)
      let fit = try fit(sorted.groups, columns)
      return calibration(
        fit, columns, checks: try checks(fit.coefficients.map(\.estimate), columns),
        withoutOne: withoutOne(sorted.groups, columns), unused: sorted.unused.map(\.name))
    } catch { throw CalibrationRefused(error) }
  }

  private func fit(
    _ groups: [ShareGroup], _ columns: [GravityColumn]
  ) throws(FitRefused) -> SharesFit {
    let errors: SharesFit.Errors =
      switch request.errors {
      case .quasi: .quasi
      case .sandwich: .sandwich
      case .clustered: .clusteredByGroup
      }
    return try SharesFit(
      groups: groups, places: places, columns: columns, offset: sizes, errors: errors)
  }

  /// log residents × residents: regions of one size are taken to send and draw alike.
  private var sizes: GravityColumn {
    let logs = residents.map { log($0) }
    var sums = Matrix(rows: places.count, columns: places.count)
    for i in places.indices { for j in places.indices { sums[i, j] = logs[i] + logs[j] } }
    return GravityColumn("log residents × residents", .pair(sums))
  }

  private var residents: [Double] {
    let population = country.populations[year] ?? country.populations[nearestPopulation]
    return places.indices.map { population?.total(region: $0) ?? .nan }
  }

  /// Flows of a year without a population take the nearest one.
  private var nearestPopulation: Int {
    country.populations.keys.sorted().min { abs($0 - year) < abs($1 - year) } ?? year
  }

  /// How far one period of publications decides: the fit without each.
  private func withoutOne(
    _ groups: [ShareGroup], _ columns: [GravityColumn]
  ) -> [Calibration.Reduced] {
    let periodOfCell = Dictionary(
      country.flowAnchors.map { ($0.anchor.name, $0.anchor.period) },
      uniquingKeysWith: { a, _ in a })
    let periods = groups.map { $0.cells.lazy.compactMap { periodOfCell[$0.name] }.first ?? "" }
    return Set(periods).sorted().compactMap { period in
      let rest = groups.indices.filter { periods[$0] != period }.map { groups[$0] }
      // Without one period the rest may say too little; then there is no estimate to show.
      guard let fit = try? fit(rest, columns) else { return nil }
      return .init(period: period, estimates: fit.coefficients.map(\.estimate))
    }
  }

  private func checks(
    _ estimates: [Double], _ columns: [GravityColumn]
  ) throws(FitRefused) -> [Calibration.Check] {
    let records = country.flowChecks.map(\.anchor)
    func check(_ weights: Matrix) throws(FitRefused) -> [ShareCheck] {
      try ShareCheck.all(records, weights: weights)
    }
    func weights(_ estimates: [Double]) -> Matrix {
      GravityFlows.weights(
        columns: columns, coefficients: estimates, offset: sizes, placeCount: places.count)
    }
    let fitted = try check(weights(estimates))
    var others: [(rule: String, checks: [ShareCheck])] = [
      ("residents alone", try check(weights(estimates.map { _ in 0 })))
    ]
    if let (year, flows) = balanced(weights(estimates)) {
      others.append(("balanced, \(year)", try check(flows)))
    }
    if let year = country.internalFlows.keys.max(), let flows = country.internalFlows[year] {
      others.append(("flows, \(year)", try check(flows)))
    }
    return fitted.indices.map { index in
      .init(fitted: fitted[index], others: others.map { ($0.rule, $0.checks[index]) })
    }
  }

  /// What a forecast makes of the fit: the same deterrence with the pulls of places that return the
  /// last published arrivals and departures; `nil` where there are none.
  private func balanced(_ weights: Matrix) -> (year: Int, flows: Matrix)? {
    let known = country.internalMargins.last { margins in
      margins.scope == .interregional
        && margins.arrivals.allSatisfy { $0 != nil } && margins.departures.allSatisfy { $0 != nil }
    }
    guard let known else { return nil }
    let arrivals = known.arrivals.compactMap { $0 }
    let departures = known.departures.compactMap { $0 }
    let scale = departures.reduce(0, +) / arrivals.reduce(0, +)
    let flows = try? GravityFlows.doublyConstrained(
      weights: weights, departures: departures, arrivals: arrivals.map { $0 * scale },
      places: places)
    return flows.map { (known.year, $0) }
  }

  private func calibration(
    _ fit: SharesFit, _ columns: [GravityColumn], checks: [Calibration.Check],
    withoutOne: [Calibration.Reduced], unused: [String]
  ) -> Calibration {
    let covariance = Matrix(fit.covariance)
    let estimates = Dictionary(
      uniqueKeysWithValues: fit.coefficients.map { ($0.name, $0.estimate) })
    var result = Calibration(
      request: request, year: year,
      deterrence: request.gravityForm.deterrence(estimates), coefficients: fit.coefficients,
      covariance: covariance,
      quality: .init(
        observations: fit.cells.count, free: fit.freeCells, totals: fit.groups,
        dispersion: fit.dispersion, deviance: fit.deviance, nullDeviance: fit.nullDeviance,
        squaredCorrelation: Self.squaredCorrelation(fit.cells), iterations: fit.iterations),
      evidence: evidence(of: fit), cautions: fit.cautions,
      assumed: [
        "moves grow in proportion to the residents of both regions on 1 January \(year)",
        "only shares within published totals are fitted: not how many people move",
      ])
    result.checks = checks
    result.withoutOne = withoutOne
    result.unused = unused
    return result
  }

  private static func squaredCorrelation(_ cells: [SharesFit.FittedCell]) -> Double {
    let n = Double(cells.count)
    let x = cells.reduce(0) { $0 + $1.persons } / n
    let y = cells.reduce(0) { $0 + $1.expected } / n
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for cell in cells {
      xx += (cell.persons - x) * (cell.persons - x)
      yy += (cell.expected - y) * (cell.expected - y)
      xy += (cell.persons - x) * (cell.expected - y)
    }
    return xx > 0 && yy > 0 ? xy * xy / (xx * yy) : 0
  }

  /// Cells by the word of their rows; what parts leave of a total has no row of its own.
  private func evidence(of fit: SharesFit) -> [Calibration.Evidence] {
    let word = Dictionary(
      country.flowAnchors.map { ($0.anchor.name, $0.confidence) }, uniquingKeysWith: { a, _ in a })
    let kinds: [Confidence?] = Confidence.allCases + [nil]
    return kinds.compactMap { kind in
      let cells = fit.cells.filter { word[$0.name] == kind }
      guard !cells.isEmpty else { return nil }
      return .init(
        confidence: kind, observations: cells.count, persons: cells.reduce(0) { $0 + $1.persons })
    }
  }

  // MARK: Flows of a year

  private func flows() throws(CalibrationRefused) -> Calibration {
    let distances = try distances()
    guard let flows = country.internalFlows[year] else {
      throw CalibrationRefused([.init("the data package has no flows of \(year)")])
    }
    var request = request
    var assumed: [String] = []
    // The sizes of regions stand for the effects that a form leaves out.
    let sides: [String] =
      switch request.form {
      case .unconstrained: [CovariateTerm.originPrefix, CovariateTerm.destinationPrefix]
      case .origin: [CovariateTerm.destinationPrefix]
      case .destination: [CovariateTerm.originPrefix]
      case .doubly, .shares: []
      }
    let isStated = request.covariates.contains { $0.hasSuffix(Self.population) }
    if !isStated, !sides.isEmpty {
      request.covariates = sides.map { "log:\($0)\(Self.population)" } + request.covariates
      assumed.append("the sizes of regions are their residents, with exponents of their own")
    }
    let names = Self.bare(request.covariates)
    var calibration = try Calibration(
      request,
      to: FlowSample(
        places: places, flows: flows, observed: .init(repeating: true, count: flows.elements.count),
        distances: distances, covariates: try covariates(only: names),
        confidence: country.internalFlowConfidence[year]
          ?? .init(repeating: .unstated, count: flows.elements.count), year: year))
    calibration.assumed = assumed + calibration.assumed
    return calibration
  }

  // MARK: Columns

  private static let population = "population"

  private func distances() throws(CalibrationRefused) -> DistanceTable {
    guard let distances = country.distances else {
      throw CalibrationRefused([
        .init("the data package has no distances.csv, or one region: there is nothing to fit")
      ])
    }
    return distances
  }

  private func columns(
    _ distances: DistanceTable
  ) throws(CalibrationRefused) -> [GravityColumn] {
    let covariates = try covariates(only: Self.bare(request.covariates))
    let terms = try CovariateTerm.all(request.covariates, among: covariates.keys.sorted())
    do {
      return try request.gravityForm.columns(for: distances, places: places)
        + terms.compactMap { term in covariates[term.column].map { term.column(of: $0) } }
    } catch { throw CalibrationRefused(error) }
  }

  /// Without `log:`, `origin_` and `destination_`.
  private static func bare(_ names: [String]) -> Set<String> {
    Set(
      names.map { name in
        ["log:", CovariateTerm.originPrefix, CovariateTerm.destinationPrefix].reduce(name) {
          $0.hasPrefix($1) ? String($0.dropFirst($1.count)) : $0
        }
      })
  }

  /// Every property of regions on both sides of a move; those asked for must be known everywhere.
  private func covariates(
    only wanted: Set<String>
  ) throws(CalibrationRefused) -> [String: GravityColumn.Values] {
    var values = [Self.population: residents]
    var faults: [CalibrationRefused.Fault] = []
    for name in Set(country.covariates.filter { $0.region != nil }.map(\.name)).sorted() {
      let known = property(name)
      let missing = places.indices.filter { known[$0] == nil }.map { places[$0] }
      if missing.isEmpty {
        values[name] = known.compactMap { $0 }
      } else if wanted.contains(name) {
        faults.append(
          .init(
            "the covariate '\(name)' is not known for \(FitFault.list(missing))",
            remedy: "add their rows to covariates.csv, or leave it out", option: "--covariates"))
      }
    }
    if !faults.isEmpty { throw CalibrationRefused(faults) }
    var columns: [String: GravityColumn.Values] = [:]
    for (name, values) in values {
      columns[CovariateTerm.originPrefix + name] = .origin(values)
      columns[CovariateTerm.destinationPrefix + name] = .destination(values)
    }
    return columns
  }

  /// Of every region in the year nearest to the one asked for, the earlier of two.
  private func property(_ name: String) -> [Double?] {
    var nearest: [Int: Covariate] = [:]
    for covariate in country.covariates where covariate.name == name {
      guard let region = covariate.region else { continue }
      let gap = { (other: Covariate) in (abs(other.year - year), other.year) }
      if let known = nearest[region], gap(known) <= gap(covariate) { continue }
      nearest[region] = covariate
    }
    return places.indices.map { nearest[$0]?.value }
  }
}
