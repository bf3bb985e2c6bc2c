import Diagnostics
import Tables

/// A folder of results by its record: which run made it, and from what.
package struct RecordedRun: Sendable {
  /// The folder as the user named it.
  package let folder: String
  package let scenario: String
  /// Of the program that made it.
  package let version: String
  /// When it was made, `2026-03-01T08:30:00Z`.
  package let ended: String
  /// Name below the folder and SHA-256 of every input.
  let inputs: [(name: String, sha256: String)]
  /// Shares of draws below each quantile of its ensemble; empty for a point forecast.
  package let quantileLevels: [Double]

  /// The scenario with all its layers, beside its data package.
  package var scenarioFile: String { folder + "/inputs/scenario.yaml" }

  /// - Throws: `InputRejected`, as a missing input when the folder holds no record of a forecast.
  package static func read(_ folder: String) throws(InputRejected) -> RecordedRun {
    let path = folder + "/" + OutputFolder.record
    guard FileSystem.isFolder(folder), FileSystem.kind(of: path) != nil else {
      throw refusal(
        FileSystem.isFolder(folder)
          ? "'\(folder)' holds no \(OutputFolder.record): no run of kosh made it"
          : "there is no folder '\(folder)'")
    }
    let file = try InputFile.read(path, sizeLimit: CSVFile.sizeLimit)
    let record: JSONValue
    do {
      record = try JSONValue(parsing: file.bytes, path: path)
    } catch {
      throw InputRejected(
        error.diagnostics.map { fault in
          var fault = fault
          fault.isMissingInput = true
          return fault
        })
    }
    guard record["program"]?.text == "kosh", case .array(let inputs)? = record["inputs"] else {
      throw refusal("'\(path)' is not a record of kosh")
    }
    guard let scenario = record["scenario"]?.text else {
      throw refusal("'\(path)' is not the record of a forecast")
    }
    return RecordedRun(
      folder: folder, scenario: scenario, version: record["version"]?.text ?? "?",
      ended: record["run"]?["ended"]?.text ?? "?",
      inputs: inputs.compactMap { input in
        guard let name = input["path"]?.text, let hash = input["sha256"]?.text else { return nil }
        return (name, hash)
      }, quantileLevels: levels(of: record))
  }

  private static func levels(of record: JSONValue) -> [Double] {
    guard case .array(let levels)? = record["quantile_levels"] else { return [] }
    return levels.compactMap(\.double).filter { (0...1).contains($0) }
  }

  private static func refusal(_ message: String) -> InputRejected {
    InputRejected(
      Diagnostic(
        .error, message,
        remedy: "name a folder that `kosh run` wrote, such as Outputs/<scenario>",
        isMissingInput: true))
  }

  package var inputCount: Int { inputs.count }

  /// Inputs that are no longer what the run read, a sentence each.
  package func changedInputs() -> [String] {
    let changed = inputs.compactMap { input -> String? in
      guard
        let file = try? InputFile.read(folder + "/" + input.name, sizeLimit: CSVFile.sizeLimit)
      else { return "\(input.name) is gone" }
      return SHA256.hexadecimal(of: file.bytes) == input.sha256
        ? nil : "\(input.name) was changed after the run"
    }
    let known = Set(inputs.map(\.name))
    let data = (try? FileSystem.entries(of: folder + "/inputs/data")) ?? []
    let added = data.map { "inputs/data/" + $0 }.filter { !known.contains($0) }
    return changed + added.map { "\($0) was added after the run" }
  }
}
