import Demography
import Tables

/// The regional estimate of persons by sex and five-year group, 85 and over open: the seed of the
/// base population.
struct AgeGroupEstimate {
  /// First and last age of each group.
  let groups: [ClosedRange<Int>]
  /// `[region][sex][group]`.
  let persons: [[[Double]]]

  init(_ inputs: InputFolder) {
    let table = inputs[InputDescriptions.regionalAgeEstimate]
    let starts = Set(table.rows.map { table.integer($0, "from") }).sorted()
    groups = starts.enumerated().map { index, start in
      start...(index + 1 < starts.count ? starts[index + 1] - 1 : Age.open)
    }
    var persons = [[[Double]]](
      repeating: [[Double]](repeating: .init(repeating: 0, count: starts.count), count: 2),
      count: inputs.regions.count)
    for row in table.rows {
      guard let region = inputs.region(table, row),
        let group = starts.firstIndex(of: table.integer(row, "from"))
      else { continue }
      persons[region][table.sex(row).rawValue][group] = table.value(row, "persons")
    }
    self.persons = persons
  }

  private func national(_ sex: Sex, _ group: Int) -> Double {
    persons.reduce(0) { $0 + $1[sex.rawValue][group] }
  }

  /// The country's groups spread over single ages in the given shape.
  func graduatedNational(shape: AgeSexTable) -> AgeSexTable {
    var out = AgeSexTable()
    for sex in Sex.allCases {
      for (group, ages) in groups.enumerated() {
        let sum = ages.reduce(0) { $0 + shape[sex, $1] }
        let total = national(sex, group)
        for age in ages { out[sex, age] = total * shape[sex, age] / sum }
      }
    }
    return out
  }

  /// The seed by single age: the region's share of the country, which is known for groups, moves
  /// linearly between their middles and is brought back to each group's share.
  func seed(pyramid: AgeSexTable) -> RegionalTable {
    var seed = RegionalTable(regions: persons.count)
    let middles = groups.map { ages in
      ages.upperBound == Age.open ? Double(ages.lowerBound) + 2.5 : Double(ages.lowerBound) + 2.0
    }
    for region in persons.indices {
      for sex in Sex.allCases {
        let shares = groups.indices.map { persons[region][sex.rawValue][$0] / national(sex, $0) }
        for (group, ages) in groups.enumerated() {
          let wanted = shares[group] * ages.reduce(0) { $0 + pyramid[sex, $1] }
          let cells = ages.map {
            Self.interpolated(shares, middles, at: Double($0)) * pyramid[sex, $0]
          }
          let sum = cells.reduce(0, +)
          for (age, cell) in zip(ages, cells) { seed[region, sex, age] = cell * wanted / sum }
        }
      }
    }
    return seed
  }

  private static func interpolated(_ values: [Double], _ points: [Double], at x: Double) -> Double {
    guard let next = points.firstIndex(where: { $0 >= x }) else { return values[values.count - 1] }
    guard next > 0 else { return values[0] }
    let weight = (x - points[next - 1]) / (points[next] - points[next - 1])
    return values[next - 1] + weight * (values[next] - values[next - 1])
  }
}
