import Diagnostics
import Ensembles
import LinearAlgebra
import Migration
import ScenarioEngine

/// Reads `uncertainty` and `ensemble` of a draft; what cannot be is told with its place.
///
/// Spreads that contradict the rest of the scenario are faults only where draws are asked for: a
/// point forecast may try a value outside its own band.
struct UncertaintyBinding {
  private static let moves = "assumptions.internal"

  private let values: FieldValues
  private let internalMigration: InternalMigration?
  private let hasSharedMortality: Bool
  private let file: String
  private(set) var faults: FaultList

  init(
    values: FieldValues, internalMigration: InternalMigration?, hasSharedMortality: Bool,
    file: String, faults: FaultList
  ) {
    self.values = values
    self.internalMigration = internalMigration
    self.hasSharedMortality = hasSharedMortality
    self.file = file
    self.faults = faults
  }

  mutating func uncertainty() -> Uncertainty {
    var result = Uncertainty()
    for driver in Uncertainty.Driver.allCases {
      if let spread = spread(of: driver) { result.drivers[driver] = spread }
    }
    result.correlations = correlations()
    if let origin = values.number("uncertainty.net_rule.origin_exponent"),
      let destination = values.number("uncertainty.net_rule.destination_exponent")
    {
      result.netRule = .init(originExponent: origin, destinationExponent: destination)
    }
    result.grossShare = points(
      "gross_share", central: internalMigration?.grossShare, scale: .logistic)
    result.scheduleConstant = points(
      "schedule_constant", central: internalMigration?.schedule.constant, scale: .logarithmic)
    result.deterrence = deterrence()
    result.baseAges = values.number("uncertainty.base_ages") ?? 0
    return result
  }

  func ensemble() -> EnsembleSettings? {
    guard let draws = values.number("ensemble.draws") else { return nil }
    let seed = values.number("ensemble.seed") ?? Double(EnsembleSettings.defaultSeed)
    return EnsembleSettings(draws: Int(draws), seed: UInt64(seed))
  }

  private mutating func spread(of driver: Uncertainty.Driver) -> Uncertainty.Spread? {
    let group = "uncertainty.\(driver.rawValue)"
    guard let persistence = values.number("\(group).persistence"),
      let first = values.number("\(group).first_year"),
      let innovation = values.number("\(group).innovation")
    else { return nil }
    let spread = Uncertainty.Spread(
      persistence: persistence, firstYear: first, innovation: innovation,
      regional: values.number("\(group).regional") ?? 0)
    if driver == .lifeExpectancy, !spread.isCertain, !hasSharedMortality {
      report(
        group,
        "cannot be drawn: the regions have death rates of their own and no standard in common",
        remedy: "give mortality.csv one standard (region *) and the regions life_expectancy.csv",
        as: severity)
    }
    return spread
  }

  private mutating func deterrence() -> Uncertainty.DeterrenceSpread? {
    let group = "uncertainty.deterrence"
    guard values.groups[group] != nil else { return nil }
    let exponent = values.number("\(group).exponent")
    let ring = values.number("\(group).ring")
    guard values.text("\(group).from") != nil else {
      return .stated(exponent: exponent ?? 0, ring: ring ?? 0)
    }
    if exponent != nil || ring != nil {
      report(
        group, "takes its spread from the calibration and states one of its own",
        remedy: "keep `from`, or `exponent` and `ring`")
    }
    if internalMigration?.deterrenceUncertainty == nil {
      report(
        group, "takes its spread from a calibration, and the scenario names none",
        remedy: "write assumptions.internal.deterrence: {file: …}, or state exponent and ring")
    }
    return .calibration
  }

  private mutating func correlations() -> [Uncertainty.Pair: Double] {
    let drivers = Uncertainty.Driver.allCases
    var result: [Uncertainty.Pair: Double] = [:]
    var matrix = Matrix.identity(drivers.count)
    for (i, first) in drivers.enumerated() {
      for (j, second) in drivers.enumerated() where i != j {
        let field = "uncertainty.correlations.\(first.rawValue).\(second.rawValue)"
        guard let value = values.number(field) else { continue }
        let pair = Uncertainty.Pair(first, second)
        if let other = result[pair], other != value {
          report(field, "is \(value) here and \(other) the other way round")
        }
        result[pair] = value
        (matrix[i, j], matrix[j, i]) = (value, value)
      }
    }
    do {
      _ = try CorrelationMatrix(drivers.map(\.rawValue), matrix)
    } catch {
      report("uncertainty.correlations", error.message, remedy: error.remedy)
    }
    return result
  }

  private mutating func points(
    _ key: String, central: Double?, scale: ThreePoint.Scale
  ) -> ThreePoint? {
    let group = "uncertainty.\(key)"
    guard let low = values.number("\(group).low"), let high = values.number("\(group).high") else {
      return nil
    }
    guard let central else {
      // What is wrong with the moves themselves has been told.
      let isTold = internalMigration == nil ? faults.hasErrors : faults.names(Self.moves)
      if isTold { return nil }
      report(
        group, "spreads a value that the scenario does not state",
        remedy: "state assumptions.internal.\(key)", as: severity)
      return nil
    }
    do {
      return try ThreePoint(key, low: low, central: central, high: high, scale: scale)
    } catch {
      report(group, error.message, remedy: error.remedy, as: severity)
      return nil
    }
  }

  /// Of a spread that does not fit the rest of the scenario. A point forecast does not read it: who
  /// tries another value must not have to restate its spread.
  private var severity: Diagnostic.Severity {
    values.number("ensemble.draws") == nil ? .warning : .error
  }

  private mutating func report(
    _ field: String, _ message: String, remedy: String? = nil,
    as severity: Diagnostic.Severity = .error
  ) {
    faults.add(
      severity, at: values.position(field) ?? SourcePosition(file: file, line: 1), field: field,
      message,
      remedy: remedy)
  }
}
