import LinearAlgebra

/// Rates of dying, moving and giving birth of one sex by region and age group, the last group open.
package struct MultiregionalRates: Sendable, Equatable {
  /// Years in each age group but the last.
  package let ageInterval: Double
  /// Deaths per person-year, by age group and region.
  package let deaths: [[Double]]
  /// Moves per person-year, by age group; rows are regions of origin, columns of destination, and
  /// the diagonal is not used.
  package let moves: [Matrix]
  /// Births per person-year, by age group and region of the mother.
  package let births: [[Double]]

  package var regionCount: Int { deaths.first?.count ?? 0 }
  package var ageCount: Int { deaths.count }

  /// - Throws: `MultiregionalError` naming the age group and region that has no usable rate.
  package init(
    ageInterval: Double, deaths: [[Double]], moves: [Matrix], births: [[Double]]
  ) throws(MultiregionalError) {
    let ages = deaths.count
    let regions = deaths.first?.count ?? 0
    guard ages > 1, regions > 0, moves.count == ages, births.count == ages, ageInterval > 0 else {
      throw .shape(
        "needs at least two age groups and the same number of them for deaths, moves and births: "
          + "\(ages), \(moves.count), \(births.count)")
    }
    for age in 0..<ages {
      guard deaths[age].count == regions, births[age].count == regions,
        moves[age].rowCount == regions, moves[age].columnCount == regions
      else { throw .shape("age group \(age + 1) does not have \(regions) regions throughout") }
      for region in 0..<regions {
        let out = (0..<regions).filter { $0 != region }.map { moves[age][region, $0] }
        for rate in out + [deaths[age][region], births[age][region]]
        where !(rate >= 0 && rate.isFinite) {
          throw .rate(rate, ageGroup: age, region: region)
        }
      }
    }
    self.ageInterval = ageInterval
    self.deaths = deaths
    self.moves = moves
    self.births = births
  }

  /// Rates of events on a mid-period population: `moves` holds counts of movers.
  package init(
    ageInterval: Double, persons: [[Double]], deaths: [[Double]], births: [[Double]],
    moves: [Matrix]
  ) throws(MultiregionalError) {
    func rates(_ events: [[Double]]) -> [[Double]] {
      zip(events, persons).map { zip($0, $1).map { $0 / $1 } }
    }
    var movement = moves
    for age in movement.indices where age < persons.count {
      for origin in 0..<min(movement[age].rowCount, persons[age].count) {
        for destination in 0..<movement[age].columnCount {
          movement[age][origin, destination] /= persons[age][origin]
        }
      }
    }
    try self.init(
      ageInterval: ageInterval, deaths: rates(deaths), moves: movement, births: rates(births))
  }

  /// M(x) of Rogers: on the diagonal all that leave a region by death or move, beside it, with a
  /// minus, the moves; columns are regions of origin.
  func transferRates(_ age: Int) -> Matrix {
    var matrix = Matrix(rows: regionCount, columns: regionCount)
    for origin in 0..<regionCount {
      matrix[origin, origin] = deaths[age][origin]
      for destination in 0..<regionCount where destination != origin {
        matrix[origin, origin] += moves[age][origin, destination]
        matrix[destination, origin] = -moves[age][origin, destination]
      }
    }
    return matrix
  }
}

/// Why a multiregional table cannot be built.
package enum MultiregionalError: Error, Sendable, Equatable {
  case shape(String)
  /// A rate that is negative or no number; age group and region counted from 0.
  case rate(Double, ageGroup: Int, region: Int)
  /// In this age group nobody dies or leaves, or all do at once.
  case singular(ageGroup: Int)
  /// The population never settles: no two neighbouring fertile ages, or regions without exchange.
  case noStablePopulation(steps: Int)

  package var message: String {
    switch self {
    case .shape(let what): "the multiregional rates do not fit together: \(what)"
    case .rate(let rate, let age, let region):
      "age group \(age + 1), region \(region + 1): \(rate) is no rate"
    case .singular(let age):
      "age group \(age + 1) has no table: check that somebody dies in it and nobody leaves faster "
        + "than the interval allows"
    case .noStablePopulation(let steps):
      "no stable population after \(steps) steps: the regions may not exchange people"
    }
  }
}
