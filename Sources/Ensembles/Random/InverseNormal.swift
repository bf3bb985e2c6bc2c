import Glibc

/// The standard normal quantile function, to about one part in 10¹⁵.
///
/// Source: Wichura (1988), algorithm AS 241, routine PPND16, Applied Statistics 37, 477–484.
package enum InverseNormal {
  /// The normal number below which a share lies.
  ///
  /// - Parameter share: between 0 and 1; at 0 and 1 the result is infinite.
  package static func quantile(_ share: Double) -> Double {
    let distance = share - 0.5
    return abs(distance) <= centralHalfWidth ? central(distance) : tail(share, distance)
  }

  /// Replaces shares by their quantiles; each is what `quantile` gives.
  package static func transform(_ row: UnsafeMutableBufferPointer<Double>) {
    // Six in seven lie in the middle, whose formula has no branch and runs in lanes; the others are
    // put right one by one.
    let laned = row.count / 8 * 8
    if let base = row.baseAddress {
      let raw = UnsafeMutableRawPointer(base)
      for start in stride(from: 0, to: laned, by: 8) {
        let offset = start * MemoryLayout<Double>.stride
        let shares = raw.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
        let distances = shares - 0.5
        raw.storeBytes(of: central(distances), toByteOffset: offset, as: SIMD8<Double>.self)
        for lane in 0..<8 where abs(distances[lane]) > centralHalfWidth {
          base[start + lane] = tail(shares[lane], distances[lane])
        }
      }
    }
    for index in laned..<row.count { row[index] = quantile(row[index]) }
  }

  private static let centralHalfWidth = 0.425

  @inline(__always)
  private static func central(_ distance: Double) -> Double {
    let r = 0.180625 - distance * distance
    return distance * (polynomial(centralNumerator, r) / polynomial(centralDenominator, r))
  }

  @inline(__always)
  private static func central(_ distance: SIMD8<Double>) -> SIMD8<Double> {
    let r = 0.180625 - distance * distance
    return distance * (polynomial(centralNumerator, r) / polynomial(centralDenominator, r))
  }

  private static func tail(_ share: Double, _ distance: Double) -> Double {
    let r = sqrt(-log(distance < 0 ? share : 1 - share))
    guard r.isFinite else { return distance < 0 ? -.infinity : .infinity }
    let magnitude =
      r <= 5
      ? polynomial(middleNumerator, r - 1.6) / polynomial(middleDenominator, r - 1.6)
      : polynomial(farNumerator, r - 5) / polynomial(farDenominator, r - 5)
    return distance < 0 ? -magnitude : magnitude
  }

  // Coefficients by ascending power, as published.

  private typealias Coefficients = (
    Double, Double, Double, Double, Double, Double, Double, Double
  )

  private static let centralNumerator: Coefficients = (
    3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
    1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
    3.3430575583588128105e+4, 2.5090809287301226727e+3
  )
  private static let centralDenominator: Coefficients = (
    1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
    2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
    5.2264952788528545610e+3
  )
  private static let middleNumerator: Coefficients = (
    1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
    3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4
  )
  private static let middleDenominator: Coefficients = (
    1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
    1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
    1.05075007164441684324e-9
  )
  private static let farNumerator: Coefficients = (
    6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
    2.71155556874348757815e-5, 2.01033439929228813265e-7
  )
  private static let farDenominator: Coefficients = (
    1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
    7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
    2.04426310338993978564e-15
  )

  @inline(__always)
  private static func polynomial(_ c: Coefficients, _ x: Double) -> Double {
    var value = c.7 * x + c.6
    value = value * x + c.5
    value = value * x + c.4
    value = value * x + c.3
    value = value * x + c.2
    value = value * x + c.1
    return value * x + c.0
  }

  @inline(__always)
  private static func polynomial(_ c: Coefficients, _ x: SIMD8<Double>) -> SIMD8<Double> {
    var value = c.7 * x + c.6
    value = value * x + c.5
    value = value * x + c.4
    value = value * x + c.3
    value = value * x + c.2
    value = value * x + c.1
    return value * x + c.0
  }
}
