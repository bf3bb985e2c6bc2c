import Glibc
import Migration

func exitWithFailure() -> Never { exit(1) }

/// `engine-benchmarks [SCENARIO] [--regions R --draws D --years T] [--places N --form F] [--json]`.
struct BenchmarkArguments {
  var scenario = "Scenarios/kazakhstan/reference.yaml"
  /// `nil` measures a scenario.
  var size: BenchmarkSize?
  /// `nil` measures no fit.
  var fit: (places: Int, constraint: GravityForm.Constraint)?
  var isJSON = false

  struct Wrong: Error, CustomStringConvertible { let description: String }

  init(_ arguments: [String]) throws {
    var numbers: [String: Int] = [:]
    var form = GravityForm.Constraint.doubly
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--json": isJSON = true
      case "--form":
        guard let known = rest.popFirst().flatMap(GravityForm.Constraint.init) else {
          throw Wrong(
            description: "--form needs one of "
              + GravityForm.Constraint.allCases.map(\.rawValue).joined(separator: ", "))
        }
        form = known
      case "--regions", "--draws", "--years", "--block", "--places":
        guard let number = rest.popFirst().flatMap({ Int($0) }), number > 0 else {
          throw Wrong(description: "\(argument) needs a positive whole number")
        }
        numbers[argument] = number
      case _ where argument.hasPrefix("-"):
        throw Wrong(
          description:
            "unknown option \(argument); known: --regions, --draws, --years, --block, --places, --form, --json"
        )
      default: scenario = argument
      }
    }
    fit = numbers["--places"].map { ($0, form) }
    if let regions = numbers["--regions"] {
      size = BenchmarkSize(
        regions: regions, draws: numbers["--draws"] ?? 256, years: numbers["--years"] ?? 25,
        block: numbers["--block"] ?? (regions >= 1000 ? 4 : 8))
    }
  }
}

/// A made-up country's size and how it is projected.
struct BenchmarkSize {
  var regions: Int
  var draws: Int
  var years: Int
  /// Draws that are projected together.
  var block: Int
}
