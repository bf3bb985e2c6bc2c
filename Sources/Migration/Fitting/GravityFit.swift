import Glibc
import LinearAlgebra

/// One fitted coefficient with its error.
package struct Coefficient: Sendable, Equatable, Codable {
  package let name: String
  package let estimate: Double
  package let standardError: Double

  package init(name: String, estimate: Double, standardError: Double) {
    self.name = name
    self.estimate = estimate
    self.standardError = standardError
  }

  /// The interval that holds the truth in 95 of 100 samples.
  package var low: Double { estimate - 1.959964 * standardError }
  package var high: Double { estimate + 1.959964 * standardError }
}

/// What a fit found out, what it did not, and how well it describes the flows.
package struct GravityFit: Sendable, Equatable, Codable {
  package let form: GravityForm
  package let coefficients: [Coefficient]
  /// Covariance of the coefficients, in their order.
  package let covariance: [[Double]]
  package let errors: FitErrors
  /// Pearson's χ² a degree of freedom; 1 if flows were counts of independent moves.
  package let dispersion: Double
  package let deviance: Double
  /// Deviance when every observed pair has the mean flow.
  package let nullDeviance: Double
  /// Squared correlation of observed and expected flows.
  package let squaredCorrelation: Double
  package let observations: Int
  /// Coefficients and free effects of places.
  package let unknowns: Int
  package let iterations: Int
  package let places: [String]
  /// Logarithms by place; empty where the form has none.
  package let originEffects: [Double]
  package let destinationEffects: [Double]
  /// What the data do not tell.
  package let cautions: [FitCaution]

  /// Fits `form` to observed moves.
  ///
  /// - Parameter table: its columns are those of `form.columns` and of any property of places.
  /// - Throws: `FitRefused` with every cause.
  package init(
    _ form: GravityForm, to table: GravityTable, errors: FitErrors = .sandwich
  ) throws(FitRefused) {
    let fit = try PoissonFit(table, constraint: form.constraint)
    let matrix = try fit.covariance(errors)
    let names = fit.columns.map(\.name)
    self.form = form
    self.errors = errors
    coefficients = names.indices.map {
      Coefficient(
        name: names[$0], estimate: fit.coefficients[$0],
        standardError: sqrt(max(0, matrix[$0, $0])))
    }
    covariance = names.indices.map { row in names.indices.map { matrix[row, $0] } }
    dispersion = fit.dispersion
    deviance = fit.deviance
    (nullDeviance, squaredCorrelation) = Self.quality(table: table, expected: fit.expected)
    observations = table.observationCount
    unknowns = fit.columns.count + fit.effectCount
    iterations = fit.iterations
    places = table.places
    let constraint = form.constraint
    originEffects = constraint.hasOriginEffects ? fit.originEffects : []
    destinationEffects = constraint.hasDestinationEffects ? fit.destinationEffects : []
    cautions = FitCaution.all(
      coefficients: coefficients, covariance: covariance,
      except: [GravityColumn.constantName])
  }

  package func coefficient(_ name: String) -> Coefficient? {
    coefficients.first { $0.name == name }
  }

  /// The deterrence that the coefficients stand for.
  package var deterrence: Deterrence {
    form.deterrence(
      Dictionary(
        coefficients.map { ($0.name, $0.estimate) }, uniquingKeysWith: { first, _ in first }))
  }

  private static func quality(
    table: GravityTable, expected: [Double]
  ) -> (nullDeviance: Double, squaredCorrelation: Double) {
    let n = Double(table.observationCount)
    let cells = table.observed.indices.filter { table.observed[$0] }
    let flows = table.flows.elements
    let mean = cells.reduce(0) { $0 + flows[$1] } / n
    let expectedMean = cells.reduce(0) { $0 + expected[$1] } / n
    var (null, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0)
    for cell in cells {
      let x = flows[cell] - mean
      let y = expected[cell] - expectedMean
      xx += x * x
      yy += y * y
      xy += x * y
      if flows[cell] > 0 { null += 2 * flows[cell] * log(flows[cell] / mean) }
    }
    return (max(0, null), xx > 0 && yy > 0 ? xy * xy / (xx * yy) : 0)
  }
}

/// A coefficient that the data determine badly.
package enum FitCaution: Sendable, Equatable, Codable {
  /// Its interval holds zero.
  case notToldFromZero(String)
  /// The estimates of these two move together: only their joint effect is known.
  case notToldApart(String, String, correlation: Double)

  /// Correlation of two estimates above which they are said not to be told apart.
  package static let limit = 0.9

  static func all(
    coefficients: [Coefficient], covariance: [[Double]], except ignored: Set<String>
  ) -> [FitCaution] {
    var cautions: [FitCaution] = []
    let kept = coefficients.indices.filter { !ignored.contains(coefficients[$0].name) }
    for index in kept {
      let coefficient = coefficients[index]
      if coefficient.low <= 0 && coefficient.high >= 0 {
        cautions.append(.notToldFromZero(coefficient.name))
      }
      for other in kept where other < index {
        let errors = coefficient.standardError * coefficients[other].standardError
        guard errors > 0 else { continue }
        let correlation = covariance[index][other] / errors
        if abs(correlation) > limit {
          cautions.append(
            .notToldApart(coefficients[other].name, coefficient.name, correlation: correlation))
        }
      }
    }
    return cautions
  }

  package var message: String {
    switch self {
    case .notToldFromZero(let name): "'\(name)' is not told from zero"
    case .notToldApart(let first, let second, _):
      "'\(first)' and '\(second)' are not told apart: only their joint effect is identified"
    }
  }
}
