import Demography
import Glibc
import LinearAlgebra
import Tables

/// What was measured and whether it was right.
struct BenchmarkReport {
  struct Figure {
    let name: String
    let value: Double
    let unit: String
  }
  struct Check {
    let name: String
    let got: Double
    let allowance: Double
    var isSound: Bool { got <= allowance }
  }

  let title: String
  var figures: [Figure] = []
  var checks: [Check] = []
  /// Persons at the end, for programs that compare; in the JSON report only.
  var closing: RegionalTable?

  init(_ title: String) { self.title = title }

  var isSound: Bool { checks.allSatisfy(\.isSound) }

  mutating func add(_ name: String, _ value: Double, _ unit: String) {
    figures.append(Figure(name: name, value: value, unit: unit))
  }

  mutating func check(_ name: String, _ got: Double, atMost allowance: Double) {
    checks.append(Check(name: name, got: got, allowance: allowance))
  }

  /// The BLAS kernels stand in every report: pinned and unpinned runs must not be compared.
  private var machine: String {
    "BLAS core \(BLASRuntime.coreName), OPENBLAS_CORETYPE "
      + (getenv("OPENBLAS_CORETYPE").map { String(cString: $0) } ?? "unset")
  }

  var text: String {
    let lines =
      figures.map { "  \(padded($0.name)) \(short($0.value)) \($0.unit)" }
      + checks.map {
        "  \(padded($0.name)) \(short($0.got)), allowed \(short($0.allowance)): "
          + ($0.isSound ? "sound" : "FAILED")
      }
    return ([title, "  " + machine] + lines).joined(separator: "\n")
  }

  var json: String {
    JSONValue.object([
      "title": .string(title),
      "blas_core": .string(BLASRuntime.coreName),
      "openblas_coretype": getenv("OPENBLAS_CORETYPE").map { .string(String(cString: $0)) }
        ?? .null,
      "figures": .array(
        figures.map {
          .object(["name": .string($0.name), "value": .number($0.value), "unit": .string($0.unit)])
        }),
      "checks": .array(
        checks.map {
          .object([
            "name": .string($0.name), "got": .number($0.got), "allowance": .number($0.allowance),
            "sound": .bool($0.isSound),
          ])
        }),
      "persons_by_region": .array((closing?.byRegion ?? []).map { .number($0) }),
      "persons_by_age": .array((closing?.byAge ?? []).map { .number($0) }),
    ]).rendered
  }

  private func padded(_ name: String) -> String {
    name + String(repeating: " ", count: max(0, 44 - name.count))
  }

  private func short(_ value: Double) -> String {
    if value != 0, abs(value) < 1e-4 || abs(value) >= 1e7 { return "\(Float(value))" }
    return fixedDecimals(value, abs(value) < 10 ? 4 : 1)
  }
}

/// Wall and processor time of a piece of work.
struct Stopwatch {
  private let wall = ContinuousClock.now
  private let cpu = Stopwatch.processorSeconds

  static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  var wallSeconds: Double {
    let elapsed = wall.duration(to: .now).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
  }

  var cpuSeconds: Double { Self.processorSeconds - cpu }
}

extension RegionalTable {
  fileprivate var byRegion: [Double] { (0..<regionCount).map { total(region: $0) } }

  /// Of both sexes in all regions.
  fileprivate var byAge: [Double] {
    let national = national
    return Age.all.map { age in Sex.allCases.reduce(0) { $0 + national[$1, age] } }
  }
}
