import Diagnostics
import ScenarioEngine
import ScenarioFiles

/// `kosh explain`: where a value of a scenario comes from, or of what a published figure is made.
package enum ExplainCommand {
  package static func run(_ arguments: ParsedCommand, on console: Console) -> ExitStatus {
    do {
      switch arguments.operands.count {
      case 2: console.print(try value(arguments))
      case 4:
        console.print(
          try FigureExplanation(
            folder: arguments.operands[0], figure: arguments.operands[1],
            region: arguments.operands[2], year: arguments.operands[3]
          ).text)
      default:
        throw UsageError(
          command: "explain",
          faults: [
            .init(
              "a scenario takes a key, a folder takes a figure, a region and a year",
              remedy:
                "kosh explain FILE assumptions.total_fertility.2030, or kosh explain DIR persons astana 2030"
            )
          ])
      }
      return .done
    } catch let usage as UsageError {
      console.complain(usage.rendered)
      return .wrongUsage
    } catch {
      return .of(error, on: console)
    }
  }

  // MARK: A key of a scenario

  private static func value(_ arguments: ParsedCommand) throws -> String {
    do {
      return text(
        of: try ScenarioExplanation.of(
          arguments.operands[1], file: arguments.operands[0],
          overrides: arguments.texts("--set"), horizon: arguments.text("--horizon"),
          variant: arguments.text("--variant")))
    } catch let unknown as ScenarioExplanation.UnknownKey {
      throw UsageError(
        command: "explain", faults: [.init(unknown.message, remedy: unknown.remedy)])
    }
  }

  private static func text(of explanation: ScenarioExplanation) -> String {
    let field = explanation.field
    var lines: [String] = []
    if let value = explanation.value {
      if value.contains("\n") {
        lines.append("\(explanation.key):")
        lines += value.split(separator: "\n").map { "  \($0)" }
      } else {
        lines.append("\(explanation.key): \(value)")
      }
    } else {
      lines.append("\(explanation.key): not stated")
    }
    if let derivation = explanation.derivation { lines.append("  \(derivation)") }
    if !field.meaning.isEmpty { lines.append("meaning: \(field.meaning)") }
    lines.append("type: \(FormatsPage.type(of: field))\(field.unit.map { "; \($0)" } ?? "")")
    if let absent = field.absent { lines.append("when absent: \(absent)") }
    for remark in explanation.remarks {
      let place = remark.field == explanation.key ? "" : " (\(remark.field))"
      lines.append("\(remark.kind == .source ? "source" : "note")\(place): \(remark.text)")
    }
    lines.append(
      explanation.layers.isEmpty
        ? "no layer states it" : "stated by, the last one holds:")
    lines += explanation.layers.map { layer in
      let run = layer.run.map { " (\($0))" } ?? ""
      let part = layer.part.map { "\($0): " } ?? ""
      return "  \(layer.place)\(run): \(part)\(layer.value)"
    }
    return lines.joined(separator: "\n")
  }
}
