import Glibc

/// The gamma distribution: how much of a pulse has come by a given day.
package struct GammaDistribution: Sendable, Equatable {
  package let shape: Double
  /// Days.
  package let scale: Double
  private let logGamma: Double

  /// - Parameters:
  ///   - shape: above zero; `scale`: days, above zero.
  package init(shape: Double, scale: Double) {
    precondition(
      shape > 0 && scale > 0 && shape.isFinite && scale.isFinite,
      "a gamma distribution has shape and scale above zero, got \(shape) and \(scale)")
    self.shape = shape
    self.scale = scale
    logGamma = Self.logGamma(shape)
  }

  package var mean: Double { shape * scale }
  package var standardDeviation: Double { scale * shape.squareRoot() }

  /// The share that comes before a day; zero before day zero.
  package func share(before day: Double) -> Double {
    day <= 0 ? 0 : Self.regularised(shape, day / scale, logGamma: logGamma)
  }

  /// P(a, x), the regularised lower incomplete gamma function, to about one part in 10¹⁴.
  ///
  /// The series below x = a + 1 and the continued fraction above, by the modified method of Lentz:
  /// Abramowitz and Stegun 6.5.29 and 6.5.31.
  package static func regularised(_ a: Double, _ x: Double) -> Double {
    regularised(a, x, logGamma: logGamma(a))
  }

  private static func regularised(_ a: Double, _ x: Double, logGamma: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x.isFinite else { return 1 }
    let front = exp(a * log(x) - x - logGamma)
    return x < a + 1 ? front * series(a, x) : 1 - front * fraction(a, x)
  }

  private static let precision = 1e-16
  private static let termLimit = 10_000

  private static func series(_ a: Double, _ x: Double) -> Double {
    var (term, sum) = (1 / a, 1 / a)
    for number in 1..<termLimit {
      term *= x / (a + Double(number))
      sum += term
      if term < sum * precision { break }
    }
    return sum
  }

  private static func fraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var value = d
    for number in 1..<termLimit {
      let n = Double(number)
      let factor = -n * (n - a)
      b += 2
      d = factor * d + b
      if abs(d) < tiny { d = tiny }
      c = b + factor / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      let step = d * c
      value *= step
      if abs(step - 1) < precision { break }
    }
    return value
  }

  private static func logGamma(_ a: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(a, &sign)
  }
}
