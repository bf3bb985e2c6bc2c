import Diagnostics
import Glibc

/// Compiles the plain input tables of a country into its data package.
@main struct Main {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 2 else {
      complain("usage: data-compiler INPUT-FOLDER PACKAGE-FOLDER")
      exit(64)
    }
    do {
      let compilation = try Compilation(inputFolder: arguments[0])
      try PackageFolder(path: arguments[1]).write(compilation.tables)
      for line in compilation.report { print(line) }
    } catch let rejected as InputRejected {
      for diagnostic in rejected.diagnostics { complain(diagnostic.rendered) }
      exit(rejected.isMissingInput ? 66 : 65)
    } catch let fault as OutputError {
      complain("error: \(fault.path): cannot \(fault.operation): \(fault.reason)")
      exit(73)
    } catch {
      complain("error: \(error)")
      exit(70)
    }
  }

  private static func complain(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
