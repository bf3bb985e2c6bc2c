import Diagnostics
import Glibc
import LinearAlgebra
import Migration
import ScenarioEngine
import Tables

/// The file that a scenario names as `deterrence: {file: …}`.
package struct CalibrationDocument: Sendable {
  package var calibration: Calibration
  /// The version of the program.
  package var version: String
  /// `kosh calibrate` with these writes it again.
  package var options: [String]
  package var isOfTable: Bool
  /// Named as the file states them: tables of the package, or the table seen from the file.
  package var fittedOn: [SourceFile]
  package var checkedOn: [SourceFile]

  package init(
    _ calibration: Calibration, version: String, options: [String], isOfTable: Bool,
    fittedOn: [SourceFile], checkedOn: [SourceFile] = []
  ) {
    self.calibration = calibration
    self.version = version
    self.options = options
    self.isOfTable = isOfTable
    self.fittedOn = fittedOn
    self.checkedOn = checkedOn
  }

  /// Writes the file, or leaves the previous one as it was.
  ///
  /// - Throws: `OutputError`; also where another file than a calibration stands.
  package func write(to path: String) throws(OutputError) {
    try Self.refuseForeign(path)
    let staged = path + ".partial"
    do {
      try FileSystem.write(Array(json.rendered.utf8), to: staged)
      try FileSystem.rename(staged, to: path)
    } catch {
      unlink(staged)
      throw OutputError(path: path, operation: error.operation, reason: error.reason)
    }
  }

  private static func refuseForeign(_ path: String) throws(OutputError) {
    guard FileSystem.kind(of: path) != nil else { return }
    if FileSystem.isFolder(path) {
      throw OutputError(path: path, operation: "write", reason: "it is a folder; name a file")
    }
    let head = (try? InputFile.read(path, sizeLimit: 4 << 20))?.bytes.prefix(256) ?? []
    let text = String(decoding: head, as: UTF8.self)
    guard text.contains(OutputFolder.recordMark), text.contains("\"calibration\":") else {
      throw OutputError(
        path: path, operation: "write",
        reason: "another file than a calibration stands there; choose another name with --out")
    }
  }

  // MARK: Members

  package var json: JSONValue {
    .object(CalibrationField.allCases.map { JSONMember($0.name, value(of: $0)) })
  }

  private func value(of field: CalibrationField) -> JSONValue {
    let quality = calibration.quality
    return switch field {
    case .program: "kosh"
    case .calibration: .integer(CalibrationField.formatVersion)
    case .version: .string(version)
    case .options: .strings(options)
    case .form: .string(calibration.request.form.rawValue)
    case .year: calibration.year.map { .integer($0) } ?? .null
    case .deterrence: calibration.deterrence.json
    case .coefficients:
      .array(
        calibration.coefficients.map {
          .object([
            "name": .string($0.name), "estimate": .number($0.estimate),
            "standard_error": .number($0.standardError),
          ])
        })
    case .covariance:
      .array(
        (0..<calibration.covariance.rowCount).map { row in
          .array(
            (0..<calibration.covariance.columnCount).map {
              .number(calibration.covariance[row, $0])
            })
        })
    case .errors: .string(calibration.request.errors.rawValue)
    case .observations: .integer(quality.observations)
    case .free: .integer(quality.free)
    case .totals: quality.totals.map { .integer($0) } ?? .null
    case .dispersion: .number(quality.dispersion)
    case .deviance: .number(quality.deviance)
    case .nullDeviance: .number(quality.nullDeviance)
    case .squaredCorrelation: .number(quality.squaredCorrelation)
    case .evidence:
      .array(
        calibration.evidence.map {
          .object([
            "confidence": .string($0.confidence?.rawValue ?? "remainder"),
            "observations": .integer($0.observations), "persons": .number($0.persons),
          ])
        })
    case .cautions: .strings(calibration.cautions.map(\.message))
    case .assumed: .strings(calibration.assumed)
    case .checks: .array(calibration.checks.map(\.json))
    case .withoutOne:
      .array(
        calibration.withoutOne.map {
          .object([
            "period": .string($0.period), "estimates": .array($0.estimates.map { .number($0) }),
          ])
        })
    case .unused: .strings(calibration.unused)
    case .source: .string(isOfTable ? "table" : "package")
    case .fittedOn: .array(fittedOn.map(\.json))
    case .checkedOn: .array(checkedOn.map(\.json))
    }
  }
}

extension SourceFile {
  fileprivate var json: JSONValue {
    .object([
      "file": .string(path), "sha256": .string(sha256), "bytes": .integer(byteCount),
    ])
  }
}

extension Deterrence {
  fileprivate var json: JSONValue {
    var members: [JSONMember]
    switch form {
    case .power(let exponent):
      members = [.init("form", .string("power")), .init("exponent", .number(exponent))]
    case .exponential(let rate):
      members = [.init("form", .string("exponential")), .init("rate", .number(rate))]
    case .tanner(let exponent, let rate):
      members = [
        .init("form", .string("tanner")), .init("exponent", .number(exponent)),
        .init("rate", .number(rate)),
      ]
    }
    members += [.init("ring", .number(ring)), .init("contiguous", .number(contiguous))]
    return .object(members)
  }
}

extension Calibration.Check {
  fileprivate var json: JSONValue {
    .object([
      "total": .string(fitted.name), "total_variation": .number(fitted.totalVariation),
      "shares": .array(
        fitted.parts.map {
          .object([
            "name": .string($0.name), "observed": .number($0.observed),
            "expected": .number($0.expected),
          ])
        }),
      "other_rules": .array(
        others.map {
          .object([
            "rule": .string($0.rule), "total_variation": .number($0.check.totalVariation),
          ])
        }),
    ])
  }
}
