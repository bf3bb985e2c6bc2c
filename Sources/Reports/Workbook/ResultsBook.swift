import ScenarioEngine

/// A workbook of results in one language: what those of several commands share.
protocol ResultsBook {
  var language: Language { get }
  var workbook: XLSXWorkbook { get }
  var scenario: Scenario { get }
}

extension ResultsBook {
  func text(_ message: Message) -> String { language.text(message) }

  /// The scenario and its years: the first line below a sheet's heading.
  var scenarioLine: String {
    let title = XLSXText.line(language.text(of: scenario.title), limit: 90)
    return "\(title), \(scenario.horizon.first)–\(scenario.horizon.last)"
  }
}
