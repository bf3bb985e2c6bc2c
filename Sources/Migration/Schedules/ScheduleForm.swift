/// How many parameters a model migration schedule has.
package enum ScheduleForm: Int, Sendable, Codable, CaseIterable {
  /// Childhood, labour force, constant.
  case seven = 7
  /// With an upward slope in old age.
  case nine = 9
  /// With a retirement peak.
  case eleven = 11
  /// With both.
  case thirteen = 13

  package var hasRetirement: Bool { self == .eleven || self == .thirteen }
  package var hasSlope: Bool { self == .nine || self == .thirteen }

  /// The parameters in the order of the literature.
  package var names: [String] {
    ["a1", "alpha1", "a2", "alpha2", "mu2", "lambda2"]
      + (hasRetirement ? ["a3", "alpha3", "mu3", "lambda3"] : [])
      + (hasSlope ? ["a4", "lambda4"] : []) + ["c"]
  }

  /// Where the heights stand: a₁, a₂, a₃, a₄ and c enter the rates linearly.
  var linear: [Int] {
    names.indices.filter { names[$0].hasPrefix("a") && names[$0].count == 2 || names[$0] == "c" }
  }

  /// The schedule of parameters in the order of `names`.
  package func schedule(_ p: [Double]) -> RogersCastro {
    var next = 6
    var retirement: RogersCastro.Peak?
    if hasRetirement {
      retirement = .init(height: p[6], decline: p[7], age: p[8], ascent: p[9])
      next = 10
    }
    let slope = hasSlope ? RogersCastro.Slope(height: p[next], growth: p[next + 1]) : nil
    return RogersCastro(
      childhood: .init(height: p[0], decline: p[1]),
      labourForce: .init(height: p[2], decline: p[3], age: p[4], ascent: p[5]),
      retirement: retirement, elderly: slope, constant: p[p.count - 1])
  }
}
