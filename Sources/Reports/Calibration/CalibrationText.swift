import Migration
import ScenarioEngine
import Tables

/// What `kosh calibrate` prints: coefficients with errors, fit, evidence, what is not identified,
/// and shares that the fit did not see.
package struct CalibrationText: Sendable {
  private let calibration: Calibration
  /// What was fitted, as the user named it.
  private let source: String
  /// The calibration file.
  private let file: String

  package init(_ calibration: Calibration, source: String, file: String) {
    self.calibration = calibration
    self.source = source
    self.file = file
  }

  package var text: String {
    let parts = [
      [title], coefficients, fit, identification, withoutOne, checks,
      ["Written: \(file)", "In a scenario: deterrence: {file: …}"],
    ]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n")
  }

  private var title: String {
    let request = calibration.request
    let year = calibration.year.map { ", \($0)" } ?? ""
    return
      "\(source)\(year): form \(request.form.rawValue), \(request.distance.rawValue) deterrence, \(request.errors.rawValue) errors"
  }

  private var coefficients: [String] {
    var table = TextTable(gap: 4)
    table.add(["", "estimate", "standard error", "95 % interval"])
    for coefficient in calibration.coefficients {
      let count = Self.decimalCount(coefficient)
      table.add([
        coefficient.name, decimals(coefficient.estimate, count),
        decimals(coefficient.standardError, count),
        "\(decimals(coefficient.low, count)) to \(decimals(coefficient.high, count))",
      ])
    }
    return table.lines + ["Deterrence: \(deterrence)"]
  }

  /// `km^-0.306, ring × 4.06`.
  private var deterrence: String {
    let value = calibration.deterrence
    var parts: [String] =
      switch value.form {
      case .power(let exponent): ["km^\(decimals(-exponent))"]
      case .exponential(let rate): ["exp(\(decimals(-rate, 6)) km)"]
      case .tanner(let exponent, let rate):
        ["km^\(decimals(-exponent)) exp(\(decimals(-rate, 6)) km)"]
      }
    if calibration.request.ring { parts.append("ring × \(decimals(value.ring, 2))") }
    if calibration.request.contiguous {
      parts.append("common border × \(decimals(value.contiguous, 2))")
    }
    return parts.joined(separator: ", ")
  }

  private var fit: [String] {
    let quality = calibration.quality
    let what =
      quality.totals.map {
        "\(grouped(quality.observations)) cells in \($0) published totals, \(quality.free) of them free"
      }
      ?? "\(grouped(quality.observations)) flows"
      + (quality.free < quality.observations
        ? ", \(grouped(quality.free)) free of effects of places" : "")
    let persons = calibration.evidence.reduce(0) { $0 + $1.persons }
    let evidence = calibration.evidence.map { part in
      let share = persons > 0 ? 100 * part.persons / persons : 0
      let kind =
        part.confidence.map { $0 == .unstated ? "of unstated confidence" : $0.rawValue }
        ?? "what is left of published totals"
      return "\(grouped(part.observations)) \(kind) (\(fixedDecimals(share, 0)) %)"
    }
    return [
      what,
      "dispersion \(plain(quality.dispersion)), deviance \(plain(quality.deviance)) (without coefficients \(plain(quality.nullDeviance))), squared correlation \(decimals(quality.squaredCorrelation))",
    ]
      + wrapped(
        "rests on \(grouped(Int(persons.rounded()))) persons: \(evidence.joined(separator: ", "))",
        indent: "  ")
  }

  private var identification: [String] {
    let isEstimated =
      calibration.evidence.contains { $0.confidence != .unstated }
      && !calibration.evidence.contains { $0.confidence == .verified }
    let lines =
      (isEstimated
        ? ["doubtful: none of these flows was published; the fit tells how they were estimated"]
        : [])
      + calibration.cautions.map { "not identified: \($0.message)" }
      + growing.map { "doubtful: \($0)" }
      + calibration.assumed.map { "assumed: \($0)" }
      + (calibration.unused.isEmpty
        ? []
        : [
          "not used: \(grouped(calibration.unused.count)) published flows, totals without parts or parts without a total"
        ])
    return lines.flatMap { wrapped($0, indent: "  ") }
  }

  /// Signs of distance that no theory of moves explains.
  private var growing: [String] {
    calibration.coefficients.filter {
      [GravityColumn.logDistanceName, GravityColumn.distanceName].contains($0.name)
        && $0.estimate > 0
    }.map { coefficient in
      let when =
        calibration.request.distance != .tanner
        ? "" : coefficient.name == GravityColumn.distanceName ? "in the end " : "first "
      return "'\(coefficient.name)' is positive: moves would \(when)grow with distance"
    }
  }

  /// How much one period of publications decides.
  private var withoutOne: [String] {
    guard !calibration.withoutOne.isEmpty else { return [] }
    return ["leaving out the totals of one period at a time"]
      + calibration.coefficients.indices.map { index in
        let coefficient = calibration.coefficients[index]
        let estimates = calibration.withoutOne.map { $0.estimates[index] }
        let count = Self.decimalCount(coefficient)
        return
          "  \(coefficient.name): \(decimals(estimates.min() ?? 0, count)) to \(decimals(estimates.max() ?? 0, count))"
      }
  }

  private var checks: [String] {
    guard let first = calibration.checks.first else { return [] }
    var table = TextTable(pageWidth: 110)
    table.add(
      ["Not seen by the fit: shares", "observed", "fitted"] + first.others.map(\.rule))
    for check in calibration.checks {
      table.add(text: check.fitted.name)
      for (index, part) in check.fitted.parts.enumerated() {
        let isRest = part.name.hasPrefix("rest of ")
        table.add(
          [
            "  " + (isRest ? "the rest" : part.name), decimals(part.observed),
            decimals(part.expected),
          ] + check.others.map { decimals($0.check.parts[index].expected) })
      }
      table.add(
        ["  total variation", "", decimals(check.fitted.totalVariation)]
          + check.others.map { decimals($0.check.totalVariation) })
    }
    return table.lines
  }

  /// Rates per kilometre are small.
  private static func decimalCount(_ coefficient: Coefficient) -> Int {
    abs(coefficient.estimate) < 0.01 ? 6 : 3
  }

  private func plain(_ value: Double) -> String {
    value < 1e15 ? grouped(Int(value.rounded())) : "\(value)"
  }

  private func decimals(_ value: Double, _ count: Int = 3) -> String {
    value.isFinite && abs(value) < 1e9 ? fixedDecimals(value, count) : "\(value)"
  }
}
