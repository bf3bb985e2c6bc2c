import Demography
import Tables

/// A published figure about the ages of a region, and how it becomes a margin on 1 January 2025.
///
/// Every figure is moved from its own date by the country: the region's figure relative to the
/// national one of the same release, times the national one of the base population. That also takes
/// away most of what definitions differ by. Registers without a national figure move by survival.
struct AgeAnchor {
  enum Kind: String, CaseIterable {
    /// Men 63 and over, women 61 and over, counted by a register on 1 December 2025.
    case pensionAge = "pension_age"
    /// Children 0–15 and pension age per 1000 of working age, at the beginning of 2023.
    case dependants
    /// Crude birth rate of 2023; over official fertility it says how many women there are.
    case womenFifteenToFortyNine = "women_15_49"
    /// Percent aged 14–34 on 1 January 2024.
    case shareYoung = "share_14_34"
    /// Percent under 18.
    case shareUnderEighteen = "share_0_17"
    /// Persons under 16 on 1 January 2023; the national figure is a percentage.
    case countUnderSixteen = "count_0_15"
    /// Aged 65 and over per 100 under 15.
    case ageingIndex = "ageing_index"
    /// Deaths of 2024; the national figure scales the model to the country.
    case deaths
  }

  let kind: Kind
  let region: Int
  let value: Double
  let national: Double?
  let relativeError: Double
  let source: String
  let confidence: String

  static func read(_ inputs: InputFolder) -> [AgeAnchor] {
    let table = inputs[InputDescriptions.ageAnchors]
    return table.rows.compactMap { row in
      guard let kind = Kind(rawValue: table.text(row, "margin")),
        let region = inputs.region(table, row)
      else { return nil }
      return AgeAnchor(
        kind: kind, region: region, value: table.value(row, "value"),
        national: table.number(row, "national"),
        relativeError: table.value(row, "standard_error"), source: table.text(row, "source"),
        confidence: table.text(row, "confidence"))
    }
  }
}

/// What anchors need to become margins.
struct AnchorContext {
  /// The country on 1 January 2025.
  let pyramid: AgeSexTable
  let survival: AgeSexTable
  /// Official totals, `[year][region][sex]`.
  let totals: [Int: [[Double]]]
  /// Share of each age in total fertility.
  let fertilityShares: [Double]
  /// Official total fertility of 2023 by region, and the country's.
  let totalFertility: [Double]
  let nationalTotalFertility: Double
  /// Death rates of 2023 and the seed, already raked to the hard margins.
  let mortality: RegionalMortality
  let seed: RegionalTable

  func total(_ region: Int, year: Int = 2025) -> Double {
    totals[year]?[region].reduce(0, +) ?? 0
  }

  /// Persons of the country in a set of cells.
  func national(_ cells: AgeSexTable) -> Double {
    zip(cells.values, pyramid.values).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

/// Sets of cells as weights of 1 and 0.
private func ages(_ range: ClosedRange<Int>) -> AgeSexTable {
  AgeSexTable { range.contains($1) ? 1 : 0 }
}

private let pensionAges = AgeSexTable { $1 >= ($0 == .male ? 63 : 61) ? 1 : 0 }

extension AgeAnchor {
  func margin(_ context: AnchorContext) -> SoftMargin {
    switch kind {
    case .pensionAge: return persons(value / growthToRegister(context), of: pensionAges)
    case .dependants: return dependants(context)
    case .womenFifteenToFortyNine: return women(context)
    case .shareYoung:
      // A year earlier the same cohorts were a year younger.
      let moved = context.national(ages(14...34)) / context.national(ages(15...35))
      return persons(value / 100 * moved * context.total(region), of: ages(14...34))
    case .shareUnderEighteen:
      let relative = value / (national ?? value)
      let share = relative * context.national(ages(0...17)) / context.pyramid.total
      return persons(share * context.total(region), of: ages(0...17))
    case .countUnderSixteen:
      let relative = value / context.total(region, year: 2023) / ((national ?? 100) / 100)
      let share = relative * context.national(ages(0...15)) / context.pyramid.total
      return persons(share * context.total(region), of: ages(0...15))
    case .ageingIndex: return ageingIndex(context)
    case .deaths: return deaths(context)
    }
  }

  /// Growth of the country's pension ages from 1 January to 1 December 2025.
  private func growthToRegister(_ context: AnchorContext) -> Double {
    var later = 0.0
    for sex in Sex.allCases {
      let from = sex == .male ? 63 : 61
      for age in from...Age.open {
        let before =
          context.pyramid[sex, age - 1] + (age == Age.open ? context.pyramid[sex, age] : 0)
        later += before * context.survival[sex, age]
      }
    }
    let yearly = later / context.national(pensionAges)
    return 1 + (yearly - 1) * 11 / 12
  }

  /// The ratio as a share of the region's total, which is known.
  private func dependants(_ context: AnchorContext) -> SoftMargin {
    let cells = AgeSexTable { $1 <= 15 || pensionAges[$0, $1] > 0 ? 1 : 0 }
    let now = context.national(cells)
    let ratio = value / (national ?? value) * now / (context.pyramid.total - now)
    return persons(context.total(region) * ratio / (1 + ratio), of: cells)
  }

  /// Women weighted by the share of each age in fertility; both sexes are moved together, so that
  /// the sex ratio of the region stays.
  private func women(_ context: AnchorContext) -> SoftMargin {
    let counted = AgeSexTable { $0 == .female ? context.fertilityShares[$1] : 0 }
    let relative =
      value / context.totalFertility[region]
      / ((national ?? value) / context.nationalTotalFertility)
    let share = relative * context.national(counted) / context.pyramid.total
    return SoftMargin(
      name: kind.rawValue, region: region, target: share * context.total(region),
      relativeError: relativeError, counted: counted, divisor: nil, action: ages(15...49),
      source: source, confidence: confidence)
  }

  private func ageingIndex(_ context: AnchorContext) -> SoftMargin {
    let index =
      value / (national ?? value) * context.national(ages(65...100))
      / context.national(ages(0...14))
    return SoftMargin(
      name: kind.rawValue, region: region, target: index, relativeError: relativeError,
      counted: ages(65...100), divisor: ages(0...14),
      action: AgeSexTable { $1 >= 65 ? 1 : $1 <= 14 ? -1 : 0 }, source: source,
      confidence: confidence)
  }

  /// Deaths by the region's rates, scaled to the country's official number and to the mean
  /// population of the year; what is moved are the persons of 55 and over.
  private func deaths(_ context: AnchorContext) -> SoftMargin {
    let modelled = (0..<context.seed.regionCount).reduce(0) {
      $0 + context.mortality.deaths(of: context.seed, region: $1) * meanOverEnd($1, context)
    }
    let scale = (national ?? modelled) / modelled * meanOverEnd(region, context)
    return SoftMargin(
      name: kind.rawValue, region: region, target: value, relativeError: relativeError,
      counted: AgeSexTable { context.mortality.rates[region, $0, $1] * scale }, divisor: nil,
      action: ages(55...100), source: source, confidence: confidence)
  }

  private func meanOverEnd(_ region: Int, _ context: AnchorContext) -> Double {
    (1 + context.total(region, year: 2024) / context.total(region)) / 2
  }

  private func persons(_ target: Double, of cells: AgeSexTable) -> SoftMargin {
    SoftMargin(
      name: kind.rawValue, region: region, target: target, relativeError: relativeError,
      counted: cells, divisor: nil, action: cells, source: source, confidence: confidence)
  }
}
