import Demography
import Glibc
import Projection

/// Indicators that a scenario sets by its programmes: their size, how many stay, how many are in work,
/// how many permits are given. They follow from what the planner wrote, so that no draw says anything
/// about whether a target will be met.
struct ProgrammeIndicators {
  /// One meaning of an indicator in a year.
  struct Value: Equatable {
    var definition: RetentionMeaning?
    let value: Double
    /// The most that the definition lets anybody reach.
    var attainable: Double?
  }

  /// What "the part still there" may mean.
  enum RetentionMeaning: String {
    /// Of all who ever came, at the end of the year.
    case cumulative
    /// Of those who come in the year, a year later.
    case oneYear = "one_year"
  }

  private let forecast: Forecast
  private let figures: [ProgrammeFigures]

  init(_ forecast: Forecast) {
    self.forecast = forecast
    figures = forecast.programmeFigures()
  }

  /// What the scenario sets for an indicator in a year; empty where it sets nothing.
  ///
  /// - Parameter members: regions of the area; `nil` for the country.
  func values(
    of figure: TargetIndicator.Figure, in year: Int, members: [Int]?
  ) -> [Value] {
    switch figure {
    case .participants:
      return participants(in: year, members: members).map { [Value(value: $0)] } ?? []
    case .retention: return members == nil ? retention(in: year) : []
    case .employment:
      return members == nil ? employment(in: year).map { [Value(value: $0)] } ?? [] : []
    case .labourQuota: return quota(in: year, members: members).map { [Value(value: $0)] } ?? []
    case .netInterregional, .netExternal: return []
    }
  }

  // MARK: Participants

  /// A programme that settles people, and which part of those it counts settle by its rules: of kandas
  /// those of the regional quota.
  private struct Settling {
    let number: Int
    let terms: ProgrammeTerms
    let share: Double
  }

  private var settling: [Settling] {
    forecast.programmes.enumerated().compactMap { number, programme in
      guard let terms = programme.terms else { return nil }
      return switch action(number) {
      case .resettlement: Settling(number: number, terms: terms, share: 1)
      case .kandas(let kandas): Settling(number: number, terms: terms, share: kandas.quotaShare)
      default: nil
      }
    }
  }

  private func action(_ number: Int) -> Intervention.Action? {
    let name = forecast.programmes[number].name
    return forecast.scenario.interventions.first { $0.name == name }?.action
  }

  /// Those who settle by a programme's rules in a year.
  private func settlers(_ programme: Settling, in year: Int) -> Double {
    persons(programme.number, in: year) * programme.share
  }

  /// Persons of a programme in a year who come to the area.
  private func persons(_ number: Int, in year: Int, members: [Int]? = nil) -> Double {
    figures.filter { row in
      row.programme == number && row.year == year
        && (members.map { members in row.region.map { members.contains($0) } ?? false }
          ?? (row.region == nil))
    }.reduce(0) { $0 + $1.counts.participants }
  }

  /// In the unit in which the programmes count. Of the year of the flows their baseline.
  private func participants(in year: Int, members: [Int]?) -> Double? {
    let flowsYear = forecast.scenario.assumptions.internalMigration?.flowsYear
    var sum = 0.0
    for number in forecast.programmes.indices {
      guard case .resettlement(let programme) = action(number) else { continue }
      let found = persons(number, in: year, members: members) / programme.personsPerParticipant
      sum += found == 0 && year == flowsYear && members == nil ? programme.baseline : found
    }
    return sum > 0 ? sum : nil
  }

  // MARK: Retention

  private func retention(in year: Int) -> [Value] {
    let counted = settling
    guard let first = counted.first else { return [] }
    var values: [Value] = []
    if let cumulative = cumulativeRetention(
      in: year, counted, yearly: Self.yearlyShare(first.terms))
    {
      values.append(cumulative)
    }
    let comers = counted.map { settlers($0, in: year) }
    let all = comers.reduce(0, +)
    if all > 0 {
      let staying = zip(counted, comers).reduce(0) {
        $0 + $1.1 * Self.share(of: $1.0.terms, after: 1)
      }
      values.append(
        Value(definition: .oneYear, value: 100 * staying / all, attainable: 100))
    }
    return values
  }

  /// Of all who came before the scenario, as the package counts them, and since.
  private func cumulativeRetention(
    in year: Int, _ counted: [Settling], yearly: Double
  ) -> Value? {
    let past = forecast.country.resettledSoFar
    guard past.map({ year >= $0.year }) ?? true else { return nil }
    let sinceLast = past.map { year - $0.year } ?? 0
    var (came, stayed) = (past?.came ?? 0, 0.0)
    let pastStayers = (past?.came ?? 0) - (past?.returned ?? 0)
    stayed += pastStayers * pow(yearly, Double(sinceLast))
    for programme in counted {
      for cohort in forecast.scenario.horizon.first...max(year, forecast.scenario.horizon.first)
      where cohort <= year && cohort > (past?.year ?? 0) {
        let comers = settlers(programme, in: cohort)
        came += comers
        stayed += comers * Self.share(of: programme.terms, after: year - cohort)
      }
    }
    guard came > 0 else { return nil }
    return Value(
      definition: .cumulative, value: 100 * stayed / came,
      attainable: 100 * (came - (past?.returned ?? 0)) / came)
  }

  private static func share(of terms: ProgrammeTerms, after years: Int) -> Double {
    pow(terms.retention.share(after: years), terms.returnFactor.central)
  }

  /// The part of those who came long ago that stays a year more: the schedule's mean over its years.
  private static func yearlyShare(_ terms: ProgrammeTerms) -> Double {
    let years = max(1, terms.retention.trackedYears)
    return pow(share(of: terms, after: years), 1 / Double(years))
  }

  // MARK: Work

  private func employment(in year: Int) -> Double? {
    var (able, employed) = (0.0, 0.0)
    for programme in settling {
      let comers = settlers(programme, in: year) * programme.terms.workingAgeShare
      able += comers
      employed += comers * programme.terms.employedShare
    }
    return able > 0 ? 100 * employed / able : nil
  }

  // MARK: Permits

  /// Permits of all quotas over the labour force; of regions those that the quotas' own shares give
  /// them, over their part of it.
  private func quota(in year: Int, members: [Int]?) -> Double? {
    let quotas = forecast.programmes.filter { $0.permits?.byYear[year] != nil }
    guard !quotas.isEmpty, let national = labourForce(in: year), national > 0 else { return nil }
    guard let members else {
      return 100 * quotas.reduce(0) { $0 + ($1.permits?.byYear[year] ?? 0) } / national
    }
    guard let share = forecast.country.shareOfLabourForce(of: members), share > 0 else {
      return nil
    }
    let permits = quotas.reduce(0.0) { sum, programme in
      guard let permits = programme.permits, let all = permits.byYear[year] else { return sum }
      let part = zip(programme.destinations, permits.shares).reduce(0.0) {
        $0 + (members.contains($1.0) ? $1.1 : 0)
      }
      return sum + all * part
    }
    return permits > 0 ? 100 * permits / (national * share) : nil
  }

  /// That of which the scenario states the quotas as shares, else the package's.
  private func labourForce(in year: Int) -> Double? {
    let stated = forecast.scenario.interventions.lazy.compactMap { intervention -> Double? in
      guard case .labourQuota(let quota) = intervention.action,
        case .share(_, let labourForce) = quota.size
      else { return nil }
      return labourForce
    }.first
    let known = forecast.country.labourForce
    return stated ?? (known.isEmpty ? nil : known[year])
  }
}

extension CountryData {
  /// Of the last year for which the labour force of every region is known; `nil` where none is.
  func shareOfLabourForce(of members: [Int]) -> Double? {
    guard let last = regionalLabourForce.keys.max(), let byRegion = regionalLabourForce[last]
    else { return nil }
    let all = byRegion.reduce(0, +)
    return all > 0 ? members.reduce(0) { $0 + byRegion[$1] } / all : nil
  }
}

extension CountryData {
  /// Kandas and resettlers whom programmes had moved up to the end of a year, and how many of them had
  /// gone back: covariates of the country.
  var resettledSoFar: (year: Int, came: Double, returned: Double)? {
    func latest(_ name: String) -> Covariate? {
      covariates.filter { $0.name == name && $0.region == nil }.max { $0.year < $1.year }
    }
    guard let came = latest("resettled_to_date"),
      let returned = latest("resettled_returned_to_date"),
      came.year == returned.year, came.value > 0
    else { return nil }
    return (came.year, came.value, returned.value)
  }
}
