/// Where one member of an ensemble stands among all: shares between 0 and 1, one half at the centre.
package struct MemberDraw: Sendable, Equatable {
  package var arrivals = 0.5
  package var shape = 0.5
  package var scale = 0.5
  package var floor = 0.5
  package var borderGrowth = 0.5
  package var transitShare = 0.5
  package var settledDays = 0.5
  package var hostedShare = 0.5
  package var distanceExponent = 0.5
  /// Number and seed of the member whose noise disturbs the days; `nil` for none.
  package var noise: Noise?

  package struct Noise: Sendable, Equatable {
    package var seed: UInt64
    package var member: Int

    package init(seed: UInt64, member: Int) {
      self.seed = seed
      self.member = member
    }
  }

  package init() {}

  /// Every parameter at its centre and no noise: the run that unsuffixed figures come from.
  package static let central = MemberDraw()
}
