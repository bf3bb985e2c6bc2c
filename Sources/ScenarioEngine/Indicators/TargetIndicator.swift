import Demography

/// An indicator by which a programme is judged: what was published of it and what is aimed at.
package struct TargetIndicator: Sendable, Equatable {
  /// What the engine computes for an indicator.
  package enum Figure: String, Sendable, CaseIterable {
    /// Net moves between regions of the designated regions, transfers of programmes included.
    case netInterregional = "net_interregional"
    case netExternal = "net_external"
    /// Permits for foreign workers as a share of the labour force.
    case labourQuota = "labour_quota"
    /// Those whom resettlement programmes move in a year.
    case participants
    /// Those who are still where a programme brought them.
    case retention
    /// Those of working age among them who are in work.
    case employment

    /// Moves may be more out than in.
    package var isNet: Bool { self == .netInterregional || self == .netExternal }
  }

  /// Targets by year under the name of the document that states them.
  package struct TargetPath: Sendable, Equatable {
    package enum Document: String, Sendable {
      /// The table of indicators.
      case table
      /// A plan of action that states other numbers.
      case plan
    }
    package let document: Document
    package let byYear: [Int: Double]

    package init(_ document: Document, _ byYear: [Int: Double]) {
      self.document = document
      self.byYear = byYear
    }
  }

  /// What the document calls it, in the languages of the reports.
  package struct Words: Sendable, Equatable {
    package var name: LocalizedName
    package var unit: LocalizedName
    package var agency: LocalizedName
    /// Who answers for it; empty where the package does not say.
    package var responsible: LocalizedName
    /// What is unclear or contradictory about it; may be empty.
    package var note: LocalizedName

    package init(
      name: LocalizedName, unit: LocalizedName, agency: LocalizedName, responsible: LocalizedName,
      note: LocalizedName = LocalizedName(english: "")
    ) {
      self.name = name
      self.unit = unit
      self.agency = agency
      self.responsible = responsible
      self.note = note
    }
  }

  package var number: String
  package var name: String
  package var unit: String
  package var higherIsBetter: Bool
  /// The programme by its years, `2026-2030`; empty where the package names none.
  package var set: String
  /// `nil` where it can only be projected from its facts.
  package var figure: Figure?
  /// Facts that the programme's own table states, by year.
  package var facts: [Int: Double]
  /// The table's own path first; those without a value are left out.
  package var targets: [TargetPath]
  package var sourceAgency: String
  package var source: String
  /// What is unclear or contradictory about it; may be empty.
  package var note: String
  package var words: Words

  /// - Parameter words: in English alone where `nil`.
  package init(
    number: String, name: String, unit: String, higherIsBetter: Bool, set: String = "",
    figure: Figure? = nil, facts: [Int: Double] = [:], targets: [TargetPath] = [],
    sourceAgency: String = "", source: String = "", note: String = "",
    words: Words? = nil
  ) {
    self.number = number
    self.name = name
    self.unit = unit
    self.higherIsBetter = higherIsBetter
    self.set = set
    self.figure = figure
    self.facts = facts
    self.targets = targets.filter { !$0.byYear.isEmpty }
    self.sourceAgency = sourceAgency
    self.source = source
    self.note = note
    self.words =
      words
      ?? Words(
        name: LocalizedName(english: name), unit: LocalizedName(english: unit),
        agency: LocalizedName(english: sourceAgency), responsible: LocalizedName(english: ""),
        note: LocalizedName(english: note))
  }

  /// A share that does not add up over the months of a year.
  package var isPercentage: Bool { unit.hasPrefix("%") }

  package var lastTargetYear: Int? { targets.compactMap { $0.byYear.keys.max() }.max() }
  package var firstTargetYear: Int? { targets.compactMap { $0.byYear.keys.min() }.min() }

  /// Values that make sense: nets may be below zero, shares lie between 0 and 100.
  package var bounds: ClosedRange<Double> {
    if isPercentage { return 0...100 }
    let stated = Array(facts.values) + targets.flatMap { $0.byYear.values }
    let mayBeNegative = figure?.isNet ?? stated.contains { $0 < 0 }
    return mayBeNegative ? -Double.infinity...Double.infinity : 0...Double.infinity
  }

  /// The value is at the target or on its better side; a millionth of the unit is no difference.
  package func isMet(_ value: Double, target: Double) -> Bool {
    higherIsBetter ? value >= target - 1e-6 : value <= target + 1e-6
  }
}
