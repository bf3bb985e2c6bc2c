import Diagnostics
import ScenarioEngine

extension CalibrationRefused {
  /// The causes at their places: a published flow at its row, what an option asks for at none, the
  /// rest at the head of the table that was fitted.
  ///
  /// - Parameter lines: of published flows, by their names.
  package func rejection(in file: String, lines: [String: Int] = [:]) -> InputRejected {
    InputRejected(
      faults.map { fault in
        if let option = fault.option {
          let known = fault.unknown?.known ?? []
          let near = fault.unknown.flatMap { NearestName.suggestion(for: $0.name, among: known) }
          return Diagnostic(
            field: option, fault.message,
            remedy: fault.remedy ?? near.map { "did you mean '\($0)'?" }
              ?? (known.isEmpty ? "the data have none" : "known: \(known.joined(separator: ", "))"))
        }
        let flow = fault.flow.map { $0.hasPrefix("rest of ") ? String($0.dropFirst(8)) : $0 }
        return Diagnostic(
          at: SourcePosition(file: file, line: flow.flatMap { lines[$0] } ?? 1), fault.message,
          remedy: fault.remedy)
      })
  }
}
