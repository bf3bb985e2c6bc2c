import Demography
import Ensembles
import Glibc
import Projection

/// A programme or an event of the plan whose people are counted by region and year.
package struct PlannedProgramme: Sendable {
  package let name: String
  /// The key of the scenario file.
  package let kind: String
  /// Its number among the plan's relocations; `nil` for permits, which move nobody.
  package let relocation: Int?
  /// Rows of the receiving regions.
  package let destinations: [Int]
  /// `nil` where no programme supports those who come.
  package let terms: ProgrammeTerms?
  package var permits: Permits?
  var draws: Draws?

  /// Permits for foreign workers.
  package struct Permits: Sendable {
    package let byYear: [Int: Double]
    package let fillRate: Double
    /// By destination.
    package let shares: [Double]
  }

  /// What varies between draws.
  struct Draws: Sendable {
    let uptake: Estimate
    let additionality: Estimate
    let returnFactor: Estimate
    /// Share of students who stay; in place of a factor on the hazard.
    let stay: Estimate?

    func terms(_ name: String, seed: UInt64, draw: Int) -> RelocationTerms {
      func value(_ key: String, _ estimate: Estimate) -> Double {
        guard estimate.spread != nil else { return estimate.central }
        let stream = RandomStream(seed: seed, component: "interventions.\(name).\(key)")
        return estimate.value(normal: stream.normal(draw: draw))
      }
      var factor = value("return_factor", returnFactor)
      if let stay, stay.spread != nil, stay.central > 0, stay.central < 1 {
        // 1 − (1 − h)^f = 1 − stay.
        factor = log(value("stay", stay)) / log(stay.central)
      }
      return RelocationTerms(
        uptake: value("uptake", uptake), additionality: value("additionality", additionality),
        returnFactor: factor)
    }
  }
}

/// The size of an intervention that varies between draws.
struct InterventionSize: Sendable {
  /// Names the stream of random numbers.
  let name: String
  let estimate: Estimate

  /// Relative to the planned size, which is the central one.
  func relative(seed: UInt64, draw: Int) -> Double {
    let stream = RandomStream(seed: seed, component: name)
    return estimate.value(normal: stream.normal(draw: draw)) / estimate.central
  }
}
