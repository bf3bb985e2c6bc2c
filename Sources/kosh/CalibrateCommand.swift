import Diagnostics
import LinearAlgebra
import Migration
import Reports
import ScenarioEngine
import ScenarioFiles
import Tables

/// `kosh calibrate`: fits deterrence to a data package or a plain table, and writes the calibration
/// that scenarios can name.
package struct CalibrateCommand {
  private let arguments: ParsedCommand
  private let console: Console
  /// The data package's folder, or the table.
  private let source: String

  package static func run(_ arguments: ParsedCommand, on console: Console) -> ExitStatus {
    BLASRuntime.useOneThread()
    let command = CalibrateCommand(
      arguments: arguments, console: console, source: arguments.operands[0])
    do {
      try command.run()
      return .done
    } catch {
      return .of(error, on: console)
    }
  }

  private func run() throws {
    if let form = arguments.integer("--schedule").flatMap(ScheduleForm.init) {
      try refuseWhatSchedulesDoNotNeed()
      console.print(
        ScheduleText(try AgeRateTableReader.fit(form, to: source), source: source).text)
      return
    }
    let fitted = FilePath.isFolder(source) ? try fitPackage() : try fitTable()
    let document = CalibrationDocument(
      fitted.calibration, version: Kosh.version, options: options, isOfTable: fitted.isOfTable,
      fittedOn: fitted.fittedOn, checkedOn: fitted.checkedOn)
    try document.write(to: out)
    if !arguments.has("--quiet") {
      console.print(CalibrationText(fitted.calibration, source: source, file: out).text)
    }
  }

  private struct Fitted {
    let calibration: Calibration
    let isOfTable: Bool
    let fittedOn: [SourceFile]
    var checkedOn: [SourceFile] = []
  }

  // MARK: Data package ─► Calibration

  private func fitPackage() throws(InputRejected) -> Fitted {
    let country = try CountryReader.read(folder: source)
    let request = request(usual: CountryCalibration.defaultForm(of: country))
    let lines = Dictionary(
      (country.flowAnchors).map { ($0.anchor.name, $0.line) }, uniquingKeysWith: { a, _ in a })
    do {
      let calibration = try CountryCalibration.fit(
        request, to: country, year: arguments.integer("--year"))
      return Fitted(
        calibration: calibration, isOfTable: false,
        fittedOn: Self.files(calibration.tables, of: country),
        checkedOn: Self.files(calibration.checkTables, of: country))
    } catch {
      let table = request.form == .shares ? PackageTables.flowAnchors : PackageTables.internalFlows
      throw error.rejection(in: FilePath.joined(source, table.file), lines: lines)
    }
  }

  /// Named as tables of the package, wherever it lies.
  private static func files(_ names: [String], of country: CountryData) -> [SourceFile] {
    names.compactMap { name in
      country.files.first { FilePath.lastComponent(of: $0.path) == name }.map {
        SourceFile(path: name, sha256: $0.sha256, byteCount: $0.byteCount)
      }
    }
  }

  // MARK: TABLE.csv ─► Calibration

  private func fitTable() throws(InputRejected) -> Fitted {
    let request = request(usual: arguments.list("--covariates") == nil ? .doubly : .unconstrained)
    try refuseWhatNeedsAPackage(request)
    let (sample, file) = try FlowTableReader.read(source, for: request)
    do {
      return Fitted(
        calibration: try Calibration(request, to: sample), isOfTable: true,
        fittedOn: [
          SourceFile(
            path: FilePath.relative(source, from: FilePath.folder(of: out)), sha256: file.sha256,
            byteCount: file.byteCount)
        ])
    } catch { throw error.rejection(in: source) }
  }

  private func refuseWhatNeedsAPackage(_ request: CalibrationRequest) throws(InputRejected) {
    var faults: [Diagnostic] = []
    if request.form == .shares {
      faults.append(
        Diagnostic(
          field: "--form",
          "shares are fitted to flow_anchors.csv of a data package, not to a table",
          remedy:
            "name the package's folder, or choose unconstrained, origin, destination or doubly"))
    }
    if arguments.has("--year") {
      faults.append(
        Diagnostic(
          field: "--year", "a plain table has no years", remedy: "leave it out, or cut the table"))
    }
    if !faults.isEmpty { throw InputRejected(faults) }
  }

  // MARK: RATES.csv ─► schedule

  private func refuseWhatSchedulesDoNotNeed() throws(InputRejected) {
    let others = arguments.command.options.map(\.name).filter {
      $0 != "--schedule" && arguments.has($0)
    }
    guard !FilePath.isFolder(source) else {
      throw InputRejected([
        Diagnostic(
          field: "--schedule", "is fitted to a table of rates by age, and \(source) is a folder",
          remedy: "name a file with the columns age and rate")
      ])
    }
    guard others.isEmpty else {
      throw InputRejected(
        others.map {
          Diagnostic(
            field: $0, "has no meaning for a schedule by age, which is printed and not written",
            remedy: "leave it out")
        })
    }
  }

  // MARK: Options

  private func request(usual form: CalibrationRequest.Form) -> CalibrationRequest {
    CalibrationRequest(
      form: arguments.text("--form").flatMap(CalibrationRequest.Form.init) ?? form,
      distance: arguments.text("--deterrence").flatMap(GravityForm.Distance.init) ?? .power,
      ring: arguments.has("--ring"), contiguous: arguments.has("--contiguous"),
      covariates: arguments.list("--covariates") ?? [],
      errors: arguments.text("--errors").flatMap(CalibrationRequest.Errors.init))
  }

  private var out: String {
    let folder = FilePath.isFolder(source) ? source : FilePath.folder(of: source)
    return arguments.text("--out") ?? FilePath.joined(folder, CalibrationField.defaultName)
  }

  /// Those that the fit depends on, as they would be typed.
  private var options: [String] {
    arguments.command.options.filter { !["--out", "--quiet"].contains($0.name) }.flatMap {
      option -> [String] in
      guard arguments.has(option.name) else { return [] }
      return option.kind == .flag
        ? [option.name] : [option.name, arguments.text(option.name) ?? ""]
    }
  }
}
