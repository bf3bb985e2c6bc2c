import Demography

/// Rounding to whole persons in such a way that parts still add up to their whole.
///
/// Every part is rounded down; the units that are then missing go to the largest remainders, at
/// equal remainders to the first.
package enum LargestRemainder {
  /// - Parameters:
  ///   - parts: persons; nets may be negative.
  ///   - total: the whole, already rounded; by default the sum rounded to the nearest person.
  package static func round(_ parts: some Sequence<Double>, total: Int? = nil) -> [Int] {
    let parts = Array(parts)
    guard !parts.isEmpty else { return [] }
    var whole = parts.map { Int($0.rounded(.down)) }
    let wanted = total ?? Int(parts.reduce(0, +).rounded())
    let byRemainder = parts.indices.sorted {
      let (a, b) = (parts[$0] - parts[$0].rounded(.down), parts[$1] - parts[$1].rounded(.down))
      return a != b ? a > b : $0 < $1
    }
    // Between none and all of the parts are raised, unless the whole was stated otherwise.
    var missing = wanted - whole.reduce(0, +)
    while missing > 0 {
      for index in byRemainder.prefix(missing) { whole[index] += 1 }
      missing -= min(missing, byRemainder.count)
    }
    while missing < 0 {
      for index in byRemainder.suffix(-missing) { whole[index] -= 1 }
      missing += min(-missing, byRemainder.count)
    }
    return whole
  }
}

/// A population in whole persons, from the country down to single ages: ages add up to their sex,
/// sexes to their region, regions to the country.
package struct WholePersons: Sendable, Equatable {
  package let country: Int
  package let regions: [Int]
  /// `[region][sex]`
  package let sexes: [[Int]]
  /// `[region][sex][age]`
  package let ages: [[[Int]]]

  package init(rounding table: RegionalTable) {
    let rows = 0..<table.regionCount
    let regions = LargestRemainder.round(rows.map { table.total(region: $0) })
    let sexes = rows.map { region in
      LargestRemainder.round(
        Sex.allCases.map { table.total(region: region, sex: $0) }, total: regions[region])
    }
    self.regions = regions
    self.sexes = sexes
    country = regions.reduce(0, +)
    ages = rows.map { region in
      Sex.allCases.map { sex in
        LargestRemainder.round(table[region, sex], total: sexes[region][sex.rawValue])
      }
    }
  }
}
