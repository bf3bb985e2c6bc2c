import Demography
import Diagnostics
import Tables

/// The national standard of mortality, and the rates of a region with a given life expectancy.
///
/// Rates of a calendar year are the mean of the two mid-year to mid-year intervals it touches. A
/// region's rates are log m(x) = log standard(x) + κ · b(s, x), with κ found from its life
/// expectancy (model of the engine).
package struct StandardMortality {
  /// The year whose rates are the standard.
  static let standardYear = 2025
  /// The year to which the pattern of decline is measured.
  static let declineYear = 2050

  /// Central death rates by calendar year.
  let rates: [Int: AgeSexTable]
  /// b(s, x), the fall of log m(x) from 2025 to 2050, smoothed; mean one.
  package let decline: AgeSexTable

  init(_ inputs: InputFolder) throws(InputRejected) {
    let table = inputs[InputDescriptions.wppMortality]
    var intervals: [Int: AgeSexTable] = [:]
    for row in table.rows {
      intervals[table.integer(row, "year"), default: AgeSexTable()][
        table.sex(row), table.integer(row, "age")] = table.value(row, "rate")
    }
    var rates: [Int: AgeSexTable] = [:]
    for (year, second) in intervals {
      guard let first = intervals[year - 1] else { continue }
      rates[year] = AgeSexTable { (first[$0, $1] + second[$0, $1]) / 2 }
    }
    self.rates = rates
    guard let early = rates[Self.standardYear], let late = rates[Self.declineYear],
      late.values.allSatisfy({ $0 > 0 }),
      let decline = Self.smoothedDecline(from: early, to: late)
    else {
      throw inputs.refusal(
        of: InputDescriptions.wppMortality, "mortality does not fall at every age to 2050")
    }
    self.decline = decline
  }

  /// The mean of five neighbouring ages, fewer at the ends; infants stand alone.
  private static func smoothedDecline(from early: AgeSexTable, to late: AgeSexTable) -> AgeSexTable?
  {
    let raw = AgeSexTable { PortableMath.logarithm(early[$0, $1] / late[$0, $1]) }
    let smooth = AgeSexTable { sex, age in
      guard age > 0 else { return raw[sex, 0] }
      let window = max(1, age - 2)...min(Age.open, age + 2)
      return window.reduce(0) { $0 + raw[sex, $1] } / Double(window.count)
    }
    guard smooth.values.allSatisfy({ $0 > 0 }) else { return nil }
    let mean = smooth.total / Double(AgeSexTable.count)
    return AgeSexTable { smooth[$0, $1] / mean }
  }

  var standard: AgeSexTable { rates[Self.standardYear] ?? AgeSexTable() }

  /// Central death rates of one sex with this life expectancy at birth.
  package func rates(sex: Sex, lifeExpectancy target: Double) -> [Double] {
    var low = -6.0
    var high = 6.0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let table = LifeTable(centralDeathRates: shifted(sex, middle), sex: sex)
      // A higher κ means more deaths.
      if table.lifeExpectancy > target { low = middle } else { high = middle }
    }
    return shifted(sex, (low + high) / 2)
  }

  private func shifted(_ sex: Sex, _ kappa: Double) -> [Double] {
    Age.all.map { age in
      min(1.99, standard[sex, age] * PortableMath.exponential(kappa * decline[sex, age]))
    }
  }

  /// S(x) of the national standard by sex and age.
  var survivalRatios: AgeSexTable {
    var ratios = AgeSexTable()
    for sex in Sex.allCases {
      let table = LifeTable(centralDeathRates: standard[sex], sex: sex)
      for (age, ratio) in table.survivalRatios.enumerated() { ratios[sex, age] = ratio }
    }
    return ratios
  }
}
