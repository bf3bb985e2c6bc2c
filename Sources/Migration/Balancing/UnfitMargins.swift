/// Margins that no table with the seed's zeros has, and what contradicts what.
package enum UnfitMargins: Error, Sendable, Equatable {
  /// A cell of the seed that is negative or no number, by its class in each margin.
  case seed(Double, cell: [String])
  case margin(String, String, Double)
  case totals(String, Double, String, Double)
  /// Classes with a positive sum whose cells are all zero in the seed.
  case nothingAllowed(String, [String])
  /// These classes of one margin together need more than the only classes of the other that the
  /// seed allows them can hold.
  case tooNarrow(
    String, classes: [String], need: Double, only: String, partners: [String], hold: Double)
  /// These cells of the seed could only be zero: their classes are filled to the brim by others.
  case forcedToZero(String, String, cells: [[String]])
  case notReached(String, String, wanted: Double, reached: Double, passes: Int)

  /// One sentence that names the margins and what to change.
  package var message: String {
    switch self {
    case .seed(let value, let cell):
      return "the seed of \(cell.joined(separator: ", ")) is \(value); it must not be negative"
    case .margin(let name, let label, let value):
      return "the sum of \(name) \(label) is \(value); it must not be negative"
    case .totals(let first, let a, let second, let b):
      return
        "the sums of all \(first)s are \(number(a)) and of all \(second)s \(number(b)); they must "
        + "agree: scale one of them"
    case .nothingAllowed(let name, let labels):
      return
        "\(name) \(list(labels)) must have persons, but every cell of the seed there is zero: allow "
        + "one or set the sum to zero"
    case .tooNarrow(let name, let classes, let need, let only, let partners, let hold):
      return
        "\(name) \(list(classes)) together need \(number(need)), but the seed lets them reach only "
        + "\(only) \(list(partners)), which hold \(number(hold)): allow another cell or change a sum"
    case .forcedToZero(let first, let second, let cells):
      let pairs = cells.prefix(5).map { $0.joined(separator: "–") }
      return
        "the margins leave no room for the cells \(first)–\(second) \(list(pairs))"
        + (cells.count > 5 ? " and \(cells.count - 5) more" : "")
        + ": set them to zero in the seed, or change a sum"
    case .notReached(let name, let label, let wanted, let reached, let passes):
      return
        "no fit after \(passes) passes; the worst sum is that of \(name) \(label): "
        + "\(number(wanted)) wanted, \(number(reached)) reached"
    }
  }

  private func list(_ names: [String]) -> String { names.joined(separator: ", ") }

  private func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}
