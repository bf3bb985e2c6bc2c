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
        if let unknown = fault.unknown {
          return Diagnostic(
            field: "--covariates", fault.message,
            remedy: NearestName.suggestion(for: unknown.name, among: unknown.known)
              .map { "did you mean '\($0)'?" }
              ?? (unknown.known.isEmpty
                ? "the data have none" : "known: \(unknown.known.joined(separator: ", "))"))
        }
        let flow = fault.flow.map { $0.hasPrefix("rest of ") ? String($0.dropFirst(8)) : $0 }
        return Diagnostic(
          at: SourcePosition(file: file, line: flow.flatMap { lines[$0] } ?? 1), fault.message,
          remedy: fault.remedy)
      })
  }
}
