import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// Checked by the validator of the Frictionless project, which knows nothing of this program.
@Suite("A Frictionless data package")
struct DataPackageTests {
  /// Set by `make test`, which installs the validator.
  private static let python = getenv("KOSH_PYTHON").map { String(cString: $0) }
  private static let isExpected = python != nil || getenv("CI") != nil

  struct Missing: Error, CustomStringConvertible {
    let description = "KOSH_PYTHON names no Python with frictionless: run `make test`"
  }

  @Test(
    "is valid as shipped, as written, and as written for spreadsheets",
    .enabled(if: isExpected, "the validator is missing: run `make test`"),
    arguments: ["shipped", "standard", "excel"])
  func isValid(name: String) throws {
    guard let python = Self.python else { throw Missing() }
    let place = try Workplace()
    var folder = "Scenarios/kazakhstan/data"
    if name != "shipped" {
      folder = "results"
      let run = try Program.run(
        "run", Workplace.reference, "--horizon", "2025..2026", "--csv", name, "--out", folder,
        in: place)
      #expect(run.status == 0)
    }
    let ended = try Program.shell(
      "'\(python)' -m frictionless validate \(folder)/datapackage.json", in: place,
      limit: .seconds(240))
    #expect(ended.status == 0, "\(ended.out)\(ended.err)")
    #expect(ended.out.contains(" VALID "))
    #expect(!ended.out.contains("INVALID"))
  }
}
