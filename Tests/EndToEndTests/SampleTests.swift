import FoundationEssentials
import TestSupport
import Testing

/// The run whose tables stand in `Outputs/reference-sample`: `make refresh` writes them again.
@Suite("The sample of results")
struct SampleTests {
  @Test(
    "is what the program computes, to 1e-9 of each figure or a millionth of a person",
    arguments: ["regions", "structure"])
  func isReproduced(table: String) throws {
    let place = try Workplace()
    let ended = try Program.run(
      "run", Workplace.reference, "--horizon", "2025..2030", "--out", "sample", in: place)
    #expect(ended.status == 0)
    let file = "forecast/\(table).csv"
    let sample = Repository.path("Outputs/reference-sample/\(file)")
    let expected = try rows(
      String(decoding: Data(contentsOf: URL(filePath: sample)), as: UTF8.self))
    let made = try rows(place.text("sample/" + file))
    try #require(made.count == expected.count)
    var worst = 0.0
    for (row, (a, b)) in zip(made, expected).enumerated() {
      try #require(a.count == b.count)
      for (got, wanted) in zip(a, b) where got != wanted {
        guard let x = Double(got), let y = Double(wanted) else {
          Issue.record("\(table).csv:\(row + 1): '\(got)' instead of '\(wanted)'")
          continue
        }
        worst = max(worst, abs(x - y) / max(1e-6, 1e-9 * abs(y)))
      }
    }
    #expect(worst <= 1, "the worst figure is \(worst) allowances off: make refresh, and say why")
  }

  private func rows(_ text: String) -> [[Substring]] {
    text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }
}
