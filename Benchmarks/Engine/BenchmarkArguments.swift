import Glibc
import Migration

func exitWithFailure() -> Never { exit(1) }

/// `engine-benchmarks [SCENARIO [--draws D]] [--workers W] [--json]`,
/// `engine-benchmarks --regions R --draws D --years T [--workers W] [--rounds N] [--block B]
/// [--statistics] [--products] [--growth] [--json]`,
/// `engine-benchmarks --members M [--regions R] [--workers W] [--json]`, or
/// `engine-benchmarks --places N [--form F] [--json]`.
struct BenchmarkArguments {
  var scenario = "Scenarios/kazakhstan/reference.yaml"
  /// `nil` measures a scenario.
  var size: BenchmarkSize?
  /// `nil` measures no fit.
  var fit: (places: Int, constraint: GravityForm.Constraint)?
  var extras: Set<BenchmarkExtra> = []
  /// Members of a surge; `nil` measures none.
  var members: Int?
  /// Draws of a scenario; `nil` measures its point forecast.
  var draws: Int?
  var workers = 1
  var rounds = 5
  var isJSON = false

  struct Wrong: Error, CustomStringConvertible { let description: String }

  private static let numberOptions = [
    "--regions", "--draws", "--years", "--block", "--workers", "--rounds", "--places", "--members",
  ]

  init(_ arguments: [String]) throws {
    var numbers: [String: Int] = [:]
    var form = GravityForm.Constraint.doubly
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      let extra = BenchmarkExtra.allCases.first { "--" + $0.rawValue == argument }
      if let extra {
        extras.insert(extra)
      } else if argument == "--json" {
        isJSON = true
      } else if argument == "--form" {
        guard let known = rest.popFirst().flatMap(GravityForm.Constraint.init) else {
          throw Wrong(
            description: "--form needs one of "
              + GravityForm.Constraint.allCases.map(\.rawValue).joined(separator: ", "))
        }
        form = known
      } else if Self.numberOptions.contains(argument) {
        guard let number = rest.popFirst().flatMap({ Int($0) }), number > 0 else {
          throw Wrong(description: "\(argument) needs a positive whole number")
        }
        numbers[argument] = number
      } else if argument.hasPrefix("-") {
        let known = Self.numberOptions + BenchmarkExtra.allCases.map { "--" + $0.rawValue }
        throw Wrong(
          description:
            "unknown option \(argument); known: \(known.joined(separator: ", ")), --form, --json")
      } else {
        scenario = argument
      }
    }
    fit = numbers["--places"].map { ($0, form) }
    members = numbers["--members"]
    draws = numbers["--draws"]
    workers = numbers["--workers"] ?? 1
    rounds = numbers["--rounds"] ?? 5
    if let regions = numbers["--regions"] {
      size = BenchmarkSize(
        regions: regions, draws: draws ?? 256, years: numbers["--years"] ?? 25,
        block: numbers["--block"] ?? min(draws ?? 256, regions >= 1000 ? 4 : 8))
    }
  }
}

/// What is measured beside the bare step, each in turn with it.
enum BenchmarkExtra: String, CaseIterable {
  /// Figures of every area, year and draw with their means and variances, in memory.
  case statistics
  /// The rate of the matrix products inside the run against a product of 1024³.
  case products
  /// How time grows with draws (to 10 000) and with years (threefold).
  case growth
}

/// A made-up country's size and how it is projected.
struct BenchmarkSize {
  var regions: Int
  var draws: Int
  var years: Int
  /// Draws that are projected together.
  var block: Int

  var drawYears: Double { Double(draws * years) }
}
