import ScenarioFiles
import Tables

/// What `kosh run` was asked for.
package struct RunArguments: Sendable, Equatable {
  package let files: [String]
  /// The folder of `--out`; `nil` for `Outputs/<scenario>`.
  package let out: String?
  package let overrides: [String]
  package let horizon: String?
  package let dialect: CSVText.Dialect
  package let isQuiet: Bool

  package init(_ parsed: ParsedCommand) {
    files = parsed.operands
    out = parsed.text("--out")
    overrides = parsed.texts("--set")
    horizon = parsed.text("--horizon")
    dialect = parsed.text("--csv").flatMap(CSVText.Dialect.init) ?? .standard
    isQuiet = parsed.has("--quiet")
  }

  /// The folder of one scenario's results, named after its file; with several files below `--out`.
  package func folder(for file: String) -> String {
    let scenario = FilePath.stem(of: file)
    guard let out else { return FilePath.joined("Outputs", scenario) }
    return files.count > 1 ? FilePath.joined(out, scenario) : out
  }

  /// Two files of one name would replace each other's results.
  package var folderOfTwo: UsageError? {
    var taken: [String: String] = [:]
    for file in files {
      guard let first = taken.updateValue(file, forKey: folder(for: file)) else { continue }
      return UsageError(
        command: "run",
        faults: [
          .init(
            "'\(first)' and '\(file)' would both write to \(folder(for: file))",
            remedy: "rename one of them, or run them one after the other with different --out")
        ])
    }
    return nil
  }
}
