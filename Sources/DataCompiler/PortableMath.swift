/// Exponential and logarithm by + − × ÷ alone: the C library's differ in the last bit from machine
/// to machine, and the compiled package must be the same bytes everywhere.
package enum PortableMath {
  private static let logOfTwoHigh = 0.693147180369123816490
  private static let logOfTwoLow = 1.90821492927058770002e-10

  /// e to the power of `x`, for `x` between −700 and 700.
  package static func exponential(_ x: Double) -> Double {
    precondition(abs(x) <= 700, "the exponential of \(x) is out of range")
    let power = (x / (logOfTwoHigh + logOfTwoLow)).rounded()
    let rest = (x - power * logOfTwoHigh) - power * logOfTwoLow
    var sum = 1.0
    for term in stride(from: 18.0, through: 1, by: -1) { sum = 1 + rest * sum / term }
    return Double(sign: .plus, exponent: Int(power), significand: sum)
  }

  /// The natural logarithm of a positive number.
  package static func logarithm(_ x: Double) -> Double {
    precondition(x > 0 && x.isFinite, "the logarithm of \(x) does not exist")
    var exponent = Double(x.exponent)
    var significand = x.significand
    if significand > 1.4142135623730951 {
      significand /= 2
      exponent += 1
    }
    let s = (significand - 1) / (significand + 1)
    let square = s * s
    var sum = 0.0
    for odd in stride(from: 25.0, through: 1, by: -2) { sum = 1 / odd + square * sum }
    return exponent * logOfTwoHigh + (2 * s * sum + exponent * logOfTwoLow)
  }
}
