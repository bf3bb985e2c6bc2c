import Reports
import ScenarioFiles
import Tables

/// What `kosh run` was asked for.
package struct RunArguments: Sendable, Equatable {
  package let files: [String]
  /// The folder of `--out`; `nil` for `Outputs/<scenario>`.
  package let out: String?
  package let overrides: [String]
  package let workers: Int?
  /// Shares of draws below each quantile of `--intervals`.
  package let intervals: [Double]
  /// Figures whose draws are kept.
  package let keptDraws: [String]
  package let resumes: Bool
  package let horizon: String?
  package let dialect: CSVText.Dialect
  /// Never empty; the terminal speaks the first.
  package let languages: [Language]
  /// What `--format` asks for; `nil` where the scenario says it.
  package let formats: Set<OutputFormat>?
  package let isQuiet: Bool

  package init(_ parsed: ParsedCommand) {
    files = parsed.operands
    out = parsed.text("--out")
    // Draws and seed are settings of the scenario, so that its resolved form says what was run.
    overrides =
      parsed.texts("--set")
      + [("--draws", "draws"), ("--seed", "seed")].compactMap { option, key in
        parsed.text(option).map { "ensemble.\(key)=\($0)" }
      }
    workers = parsed.text("--workers").flatMap { Int($0) }
    intervals = Self.list(parsed.text("--intervals")).compactMap { Double($0).map { $0 / 100 } }
    keptDraws = Self.list(parsed.text("--keep-draws"))
    resumes = parsed.has("--resume")
    horizon = parsed.text("--horizon")
    dialect = Self.dialect(of: parsed)
    languages = Language.asked(of: parsed)
    formats = parsed.text("--format").map { Self.formats(of: $0) }
    isQuiet = parsed.has("--quiet")
  }

  /// - Parameter names: of `--format`, or of a scenario's `outputs`.
  package static func formats(_ names: [String]) -> Set<OutputFormat> {
    Set(names.compactMap(OutputFormat.init))
  }

  /// - Parameter list: of `--format`, names with commas between.
  package static func formats(of list: String) -> Set<OutputFormat> { formats(Self.list(list)) }

  private static func list(_ text: String?) -> [String] {
    (text ?? "").split(separator: ",").map(String.init)
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

  /// Of `--csv`.
  package static func dialect(of parsed: ParsedCommand) -> CSVText.Dialect {
    parsed.text("--csv").flatMap(CSVText.Dialect.init) ?? .standard
  }
}
