import Ensembles
import ScenarioEngine

/// What `kosh sensitivity` shows: the figure's spread, and each group's share of its variance, the
/// largest first.
package struct SensitivitySummary: Sendable {
  private let sensitivity: Sensitivity
  private let areaName: String

  /// - Parameter areaName: of the country, group or region asked for, as a reader knows it.
  package init(_ sensitivity: Sensitivity, areaName: String) {
    self.sensitivity = sensitivity
    self.areaName = areaName
  }

  package var text: String {
    ([heading, ""] + body).joined(separator: "\n") + "\n"
  }

  private var heading: String {
    let question = sensitivity.question
    return
      "\(question.figure), \(areaName), \(question.year): mean \(Self.number(sensitivity.mean)), "
      + "standard deviation \(Self.number(sensitivity.standardDeviation))"
  }

  private var body: [String] {
    guard !sensitivity.indices.isEmpty else {
      let names = sensitivity.groups.map(\.name).joined(separator: ", ")
      return wrapped(
        "The figure is the same in every draw: nothing of what is uncertain (\(names)) changes it.",
        indent: "")
    }
    var table = TextTable()
    table.add(["share of the variance", "first", "error", "total", "error"])
    for index in sensitivity.indices.sorted(by: { $0.total.value > $1.total.value }) {
      table.add([
        index.group, Self.share(index.first.value), Self.share(index.first.error),
        Self.share(index.total.value), Self.share(index.total.error),
      ])
    }
    let sum = sensitivity.indices.reduce(0) { $0 + $1.first.value }
    table.add(["sum", Self.share(sum), "", "", ""])
    return table.lines + [""]
      + wrapped(
        "first: what the component brings about alone; total: with others. "
          + "\(grouped(sensitivity.samples)) base draws, \(grouped(sensitivity.runCount)) runs; "
          + "errors are standard errors of the sampling.", indent: "")
  }

  /// Three decimals.
  private static func share(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    let thousandths = Int((abs(value) * 1000).rounded())
    let decimals = String(thousandths % 1000)
    return (value < 0 && thousandths > 0 ? "-" : "") + "\(thousandths / 1000)."
      + String(repeating: "0", count: 3 - decimals.count) + decimals
  }

  /// Whole persons of large figures, three decimals of small ones.
  private static func number(_ value: Double) -> String {
    abs(value) >= 1000 ? grouped(Int(value.rounded())) : share(value)
  }
}
