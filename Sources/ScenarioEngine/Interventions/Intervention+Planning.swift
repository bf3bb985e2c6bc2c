import Demography
import Ensembles
import Glibc
import Projection

// Small arithmetic of interventions: sizes by year, hazards, shares.

extension Intervention {
  /// Its size in a year, relative to the full size.
  package func size(in year: Int) -> Double {
    guard years.contains(year) else { return 0 }
    let elapsed = Double(year - years.lowerBound)
    switch shape {
    case .step: return 1
    case .ramp: return (elapsed + 1) / Double(years.count)
    case .pulse: return elapsed == 0 ? 1 : 0
    case .decay(let halfLife): return exp2(-elapsed / halfLife)
    }
  }

  /// Its numbers that may vary between draws.
  var estimates: [Estimate] {
    switch action {
    case .surge(let surge): [surge.relativeSize]
    case .displacement(let displacement): [displacement.displaced]
    case .climate(let climate): [climate.severity]
    case .resettlement(let programme):
      [programme.uptake, programme.additionality, programme.terms.returnFactor]
    case .kandas(let programme): [programme.uptake, programme.terms.returnFactor]
    case .studyPlaces(let programme): [programme.stay]
    case .attraction(let attraction): [attraction.elasticity]
    case .shutdown(let shutdown): [shutdown.push]
    case .external(let change): change.addedImmigrants == nil ? [] : [change.severity]
    case .registration, .labourQuota, .vital: []
    }
  }

  /// Ages and sexes that it treats apart in moves between regions; none where it changes nothing.
  var selections: [AgeSexSelection] {
    switch action {
    case .climate(let climate): [climate.who]
    case .attraction(let attraction): [attraction.who]
    case .shutdown(let shutdown): [shutdown.who]
    default: []
    }
  }
}

extension Estimate {
  /// The same spread around one.
  var relative: Estimate {
    guard let spread, spread.scale == .logarithmic, central > 0,
      let own = try? ThreePoint(
        "size", low: spread.low / central, central: 1, high: spread.high / central)
    else { return Estimate(1) }
    return Estimate(own)
  }
}

extension Retention {
  /// h(n) = 1 − R(n) / R(n − 1) for n = 1…trackedYears.
  package var hazards: [Double] {
    let shares = shares
    return zip(shares, shares.dropFirst()).map { $0 > 0 ? 1 - $1 / $0 : 0 }
  }

  /// R(n) in any year, whether people are followed so long or not.
  package func share(after years: Int) -> Double {
    Retention(points: points, trackedYears: max(years, 0)).shares.last ?? 1
  }
}

extension Resettlement {
  /// Rows of every region that any origin sends people to.
  var allDestinations: [Int] {
    var rows = destinations.map(\.region)
    for route in routes.sorted(by: { $0.key < $1.key }) {
      rows += route.value.map(\.region).filter { !rows.contains($0) }
    }
    return rows
  }
}

extension Registration.Limit {
  func gate(in year: Int) -> ArrivalGate.Limit {
    switch self {
    case .arrivals(let path): .arrivals(path[year])
    case .persons(let path): .residents(path[year])
    case .floorArea(let path, let norm): .residents(path[year] / norm)
    }
  }
}

extension LabourQuota {
  func permits(in year: Int) -> Double {
    switch size {
    case .permits(let path): path[year]
    case .share(let path, let labourForce): path[year] * labourForce
    }
  }
}

extension Surge {
  /// Its size around the central one: as stated, or half and twice as much where the first days alone
  /// tell it, an assumption.
  var relativeSize: Estimate { arrivals?.relative ?? Self.sizeFromFirstDays(1) }

  /// - Parameter persons: that the first days tell of.
  static func sizeFromFirstDays(_ persons: Double) -> Estimate {
    let spread = try? ThreePoint("size", low: persons / 2, central: persons, high: 2 * persons)
    return spread.map { Estimate($0) } ?? Estimate(persons)
  }

  /// Days from entry to 31 December where the daily chain does not tell: half a year, an assumption.
  package static let meanDaysToYearEnd = 182.5

  /// h(n) of those settled. In the first year after entry they have been there for a while, and nobody
  /// leaves before 365 days; afterwards the same share leaves every year.
  var exitHazards: [Double] {
    guard let settledHalfLifeDays else { return [] }
    return [
      1 - exp2(-Self.meanDaysToYearEnd / settledHalfLifeDays),
      1 - exp2(-365 / settledHalfLifeDays),
    ]
  }
}

extension CellLayout {
  /// Shares of a profile as a row of 208.
  static func row(of profile: AgeSexTable) -> [Double] {
    var row = [Double](repeating: 0, count: rowCount)
    for sex in Sex.allCases {
      for age in Age.all { row[cell(sex, age)] = profile[sex, age] }
    }
    return row
  }
}
