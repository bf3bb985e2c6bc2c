import Demography

extension AgeGroup {
  /// The share of each single year of age, by sex, that belongs to the group in a year.
  ///
  /// A slice holds exact ages from `from` up to, not including, `to` + 1: 0 to 6 are the seven
  /// single years 0…6, and a pension age of 61.5 takes half of those aged 61. Of limits with years
  /// those of the latest year that has begun hold; before the first, the first.
  package func shares(in year: Int) -> AgeSexTable {
    var shares = AgeSexTable()
    for sex in Sex.allCases {
      for slice in slices(of: sex, in: year) {
        for age in Age.all {
          shares[sex, age] = min(1, shares[sex, age] + slice.share(ofAge: age))
        }
      }
    }
    return shares
  }

  private func slices(of sex: Sex, in year: Int) -> [Slice] {
    let candidates = slices.filter { $0.sex == nil || $0.sex == sex }
    let begun = candidates.map { $0.year ?? Int.min }.filter { $0 <= year }.max()
    let start = begun ?? candidates.compactMap(\.year).min()
    return candidates.filter { ($0.year ?? Int.min) == start }
  }
}

extension AgeGroup.Slice {
  /// Persons are taken as spread evenly over a single year of age; the open group is not cut.
  fileprivate func share(ofAge age: Int) -> Double {
    if age == Age.open { return to >= Double(Age.open) ? 1 : 0 }
    let overlap = min(to + 1, Double(age + 1)) - max(from, Double(age))
    return max(0, min(1, overlap))
  }
}
