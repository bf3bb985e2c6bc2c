import Glibc
import LinearAlgebra

/// The machine and the numerical library of a run: what its last bits may depend on.
package struct RunEnvironment: Sendable, Equatable {
  /// `Linux 6.1.0`
  package var system: String
  /// `x86_64`
  package var architecture: String
  /// The processor's own name.
  package var processor: String
  package var coreCount: Int
  /// The kernel family that BLAS chose.
  package var blasCore: String
  package var blasConfiguration: String
  /// Environment variables that steer BLAS, by name.
  package var blasVariables: [String: String]

  package init(
    system: String, architecture: String, processor: String, coreCount: Int, blasCore: String,
    blasConfiguration: String, blasVariables: [String: String]
  ) {
    self.system = system
    self.architecture = architecture
    self.processor = processor
    self.coreCount = coreCount
    self.blasCore = blasCore
    self.blasConfiguration = blasConfiguration
    self.blasVariables = blasVariables
  }

  /// This machine, now.
  package static func observed() -> RunEnvironment {
    var name = utsname()
    uname(&name)
    return RunEnvironment(
      system: text(&name.sysname) + " " + text(&name.release), architecture: text(&name.machine),
      processor: processorName() ?? "unknown",
      coreCount: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))),
      blasCore: BLASRuntime.coreName, blasConfiguration: BLASRuntime.configuration,
      blasVariables: blasEnvironment())
  }

  private static func text<Characters>(_ characters: inout Characters) -> String {
    withUnsafeBytes(of: &characters) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// `model name` of `/proc/cpuinfo`, which not every architecture has.
  private static func processorName() -> String? {
    guard let file = fopen("/proc/cpuinfo", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 1024)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard text.hasPrefix("model name"), let colon = text.firstIndex(of: ":") else { continue }
      return String(text[text.index(after: colon)...].drop { $0 == " " }.prefix { $0 != "\n" })
    }
    return nil
  }

  private static func blasEnvironment() -> [String: String] {
    var found: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let parts = String(cString: text).split(separator: "=", maxSplits: 1)
      if parts.count == 2, parts[0].hasPrefix("OPENBLAS_") {
        found[String(parts[0])] = String(parts[1])
      }
      entry += 1
    }
    return found
  }
}
