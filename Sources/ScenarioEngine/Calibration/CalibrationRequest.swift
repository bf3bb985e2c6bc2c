import Migration

/// Which gravity model is fitted, to what, and how its errors are found.
package struct CalibrationRequest: Sendable, Equatable {
  package enum Form: String, Sendable, CaseIterable {
    case unconstrained, origin, destination, doubly
    /// Shares within published totals of unions of regions.
    case shares
  }

  package enum Errors: String, Sendable, CaseIterable {
    /// Dispersion times the Poisson variance.
    case quasi
    /// Robust to any variance of each flow.
    case sandwich
    /// Robust also to dependence among the flows of one origin, or the shares of one total.
    case clustered
  }

  package var form: Form
  package var distance: GravityForm.Distance
  package var ring: Bool
  package var contiguous: Bool
  /// Names of covariates; `log:NAME` takes the logarithm.
  package var covariates: [String]
  package var errors: Errors

  /// - Parameter errors: when `nil`, quasi for shares, which have few cells, else sandwich.
  package init(
    form: Form, distance: GravityForm.Distance = .power, ring: Bool = false,
    contiguous: Bool = false, covariates: [String] = [], errors: Errors? = nil
  ) {
    self.form = form
    self.distance = distance
    self.ring = ring
    self.contiguous = contiguous
    self.covariates = covariates
    self.errors = errors ?? (form == .shares ? .quasi : .sandwich)
  }

  /// The constraint of a fit to flows; shares have an effect for each total instead.
  var gravityForm: GravityForm {
    let constraint: GravityForm.Constraint =
      switch form {
      case .unconstrained: .unconstrained
      case .origin, .shares: .origin
      case .destination: .destination
      case .doubly: .doubly
      }
    return GravityForm(constraint, distance: distance, ring: ring, contiguous: contiguous)
  }
}
