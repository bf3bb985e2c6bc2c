/// One number for each sex and single age: persons, rates or shares.
///
/// In memory women 0…100, then men 0…100.
package struct AgeSexTable: Sendable, Equatable {
  package static let count = 2 * Age.count
  package var values: [Double]

  package init(repeating value: Double = 0) { values = .init(repeating: value, count: Self.count) }

  package init(_ value: (Sex, Int) -> Double) {
    values = Sex.allCases.flatMap { sex in Age.all.map { value(sex, $0) } }
  }

  package subscript(sex: Sex, age: Int) -> Double {
    get { values[sex.rawValue * Age.count + age] }
    set { values[sex.rawValue * Age.count + age] = newValue }
  }

  package subscript(sex: Sex) -> ArraySlice<Double> {
    values[(sex.rawValue * Age.count)..<((sex.rawValue + 1) * Age.count)]
  }

  package var total: Double { values.reduce(0, +) }

  /// Both sexes at these ages.
  package func persons(aged ages: ClosedRange<Int>) -> Double {
    ages.reduce(0) { $0 + self[.female, $1] + self[.male, $1] }
  }
}
