/// What the draws of a block change of one year's planned drivers: factors around them and survival
/// rows of their own. A factor of one leaves the plan to the bit.
///
/// Borrows memory of the block's workspace; valid until that is filled for another year.
package struct YearDisturbance {
  /// Factors on births, immigrants and emigration rates, `[region][draw]`.
  package let fertility: UnsafePointer<Double>
  package let immigration: UnsafePointer<Double>
  package let emigration: UnsafePointer<Double>
  /// Factors on mobility, `[draw]`.
  package let mobility: UnsafePointer<Double>
  /// Survival ratios, `[region][draw][208]`; `nil` where mortality is as planned.
  package let survival: UnsafePointer<Double>?
  /// Sizes of interventions relative to the planned, `[size][draw]`; `nil` where none varies.
  package let sizes: UnsafePointer<Double>?

  package init(
    fertility: UnsafePointer<Double>, immigration: UnsafePointer<Double>,
    emigration: UnsafePointer<Double>, mobility: UnsafePointer<Double>,
    survival: UnsafePointer<Double>?, sizes: UnsafePointer<Double>? = nil
  ) {
    self.fertility = fertility
    self.immigration = immigration
    self.emigration = emigration
    self.mobility = mobility
    self.survival = survival
    self.sizes = sizes
  }
}

/// How the draws of a block move between regions.
package enum DrawRules: Sendable {
  /// Nobody moves.
  case none
  case shared(GravityRule)
  /// One rule for each draw of the block.
  case perDraw([GravityRule])

  @inline(__always)
  package subscript(draw: Int) -> GravityRule? {
    switch self {
    case .none: nil
    case .shared(let rule): rule
    case .perDraw(let rules): rules[draw]
    }
  }
}
