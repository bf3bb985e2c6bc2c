/// Data from which a gravity model cannot be fitted: every cause that was found.
package struct FitRefused: Error, Sendable, Equatable {
  package let faults: [FitFault]

  package init(_ faults: [FitFault]) { self.faults = faults }

  package var message: String { faults.map(\.message).joined(separator: "\n") }
}

/// One cause, and what to do about it.
package enum FitFault: Error, Sendable, Equatable {
  case shape(String)
  case negativeFlow(Double, origin: String, destination: String)
  case flowNotFinite(origin: String, destination: String)
  case covariateNotFinite(column: String, origin: String, destination: String)
  case distance(Double, origin: String, destination: String)
  /// Every observed flow is zero.
  case noMoves
  /// Places that send (`out`) or receive nobody, although the model gives each an effect.
  case zeroMargin(out: Bool, places: [String])
  case tooFewObservations(Int, unknowns: Int)
  /// These columns repeat each other: one is a combination of the rest.
  case collinear([String])
  /// This column is the same for all pairs that the fitted effects leave to compare.
  case absorbed(String, by: GravityForm.Constraint)
  /// No finite estimate: along these columns or places the likelihood rises without end, because the
  /// pairs they single out have no moves.
  case separated(columns: [String], places: [String], pairs: Int, example: String)
  case notConverged(iterations: Int, change: Double)
  /// A cell of observed unions: what is wrong with it.
  case cell(String, String)

  package var message: String {
    switch self {
    case .shape(let what): return what
    case .negativeFlow(let value, let origin, let destination):
      return "\(origin) → \(destination): \(value) moves; a flow is never negative"
    case .flowNotFinite(let origin, let destination):
      return "\(origin) → \(destination): the flow is not a finite number"
    case .covariateNotFinite(let column, let origin, let destination):
      return
        "\(origin) → \(destination): '\(column)' is not a finite number (a logarithm needs a "
        + "positive value)"
    case .distance(let value, let origin, let destination):
      return "\(origin) → \(destination): a distance of \(value) km; it must be positive"
    case .noMoves: return "all observed flows are zero: there is nothing to fit"
    case .zeroMargin(let out, let places):
      return
        "\(FitFault.list(places)): nobody \(out ? "leaves" : "arrives"), so no "
        + "\(out ? "origin" : "destination") effect exists; leave these places out, or fit a form "
        + "that does not hold \(out ? "departures" : "arrivals") fixed"
    case .tooFewObservations(let count, let unknowns):
      return "\(count) observations cannot give \(unknowns) unknowns: leave covariates out"
    case .collinear(let columns):
      return
        "\(FitFault.list(columns)) say the same: each is a combination of the others; leave one out"
    case .absorbed(let column, let constraint):
      let effects =
        switch constraint {
        case .unconstrained: "constant"
        case .origin: "origin effects"
        case .destination: "destination effects"
        case .doubly: "origin and destination effects"
        }
      return "'\(column)' cannot be told from the \(effects): leave it out or choose another form"
    case .separated(let columns, let places, let pairs, let example):
      let what = FitFault.list(columns.map { "'\($0)'" } + places)
      return
        "no finite estimate for \(what): the \(pairs) pairs singled out have no moves (\(example)); "
        + "leave them or the covariate out"
    case .notConverged(let iterations, let change):
      return
        "no convergence after \(iterations) iterations; the deviance still changes by \(change)"
    case .cell(let name, let what): return "\(name): \(what)"
    }
  }

  package static func list(_ names: [String]) -> String {
    names.count <= 6
      ? names.joined(separator: ", ")
      : names.prefix(6).joined(separator: ", ") + " and \(names.count - 6) more"
  }
}
