import Demography
import Glibc

/// The model migration schedule of Rogers and Castro (1981), "Model Migration Schedules", IIASA
/// RR-81-30: a rate of moving by age as a sum of childhood, labour-force, retirement and
/// post-retirement components and a constant.
///
/// m(x) = a₁ e^(−α₁x) + a₂ e^(−α₂(x−μ₂) − e^(−λ₂(x−μ₂))) + a₃ e^(−α₃(x−μ₃) − e^(−λ₃(x−μ₃)))
///        + a₄ e^(λ₄x) + c
///
/// Seven parameters describe the fundamental schedule (a₃ = a₄ = 0); the retirement peak makes
/// eleven, the upward slope nine, both thirteen.
package struct RogersCastro: Sendable, Equatable {
  package struct Childhood: Sendable, Equatable {
    /// a₁ and α₁.
    package var height, decline: Double

    package init(height: Double, decline: Double) {
      self.height = height
      self.decline = decline
    }
  }

  /// A double exponential peak: aₖ, αₖ, μₖ, λₖ.
  package struct Peak: Sendable, Equatable {
    package var height, decline, age, ascent: Double

    package init(height: Double, decline: Double, age: Double, ascent: Double) {
      self.height = height
      self.decline = decline
      self.age = age
      self.ascent = ascent
    }

    func rate(at x: Double) -> Double {
      height * exp(-decline * (x - age) - exp(-ascent * (x - age)))
    }
  }

  /// a₄ and λ₄.
  package struct Slope: Sendable, Equatable {
    package var height, growth: Double

    package init(height: Double, growth: Double) {
      self.height = height
      self.growth = growth
    }
  }

  package var childhood: Childhood
  package var labourForce: Peak
  package var retirement: Peak?
  package var elderly: Slope?
  package var constant: Double

  package init(
    childhood: Childhood, labourForce: Peak, retirement: Peak? = nil, elderly: Slope? = nil,
    constant: Double
  ) {
    self.childhood = childhood
    self.labourForce = labourForce
    self.retirement = retirement
    self.elderly = elderly
    self.constant = constant
  }

  /// The standard fundamental schedule of Rogers and Castro with a constant of one's own.
  package static func fundamental(constant: Double = 0.003) -> RogersCastro {
    RogersCastro(
      childhood: Childhood(height: 0.02, decline: 0.10),
      labourForce: Peak(height: 0.06, decline: 0.10, age: 20, ascent: 0.40),
      constant: constant)
  }

  /// m(x), moves per person-year up to a common factor.
  package func rate(at x: Double) -> Double {
    var rate = childhood.height * exp(-childhood.decline * x) + labourForce.rate(at: x) + constant
    if let retirement { rate += retirement.rate(at: x) }
    if let elderly { rate += elderly.height * exp(elderly.growth * x) }
    return rate
  }

  /// ρ(s, a): the schedule of both sexes at ages 1–100, scaled so that its mean over `persons` (by
  /// age at the end of the year) is one; age 0 is zero, because newborns do not move.
  package func relativeIntensities(meanOneOver persons: AgeSexTable) -> AgeSexTable {
    var schedule = AgeSexTable { _, age in age == 0 ? 0 : rate(at: Double(age)) }
    var weighted = 0.0
    var total = 0.0
    for sex in Sex.allCases {
      for age in 1..<Age.count {
        weighted += schedule[sex, age] * persons[sex, age]
        total += persons[sex, age]
      }
    }
    precondition(weighted > 0, "a schedule needs persons of ages 1–100 to be scaled on")
    for cell in schedule.values.indices { schedule.values[cell] *= total / weighted }
    return schedule
  }
}
