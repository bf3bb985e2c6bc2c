import ScenarioEngine

/// What `kosh selftest` shows: every value of every case, and a verdict. Plain text.
package struct SelfTestSummary: Sendable {
  private let cases: [(name: String, source: String, values: [CheckedValue])]

  /// Runs the cases.
  package init(_ cases: [PublishedCase]) {
    self.cases = cases.map { ($0.name, $0.source, $0.values()) }
  }

  package var isPassed: Bool { cases.allSatisfy { $0.values.allSatisfy(\.isPassed) } }

  /// - Parameter onlyFailures: leaves out what came back.
  package func text(onlyFailures: Bool = false) -> String {
    var table = TextTable()
    table.add(["case", "expected", "got", "allowance", "verdict"])
    for entry in cases {
      let values = entry.values.filter { !onlyFailures || !$0.isPassed }
      guard !values.isEmpty else { continue }
      table.add(text: "\(entry.name): \(entry.source)")
      for value in values {
        table.add([
          "  " + value.what, value.expected, value.got, value.allowance,
          value.isPassed ? "passed" : "FAILED",
        ])
      }
    }
    return (table.lines + ["", verdict]).joined(separator: "\n")
  }

  private var verdict: String {
    let values = cases.flatMap(\.values)
    let failed = values.count { !$0.isPassed }
    return failed == 0
      ? "All \(values.count) numbers of \(cases.count) cases came back."
      : "\(failed) of \(values.count) numbers did not come back."
  }
}
