/// Finds where a monotone function meets a target inside a bracket, by regula falsi with the Illinois
/// correction: never slower than halving in practice, and it never leaves the bracket.
///
/// - Parameters:
///   - tolerance: on the function's value.
///   - limit: on the number of evaluations.
/// - Returns: the argument, or `nil` when the target does not lie inside the bracket.
package func solve<Failure: Error>(
  target: Double, in bracket: ClosedRange<Double>, tolerance: Double, limit: Int = 200,
  _ function: (Double) throws(Failure) -> Double
) throws(Failure) -> Double? {
  var (left, right) = (bracket.lowerBound, bracket.upperBound)
  var leftMiss = try function(left) - target
  var rightMiss = try function(right) - target
  if abs(leftMiss) <= tolerance { return left }
  if abs(rightMiss) <= tolerance { return right }
  guard leftMiss.isFinite, rightMiss.isFinite, (leftMiss < 0) != (rightMiss < 0) else { return nil }
  var side = 0
  for _ in 0..<limit {
    let middle = (left * rightMiss - right * leftMiss) / (rightMiss - leftMiss)
    let miss = try function(middle) - target
    if abs(miss) <= tolerance || right - left <= abs(middle) * 1e-16 { return middle }
    if (miss < 0) == (rightMiss < 0) {
      (right, rightMiss) = (middle, miss)
      if side == -1 { leftMiss /= 2 }
      side = -1
    } else {
      (left, leftMiss) = (middle, miss)
      if side == 1 { rightMiss /= 2 }
      side = 1
    }
  }
  return (left + right) / 2
}
