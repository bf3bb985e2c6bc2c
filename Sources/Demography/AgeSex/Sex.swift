/// Women first: the order of rows in every table and of columns in memory.
package enum Sex: Int, CaseIterable, Sendable {
  case female = 0
  case male = 1

  /// The word in files: `female`, `male`.
  package var name: String { self == .female ? "female" : "male" }

  package init?(name: String) {
    switch name {
    case "female": self = .female
    case "male": self = .male
    default: return nil
    }
  }
}
