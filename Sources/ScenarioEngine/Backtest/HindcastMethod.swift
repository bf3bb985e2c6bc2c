/// How the past was forecast: the model under one of two rules of migration, or a rule of thumb.
package enum HindcastMethod: String, CaseIterable, Sendable {
  /// The model, everybody's rates of leaving as they were: b1 = 1, b2 = 0.
  case constantRates = "constant_rates"
  /// The model under the rule that nearly keeps net migration: b1 = b2 = 0.5, θ = 0.
  case persistent
  /// Every region keeps its share of the country, whose total is that of `constantRates`.
  case constantShare = "constant_share"
  /// The last year's growth goes on in persons.
  case linearTrend = "linear_trend"
  /// The last year's growth goes on in per cent.
  case geometricTrend = "geometric_trend"
  /// The model without any moves, between regions or across the border.
  case noMigration = "no_migration"
  /// The events of the year before the start happen again every year.
  case yearBefore = "year_before"

  package static let rules: [HindcastMethod] = [.constantRates, .persistent]

  package var isRule: Bool { Self.rules.contains(self) }

  /// For a table on a terminal.
  package var words: String {
    rawValue.split(separator: "_").joined(separator: " ")
  }
}

/// What is forecast and held against what was observed.
package enum HindcastFigure: String, CaseIterable, Sendable {
  /// On 1 January of the year.
  case persons
  case persons0to14 = "persons_0_14"
  case persons15to64 = "persons_15_64"
  case persons65 = "persons_65_plus"
  /// In the year.
  case births
  case deaths
  case netInterregional = "net_interregional"
  case netExternal = "net_external"

  /// Ages of the figures that are broad groups of ages.
  var ages: ClosedRange<Int>? {
    switch self {
    case .persons0to14: 0...14
    case .persons15to64: 15...64
    case .persons65: 65...100
    default: nil
    }
  }

  package var isStock: Bool { self == .persons || ages != nil }

  /// A difference of two flows, of which a per cent means nothing.
  package var isNet: Bool { self == .netInterregional || self == .netExternal }
}
