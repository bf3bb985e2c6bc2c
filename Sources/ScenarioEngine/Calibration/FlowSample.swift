import LinearAlgebra
import Migration

/// Observed moves between places with all that may explain them: a year of a data package, or a
/// plain table.
package struct FlowSample: Sendable {
  package let places: [String]
  /// By origin (row) and destination (column); the diagonal is not used.
  package let flows: Matrix
  package let observed: [Bool]
  package let distances: DistanceTable
  package let covariates: [String: GravityColumn.Values]
  /// How far each flow can be trusted, in the order of cells.
  package let confidence: [Confidence]
  package let year: Int?

  package init(
    places: [String], flows: Matrix, observed: [Bool], distances: DistanceTable,
    covariates: [String: GravityColumn.Values], confidence: [Confidence], year: Int? = nil
  ) {
    self.places = places
    self.flows = flows
    self.observed = observed
    self.distances = distances
    self.covariates = covariates
    self.confidence = confidence
    self.year = year
  }

  /// Flows and persons by kind of figure, the surest first.
  var evidence: [Calibration.Evidence] {
    Confidence.allCases.compactMap { kind in
      let cells = flows.elements.indices.filter {
        observed[$0] && $0 / places.count != $0 % places.count && confidence[$0] == kind
      }
      guard !cells.isEmpty else { return nil }
      return .init(
        confidence: kind, observations: cells.count,
        persons: cells.reduce(0) { $0 + flows.elements[$1] })
    }
  }
}

extension Calibration {
  /// Fits the requested form to a sample of flows by Poisson pseudo-maximum likelihood.
  package init(
    _ request: CalibrationRequest, to sample: FlowSample
  ) throws(CalibrationRefused) {
    let terms = try CovariateTerm.all(
      request.covariates, among: sample.covariates.keys.sorted())
    let form = request.gravityForm
    let errors: FitErrors =
      switch request.errors {
      case .quasi: .quasi
      case .sandwich: .sandwich
      case .clustered: .clusteredByOrigin
      }
    let fit: GravityFit
    do {
      let columns =
        try form.columns(for: sample.distances, places: sample.places)
        + terms.compactMap { term in
          sample.covariates[term.column].map { term.column(of: $0) }
        }
      fit = try GravityFit(
        form,
        to: GravityTable(
          places: sample.places, flows: sample.flows, observed: sample.observed, columns: columns),
        errors: errors)
    } catch { throw CalibrationRefused(error) }
    self.init(request, fit, sample: sample)
  }

  private init(_ request: CalibrationRequest, _ fit: GravityFit, sample: FlowSample) {
    self.request = request
    year = sample.year
    deterrence = fit.deterrence
    coefficients = fit.coefficients
    covariance = Matrix(fit.covariance)
    quality = Quality(
      observations: fit.observations,
      free: fit.observations - (fit.unknowns - fit.coefficients.count), totals: nil,
      dispersion: fit.dispersion, deviance: fit.deviance, nullDeviance: fit.nullDeviance,
      squaredCorrelation: fit.squaredCorrelation, iterations: fit.iterations)
    evidence = sample.evidence
    cautions = fit.cautions
    assumed = Self.assumed(request.form)
  }

  private static func assumed(_ form: CalibrationRequest.Form) -> [String] {
    switch form {
    case .unconstrained: []
    case .origin:
      [
        "departures are reproduced by an effect for each origin; what belongs to origins alone cannot be told from it"
      ]
    case .destination:
      [
        "arrivals are reproduced by an effect for each destination; what belongs to destinations alone cannot be told from it"
      ]
    case .doubly:
      [
        "departures and arrivals are reproduced by effects of places; what belongs to places alone, such as wages or housing, cannot be told from them"
      ]
    case .shares: []
    }
  }
}
