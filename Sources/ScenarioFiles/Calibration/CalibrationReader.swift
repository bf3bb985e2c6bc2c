import Diagnostics
import LinearAlgebra
import Migration
import ScenarioEngine
import Tables

/// Reads a calibration file; what is wrong is reported at its member, all at once.
package struct CalibrationReader {
  /// No calibration is larger: a covariance of a hundred coefficients, and as many checks.
  package static let sizeLimit = 4 << 20

  private let path: String
  private let text: [UInt8]
  private let root: JSONValue
  private var faults: [Diagnostic] = []

  package static func read(_ path: String) throws(InputRejected) -> LoadedCalibration {
    let input = try InputFile.read(path, sizeLimit: sizeLimit)
    let text = try input.validatedUTF8(isTable: false)
    var reader = CalibrationReader(path: path, text: text, root: try root(text, path))
    let file = SourceFile(
      path: path, sha256: SHA256.hexadecimal(of: input.bytes), byteCount: input.bytes.count)
    let calibration = reader.calibration(file)
    if !reader.faults.isEmpty { throw InputRejected(reader.faults) }
    guard let calibration else { preconditionFailure("\(path) has no calibration and no fault") }
    return calibration
  }

  private static func root(_ text: [UInt8], _ path: String) throws(InputRejected) -> JSONValue {
    do {
      return try JSONValue(parsing: text, path: path)
    } catch {
      throw InputRejected(
        error.diagnostics.map { diagnostic in
          var diagnostic = diagnostic
          diagnostic.remedy = "name the file that `kosh calibrate` writes, as it wrote it"
          return diagnostic
        })
    }
  }

  private init(path: String, text: [UInt8], root: JSONValue) {
    self.path = path
    self.text = text
    self.root = root
  }

  private mutating func calibration(_ file: SourceFile) -> LoadedCalibration? {
    guard isOfThisFormat() else { return nil }
    let form = self.text(of: .form)
    let distance = distance()
    let names = names()
    let covariance = covariance(count: names?.count ?? 0)
    let deterrence = distance.flatMap { self.deterrence($0) }
    let isOfTable = self.text(of: .source) == "table"
    let fittedOn = fittedOn()
    guard let form, let distance, let names, let covariance, let deterrence, let fittedOn,
      faults.isEmpty
    else { return nil }
    let uncertainty = DeterrenceUncertainty(
      coefficients: names.map(\.name), estimates: names.map(\.estimate), covariance: covariance,
      distance: distance)
    return LoadedCalibration(
      file: file, deterrence: deterrence, uncertainty: uncertainty, options: options,
      isOfTable: isOfTable, fittedOn: fittedOn,
      summary:
        "calibration \(path): form \(form), fitted on \(fittedOn.map(\.path).joined(separator: ", "))"
    )
  }

  // MARK: Members

  private mutating func isOfThisFormat() -> Bool {
    guard root[CalibrationField.program.name]?.text == "kosh",
      let version = root[CalibrationField.calibration.name]
    else {
      refuse([], "this is not a calibration file", "name the file that `kosh calibrate` writes")
      return false
    }
    guard version == .integer(CalibrationField.formatVersion) else {
      refuse(
        [.calibration],
        "this program reads version \(CalibrationField.formatVersion) of calibration files",
        "write it again with `kosh calibrate`")
      return false
    }
    return true
  }

  private mutating func text(of field: CalibrationField) -> String? {
    guard let text = root[field.name]?.text else {
      refuse([field], "'\(field.name)' is missing or no text", Self.renew)
      return nil
    }
    return text
  }

  private mutating func distance() -> GravityForm.Distance? {
    let word = root[CalibrationField.deterrence.name]?["form"]?.text
    guard let distance = word.flatMap(GravityForm.Distance.init) else {
      refuse(
        [.deterrence], inner: "form", "the deterrence has no known form",
        "one of: \(GravityForm.Distance.allCases.map(\.rawValue).joined(separator: ", "))")
      return nil
    }
    return distance
  }

  /// The same bounds as for values that a scenario states, but distance may have any sign: a fit
  /// may find it.
  private mutating func deterrence(_ distance: GravityForm.Distance) -> Deterrence? {
    let exponent =
      distance == .exponential ? 0 : number("exponent", in: -10...10)
    let rate = distance == .power ? 0 : number("rate", in: -1...1)
    let ring = number("ring", in: 0.001...1000)
    let contiguous = number("contiguous", in: 0.001...1000)
    guard let exponent, let rate, let ring, let contiguous else { return nil }
    let form: Deterrence.Form =
      switch distance {
      case .power: .power(exponent: exponent)
      case .exponential: .exponential(rate: rate)
      case .tanner: .tanner(exponent: exponent, rate: rate)
      }
    return Deterrence(form: form, ring: ring, contiguous: contiguous)
  }

  private mutating func number(_ name: String, in bounds: ClosedRange<Double>) -> Double? {
    guard let value = root[CalibrationField.deterrence.name]?[name]?.double else {
      refuse([.deterrence], inner: name, "'\(name)' is missing or no number", Self.renew)
      return nil
    }
    guard bounds.contains(value) else {
      refuse(
        [.deterrence], inner: name,
        "\(name) \(value) lies outside \(bounds.lowerBound.plain)…\(bounds.upperBound.plain)",
        "a deterrence like this makes no forecast; fit another form")
      return nil
    }
    return value
  }

  private mutating func names() -> [(name: String, estimate: Double)]? {
    guard case .array(let items)? = root[CalibrationField.coefficients.name],
      case let found = items.compactMap({ item -> (name: String, estimate: Double)? in
        guard let name = item["name"]?.text, let estimate = item["estimate"]?.double else {
          return nil
        }
        return (name, estimate)
      }), found.count == items.count, Set(found.map(\.name)).count == found.count
    else {
      refuse(
        [.coefficients], "the coefficients are no list of different names with their estimates",
        Self.renew)
      return nil
    }
    return found
  }

  /// Square, symmetric, and no variance below zero.
  private mutating func covariance(count: Int) -> Matrix? {
    var rows: [[Double]] = []
    if case .array(let items)? = root[CalibrationField.covariance.name] {
      rows = items.map { item in
        if case .array(let cells) = item { cells.compactMap(\.double) } else { [] }
      }
    }
    let isSquare = rows.count == count && rows.allSatisfy { $0.count == count }
    let isSymmetric =
      isSquare
      && rows.indices.allSatisfy { i in
        rows[i][i] >= 0 && rows.indices.allSatisfy { abs(rows[i][$0] - rows[$0][i]) <= 1e-9 }
      }
    guard isSymmetric else {
      refuse(
        [.covariance], "the covariance is no symmetric matrix of \(count) rows and columns",
        Self.renew)
      return nil
    }
    return Matrix(rows: count, columns: count, elements: rows.flatMap { $0 })
  }

  private mutating func fittedOn() -> [SourceFile]? {
    var files: [SourceFile] = []
    if case .array(let items)? = root[CalibrationField.fittedOn.name] {
      files = items.compactMap { item in
        guard let file = item["file"]?.text, let hash = item["sha256"]?.text else { return nil }
        return SourceFile(
          path: file, sha256: hash, byteCount: item["bytes"]?.double.map { Int($0) } ?? 0)
      }
    }
    if files.isEmpty {
      refuse([.fittedOn], "the files it was fitted on are not listed", Self.renew)
      return nil
    }
    return files
  }

  private var options: [String] {
    guard case .array(let items)? = root[CalibrationField.options.name] else { return [] }
    return items.compactMap(\.text)
  }

  // MARK: Faults

  private static let renew = "write it again with `kosh calibrate`"

  private mutating func refuse(
    _ fields: [CalibrationField], inner: String? = nil, _ message: String, _ remedy: String
  ) {
    let offset = offset(of: fields.map(\.name) + [inner].compactMap { $0 })
    let (line, column) = InputFile.lineAndColumn(of: offset, in: text)
    faults.append(
      Diagnostic(
        at: SourcePosition(file: path, line: line, column: column), message,
        excerpt: InputFile.line(at: offset, in: text), remedy: remedy))
  }

  /// Where the innermost of the members that are there begins.
  private func offset(of names: [String]) -> Int {
    var start = 0
    for name in names {
      let quoted = Array("\"\(name)\"".utf8)
      guard
        let found = text.indices[start...].first(where: { text[$0...].starts(with: quoted) })
      else { return start }
      start = found
    }
    return start
  }
}
