import Diagnostics
import ScenarioFiles
import Testing

/// Every file of `Broken` is a scenario with a fault, beside the exact text that explains it.
@Suite("A broken scenario")
struct ScenarioBrokenTests {
  static let faults = FilePath.contents(ofFolder: ScenarioTestFiles.broken)
    .filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("base-") }

  @Test("is refused with the place, the line and the remedy", arguments: faults)
  func isExplained(file: String) throws {
    let path = "\(ScenarioTestFiles.broken)/\(file)"
    var text = "accepted\n"
    do throws(InputRejected) {
      _ = try ScenarioTestCountry.readAll(path)
    } catch {
      text = error.diagnostics.map { $0.rendered + "\n" }.joined()
        .replacing(ScenarioTestFiles.broken + "/", with: "")
    }
    let expectedPath = "\(ScenarioTestFiles.broken)/\(FilePath.stem(of: file)).expected"
    if ScenarioTestFiles.isRefreshing { ScenarioTestFiles.write(text.utf8, to: expectedPath) }
    let expected = ScenarioTestFiles.bytes(expectedPath).map { String(decoding: $0, as: UTF8.self) }
    #expect(text == expected)
  }

  @Test func `a file that is not there ends the program with 66`() {
    for file in ["missing-data.yaml", "missing-base.yaml", "no-such-scenario.yaml"] {
      #expect(throws: InputRejected.self) {
        try ScenarioTestCountry.read("\(ScenarioTestFiles.broken)/\(file)")
      }
      do throws(InputRejected) {
        _ = try ScenarioTestCountry.read("\(ScenarioTestFiles.broken)/\(file)")
      } catch {
        #expect(error.isMissingInput, "\(file)")
      }
    }
  }
}
