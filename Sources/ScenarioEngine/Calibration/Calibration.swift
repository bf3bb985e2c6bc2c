import LinearAlgebra
import Migration

/// A fitted deterrence: what the flows say of distance and neighbourhood, how surely, and on what
/// this rests.
package struct Calibration: Sendable {
  package let request: CalibrationRequest
  /// Year of the flows, or of the residents that stand for the sizes of regions.
  package let year: Int?
  package let deterrence: Deterrence
  package let coefficients: [Coefficient]
  /// In the order of the coefficients.
  package let covariance: Matrix
  package let quality: Quality
  /// What of the observed persons was published, computed or estimated.
  package let evidence: [Evidence]
  /// What the data do not tell.
  package let cautions: [FitCaution]
  /// What was taken as known.
  package var assumed: [String]
  /// Shares that the fit did not see.
  package var checks: [Check] = []
  /// Estimates without the totals of one period at a time; empty for fits to flows.
  package var withoutOne: [Reduced] = []
  /// Published flows that no total could use.
  package var unused: [String] = []
  /// Tables of the data package that the fit depends on, and those of the checks.
  package var tables: [String] = []
  package var checkTables: [String] = []

  package struct Quality: Sendable, Equatable {
    /// Flows, or cells of shares.
    package let observations: Int
    /// Observations less effects of places, or of totals: what the coefficients are fitted to.
    package let free: Int
    /// Totals whose shares are fitted; `nil` for flows.
    package let totals: Int?
    /// Pearson's χ² a degree of freedom.
    package let dispersion: Double
    package let deviance: Double
    /// Without the coefficients.
    package let nullDeviance: Double
    /// Of observed and expected persons.
    package let squaredCorrelation: Double
    package let iterations: Int
  }

  /// How much of what was fitted stands on one kind of figure.
  package struct Evidence: Sendable, Equatable {
    /// `nil` for what published parts leave of a published total.
    package let confidence: Confidence?
    package let observations: Int
    package let persons: Double
  }

  /// A check, with the shares that simpler rules expect.
  package struct Check: Sendable {
    package let fitted: ShareCheck
    /// By the name of the rule.
    package let others: [(rule: String, check: ShareCheck)]
  }

  /// The estimates when the totals of one period are left out.
  package struct Reduced: Sendable, Equatable {
    package let period: String
    package let estimates: [Double]
  }

  /// What an ensemble needs to draw other deterrences.
  package var uncertainty: DeterrenceUncertainty {
    DeterrenceUncertainty(
      coefficients: coefficients.map(\.name), estimates: coefficients.map(\.estimate),
      covariance: covariance, distance: request.distance)
  }
}

/// Why a calibration is refused: every cause, and what to do about it.
package struct CalibrationRefused: Error, Sendable {
  package struct Fault: Sendable, Equatable {
    package let message: String
    package let remedy: String?
    /// The option of the command line that asks for what is not there.
    package let option: String?
    /// The published flow at fault, by its name.
    package let flow: String?
    /// The name that is not known, and those that are.
    package let unknown: (name: String, known: [String])?

    package init(
      _ message: String, remedy: String? = nil, option: String? = nil, flow: String? = nil,
      unknown: (name: String, known: [String])? = nil
    ) {
      self.message = message
      self.remedy = remedy
      self.option = option
      self.flow = flow
      self.unknown = unknown
    }

    package static func == (a: Fault, b: Fault) -> Bool {
      a.message == b.message && a.remedy == b.remedy && a.option == b.option && a.flow == b.flow
    }
  }

  package let faults: [Fault]

  package init(_ faults: [Fault]) { self.faults = faults }

  init(_ refused: FitRefused) {
    faults = refused.faults.map { fault in
      if case .cell(let name, let what) = fault { return Fault("\(name): \(what)", flow: name) }
      return Fault(fault.message)
    }
  }
}
