import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// Checked by a validator of JSON Schema that knows nothing of this program.
@Suite("The schema of scenario files")
struct SchemaTests {
  /// Set by `make test`, which installs the validator.
  private static let python = getenv("KOSH_PYTHON").map { String(cString: $0) }
  private static let isExpected = python != nil || getenv("CI") != nil

  /// Faults that no schema of one file can know, each with the reason.
  static let beyond: [String: String] = [
    "broken-table": "stands in a table",
    "circle": "stands in the files that it extends",
    "deterrence-file": "needs the file that it names",
    "deterrence-of-another-form": "which coefficient belongs to which form",
    "duplicate-key": "the validator's reader of YAML takes the last one",
    "flows-without-margins": "needs the data package",
    "horizon-backwards": "compares two years",
    "horizon-without-population": "needs the data package",
    "interventions-of-another-kind": "needs the base",
    "missing-base": "needs the file that it names",
    "missing-data": "needs the folder that it names",
    "missing-internal": "needs the data package",
    "missing-table": "needs the file that it names",
    "sweep-too-large": "a product of several lists",
    "sweep-values": "what dotted keys name",
    "uncertainty-correlations": "whether a matrix of several keys is one of correlations",
    "uncertainty-of-life-expectancy": "needs the data package",
    "uncertainty-of-nothing": "compares two keys",
    "unknown-region": "needs the data package",
  ]

  /// YAML as scenarios use it: numbers and truth values as JSON has them, everything else is text.
  private static let script = #"""
    import json, re, sys
    import yaml
    from jsonschema import Draft202012Validator

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {}
    for tag, pattern, first in [
        ("bool", r"true|false", "tf"),
        ("null", r"", [""]),
        ("int", r"-?(0|[1-9][0-9]*)", "-0123456789"),
        ("float", r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?", "-0123456789"),
    ]:
        Loader.add_implicit_resolver(
            "tag:yaml.org,2002:" + tag, re.compile("^(?:" + pattern + ")$"), first)
    Loader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))

    def with_text_keys(value):
        if isinstance(value, dict):
            return {str(key): with_text_keys(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [with_text_keys(inner) for inner in value]
        return value

    schema = json.load(open(sys.argv[1]))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for path in sys.argv[2:]:
        try:
            tree = with_text_keys(yaml.load(open(path, encoding="utf-8"), Loader))
        except (yaml.YAMLError, UnicodeError, ValueError):
            print(path, "refused")
            continue
        print(path, "accepted" if validator.is_valid(tree) else "refused")
    """#

  struct Missing: Error, CustomStringConvertible {
    let description = "KOSH_PYTHON names no Python with jsonschema: run `make test`"
  }

  /// Names of files without their ends, by what the validator says.
  private func verdicts(of files: [String]) throws -> [String: String] {
    guard let python = Self.python else { throw Missing() }
    let place = try Workplace()
    try place.write(Self.script, to: "validate.py")
    let names = files.map { "'\($0)'" }.joined(separator: " ")
    let ended = try Program.shell(
      "'\(Program.folder)/kosh' schema > schema.json && '\(python)' validate.py schema.json \(names)",
      in: place, limit: .seconds(120))
    #expect(ended.status == 0, "\(ended.err)")
    var verdicts: [String: String] = [:]
    for line in ended.out.split(separator: "\n") {
      guard let space = line.lastIndex(of: " ") else { continue }
      let file = line[..<space].split(separator: "/").last.map(String.init) ?? ""
      verdicts[file.replacing(".yaml", with: "")] = String(line[line.index(after: space)...])
    }
    return verdicts
  }

  private func scenarios(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Repository.path(folder))
      .filter { $0.hasSuffix(".yaml") }.sorted().map { Repository.path("\(folder)/\($0)") }
  }

  @Test(
    "accepts every scenario that is shipped",
    .enabled(if: isExpected, "the validator is missing: run `make test`"))
  func shipped() throws {
    let files = try scenarios(in: "Scenarios/kazakhstan")
    #expect(files.count >= 5)
    let verdicts = try verdicts(of: files)
    #expect(verdicts.count == files.count)
    #expect(verdicts.filter { $0.value != "accepted" }.isEmpty)
  }

  @Test(
    "refuses every broken scenario, but for faults beyond the one file",
    .enabled(if: isExpected, "the validator is missing: run `make test`"))
  func broken() throws {
    let files = try scenarios(in: "Tests/ScenarioFilesTests/Broken")
    let verdicts = try verdicts(of: files).filter { !$0.key.hasPrefix("base-") }
    #expect(verdicts.count > 60)
    let accepted = Set(verdicts.filter { $0.value == "accepted" }.keys)
    // A fault that the schema has learned to see leaves the list.
    #expect(accepted == Set(Self.beyond.keys))
  }
}
