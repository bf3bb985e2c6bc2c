import Diagnostics
import ScenarioEngine
import Tables

/// The calibration that a scenario names, held against the data it is used with.
struct NamedCalibration {
  static let field = "assumptions.internal.deterrence.file"

  let path: String
  /// Where the scenario names it.
  let position: SourcePosition
  /// The data package's folder, for the way to renew it.
  let dataFolder: String

  /// The calibration, when it can be read and its data are still what they were.
  ///
  /// - Parameter package: the files of the data package as read.
  func read(package: [SourceFile], faults: inout FaultList) -> LoadedCalibration? {
    let calibration: LoadedCalibration
    do throws(InputRejected) {
      calibration = try CalibrationReader.read(path)
    } catch {
      if error.isMissingInput {
        faults.add(
          at: position, field: Self.field, "there is no calibration file '\(path)'",
          remedy: "write it: `\(command(options: []))`", isMissingInput: true)
      } else {
        faults.append(error)
      }
      return nil
    }
    let changes =
      calibration.isOfTable ? tableChanges(calibration) : packageChanges(calibration, package)
    guard changes.isEmpty else {
      faults.add(
        at: position, field: Self.field,
        "the data changed since '\(path)' was fitted: \(changes.joined(separator: "; "))",
        remedy: "renew it: `\(command(calibration))`")
      return nil
    }
    return calibration
  }

  private func packageChanges(_ calibration: LoadedCalibration, _ package: [SourceFile]) -> [String]
  {
    calibration.fittedOn.compactMap { file in
      let present = package.first { FilePath.lastComponent(of: $0.path) == file.path }
      guard let present else { return "the data package has no \(file.path) any more" }
      return present.sha256 == file.sha256 ? nil : "\(file.path) is another one"
    }
  }

  private func tableChanges(_ calibration: LoadedCalibration) -> [String] {
    calibration.fittedOn.compactMap { file in
      let place = table(file.path)
      guard let input = try? InputFile.read(place, sizeLimit: CSVFile.sizeLimit) else {
        return "the table '\(place)' cannot be read"
      }
      return SHA256.hexadecimal(of: input.bytes) == file.sha256 ? nil : "\(place) is another one"
    }
  }

  /// A table stands where the calibration says, seen from its folder, or else beside it.
  private func table(_ name: String) -> String {
    let folder = FilePath.folder(of: path)
    let stated = FilePath.joined(folder, name)
    return FilePath.isFile(stated)
      ? stated : FilePath.joined(folder, FilePath.lastComponent(of: name))
  }

  /// The calibration file, and the table it was fitted on.
  func files(of calibration: LoadedCalibration) -> [SourceFile] {
    guard calibration.isOfTable else { return [calibration.file] }
    return [calibration.file]
      + calibration.fittedOn.map {
        SourceFile(path: table($0.path), sha256: $0.sha256, byteCount: $0.byteCount)
      }
  }

  private func command(_ calibration: LoadedCalibration) -> String {
    command(
      of: calibration.isOfTable ? calibration.fittedOn.first.map { table($0.path) } : nil,
      options: calibration.options)
  }

  private func command(of table: String? = nil, options: [String]) -> String {
    let source = table ?? dataFolder
    let usual = FilePath.joined(
      table == nil ? dataFolder : FilePath.folder(of: source), CalibrationField.defaultName)
    let out = FilePath.canonical(usual) == FilePath.canonical(path) ? [] : ["--out", path]
    return (["kosh calibrate", source] + options + out).joined(separator: " ")
  }
}
