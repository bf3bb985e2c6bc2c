import Diagnostics
import Glibc
import Reports
import ScenarioEngine
import ScenarioFiles

/// `kosh new`: a commented scenario to start from. It never writes over a file.
package enum NewCommand {
  package static func run(_ arguments: ParsedCommand, on console: Console) -> ExitStatus {
    let operand = arguments.operands[0]
    let name = operand.hasSuffix(".yaml") ? String(operand.dropLast(5)) : operand
    do {
      guard !name.isEmpty, !name.hasPrefix("."), !name.contains("/") else {
        throw UsageError(
          command: "new",
          faults: [
            .init(
              "'\(operand)' is no name of a scenario",
              remedy: "the file is written into the current folder: kosh new north")
          ])
      }
      let text = try text(name, data: arguments.text("--data"))
      try write(text, to: name + ".yaml")
      console.print("\(name).yaml: written; kosh check \(name).yaml says whether it is sound")
      return .done
    } catch let usage as UsageError {
      console.complain(usage.rendered)
      return .wrongUsage
    } catch let failure as OutputError {
      console.complain(
        "error: cannot \(failure.operation) \(failure.path): \(failure.reason)\n"
          + "  nothing was written over; take another name")
      return .cannotWrite
    } catch {
      return .of(error, on: console)
    }
  }

  /// On the reference beside the data package; where there is none, on the package itself.
  private static func text(_ name: String, data: String?) throws(InputRejected) -> String {
    if let reference = try reference(beside: data) {
      let loaded = try ScenarioReader.read(file: reference)
      return StartingScenario(
        name: name, base: reference, horizon: loaded.scenario.horizon, country: loaded.country
      ).text
    }
    guard let data else {
      throw InputRejected(
        Diagnostic(
          .error, "there is no reference scenario to start from",
          remedy: "name the folder of a data package: kosh new \(name) --data DIR",
          isMissingInput: true))
    }
    return try StartingScenario(
      name: name, data: data, country: ScenarioReader.packageOfFolder(data)
    ).text
  }

  /// `reference.yaml` beside the package that is named, in the current folder, or the only one below
  /// `Scenarios`.
  private static func reference(beside data: String?) throws(InputRejected) -> String? {
    if let data {
      guard FilePath.isFolder(data) else {
        throw InputRejected(
          Diagnostic(.error, "there is no folder '\(data)'", isMissingInput: true))
      }
      let beside = FilePath.joined(data, "../reference.yaml")
      return FilePath.isFile(beside) ? beside : nil
    }
    if FilePath.isFile("reference.yaml") { return "reference.yaml" }
    let found = FilePath.contents(ofFolder: "Scenarios")
      .map { "Scenarios/\($0)/reference.yaml" }.filter(FilePath.isFile)
    return found.count == 1 ? found[0] : nil
  }

  /// A file that is there stays as it is.
  private static func write(_ text: String, to path: String) throws(OutputError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure(path) }
    defer { close(file) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        let reason = failure(path)
        unlink(path)
        throw reason
      }
      rest = rest.dropFirst(written)
    }
  }

  private static func failure(_ path: String) -> OutputError {
    OutputError(path: path, operation: "write", reason: String(cString: strerror(errno)))
  }
}
