import LinearAlgebra

/// The life table of people who die and move between regions, after Rogers (1975).
///
/// Every matrix has regions of residence in its rows and regions of origin (for `survivors`,
/// `personYears` and `expectedYears`: of birth) in its columns.
package struct MultiregionalLifeTable: Sendable {
  package let rates: MultiregionalRates
  /// P(x), the probabilities to live in each region an interval later; one a closed age group.
  package let transitions: [Matrix]
  /// l(x), survivors at exact age x of one person born in each region.
  package let survivors: [Matrix]
  /// L(x), person-years lived in each age group.
  package let personYears: [Matrix]
  /// S(x), the share of each age group that lives in each region an interval later; one a closed
  /// group, the last leading into the open group.
  package let survivorship: [Matrix]

  package init(_ rates: MultiregionalRates) throws(MultiregionalError) {
    self.rates = rates
    let open = rates.ageCount - 1
    let half = rates.ageInterval / 2
    let identity = Matrix.identity(rates.regionCount)
    var transitions: [Matrix] = []
    var survivors = [identity]
    for age in 0..<open {
      let movement = half * rates.transferRates(age)
      let transition = try Self.solve(identity + movement, identity - movement, ageGroup: age)
      transitions.append(transition)
      survivors.append(transition * survivors[age])
    }
    var personYears = (0..<open).map { half * (survivors[$0] + survivors[$0 + 1]) }
    personYears.append(
      try Self.solve(rates.transferRates(open), survivors[open], ageGroup: open))
    var survivorship: [Matrix] = []
    for age in 0..<open {
      // S = L(x+n) L(x)⁻¹, solved as L(x)ᵀ Sᵀ = L(x+n)ᵀ.
      let share = try Self.solve(
        personYears[age].transposed, personYears[age + 1].transposed, ageGroup: age)
      survivorship.append(share.transposed)
    }
    self.transitions = transitions
    self.survivors = survivors
    self.personYears = personYears
    self.survivorship = survivorship
  }

  /// Years a person born in each region (column) may expect to live in each region (row).
  package var expectedYears: Matrix {
    personYears.dropFirst().reduce(personYears[0], +)
  }

  private static func solve(
    _ left: Matrix, _ right: Matrix, ageGroup: Int
  ) throws(MultiregionalError) -> Matrix {
    do { return try left.solving(right) } catch { throw .singular(ageGroup: ageGroup) }
  }
}
