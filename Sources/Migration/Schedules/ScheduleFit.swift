import Glibc
import LinearAlgebra

/// A Rogers–Castro schedule fitted to observed rates by age: non-linear least squares.
///
/// The curve has many local optima. So a fixed grid of shapes is tried first, each with its best
/// heights (these enter linearly), and the best few are refined by Levenberg and Marquardt's method:
/// no random start, the same rates give the same fit.
package struct ScheduleFit: Sendable, Equatable, Codable {
  package let form: ScheduleForm
  /// In the order of `form.names`.
  package let parameters: [Parameter]
  /// Root of the mean squared residual, weighted.
  package let residual: Double
  /// Sum over ages of |observed − fitted| as a share of the observed rates' sum.
  package let relativeError: Double
  package let squaredCorrelation: Double
  /// Starting points that ended within a thousandth of the best residual.
  package let agreeingStarts: Int
  package let starts: Int

  package var schedule: RogersCastro { form.schedule(parameters.map(\.estimate)) }

  package struct Parameter: Sendable, Equatable, Codable {
    package let name: String
    package let estimate: Double
    /// `nil` for one that stands at its bound, or that others can replace.
    package let standardError: Double?
  }

  /// Starting points that are refined.
  private static let refined = 12

  /// - Parameters:
  ///   - rates: moves per person-year or any multiple, one an age of `ages`.
  ///   - weights: `nil` for one each; persons exposed where they are known.
  /// - Throws: `ScheduleFault` with what is wrong with the rates.
  package init(
    _ form: ScheduleForm, ages: [Double], rates: [Double], weights: [Double]? = nil
  ) throws(ScheduleFault) {
    try Self.check(form, ages: ages, rates: rates, weights: weights)
    let mean = (weights ?? []).reduce(0, +) / Double(max(1, ages.count))
    let roots = weights?.map { sqrt($0 / mean) } ?? .init(repeating: 1, count: ages.count)
    let search = ScheduleSearch(
      curve: ScheduleCurve(form: form, ages: ages), rates: rates, roots: roots)
    let candidates = search.gridStarts(keeping: Self.refined)
    let ends = candidates.map { search.refine($0) }.sorted { $0.squares < $1.squares }
    guard let best = ends.first, best.squares.isFinite else { throw .noFit }
    let agreeing = ends.count {
      sqrt($0.squares) <= sqrt(best.squares) * 1.001 + 1e-9 * search.highest
    }
    self.form = form
    starts = ends.count
    agreeingStarts = agreeing
    residual = sqrt(best.squares / Double(ages.count))
    let fitted = search.curve.rates(best.parameters)
    relativeError =
      zip(rates, fitted).reduce(0) { $0 + abs($1.0 - $1.1) } / rates.reduce(0, +)
    squaredCorrelation = Self.squaredCorrelation(rates, fitted)
    let errors = search.standardErrors(best)
    parameters = form.names.indices.map {
      Parameter(
        name: form.names[$0], estimate: best.parameters[$0], standardError: errors[$0])
    }
  }

  private static func check(
    _ form: ScheduleForm, ages: [Double], rates: [Double], weights: [Double]?
  ) throws(ScheduleFault) {
    guard ages.count == rates.count, weights.map({ $0.count == ages.count }) ?? true else {
      throw .shape("\(ages.count) ages, \(rates.count) rates")
    }
    guard ages.count > form.rawValue else { throw .tooFewAges(ages.count, form) }
    for (index, rate) in rates.enumerated() where !(rate >= 0 && rate.isFinite) {
      throw .rate(rate, age: ages[index])
    }
    for (index, weight) in (weights ?? []).enumerated() where !(weight >= 0 && weight.isFinite) {
      throw .weight(weight, age: ages[index])
    }
    if rates.allSatisfy({ $0 == 0 }) || weights?.allSatisfy({ $0 == 0 }) ?? false {
      throw .nobodyMoves
    }
  }

  private static func squaredCorrelation(_ a: [Double], _ b: [Double]) -> Double {
    let n = Double(a.count)
    let (meanA, meanB) = (a.reduce(0, +) / n, b.reduce(0, +) / n)
    var (aa, bb, ab) = (0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) {
      aa += (x - meanA) * (x - meanA)
      bb += (y - meanB) * (y - meanB)
      ab += (x - meanA) * (y - meanB)
    }
    return aa > 0 && bb > 0 ? ab * ab / (aa * bb) : 0
  }
}

/// Rates to which no schedule can be fitted.
package enum ScheduleFault: Error, Sendable, Equatable {
  case shape(String)
  case tooFewAges(Int, ScheduleForm)
  case rate(Double, age: Double)
  case weight(Double, age: Double)
  case nobodyMoves
  case noFit

  package var message: String {
    switch self {
    case .shape(let what): "ages, rates and weights must be as many: \(what)"
    case .tooFewAges(let count, let form):
      "\(count) ages cannot give \(form.rawValue) parameters: choose a form with fewer, or finer ages"
    case .rate(let rate, let age): "age \(age): \(rate) is no rate"
    case .weight(let weight, let age): "age \(age): \(weight) is no weight"
    case .nobodyMoves: "all rates are zero: nobody moves"
    case .noFit: "no starting point led to a schedule"
    }
  }
}
