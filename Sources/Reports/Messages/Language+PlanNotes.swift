import Demography
import Readiness
import ScenarioEngine

// Sentences from what a horizon cuts, what a plan notes and solves, what interventions do, and what readiness takes as
// given.

extension Language {
  /// Notes, then solved levels, of a forecast.
  func sentences(of forecast: Forecast) -> [String] {
    forecast.notes.map { text(of: $0) } + forecast.plan.solved.map { text(of: $0) }
  }

  func text(of note: PlanNote) -> String {
    switch note {
    case .asWritten(let sentence): return text(of: sentence)
    case .flowsBalanced(let year, let other):
      return text(.noteFlowsBalanced, ["year": "\(year)", "other": "\(other)"])
    case .marginsCarried(let year, let other):
      return text(.noteMarginsCarried, ["year": "\(year)", "other": "\(other)"])
    case .emigrantsWithoutRates(let year):
      return text(.noteEmigrants, ["year": "\(year)", "next": "\(year + 1)"])
    case .nobodyEnters(let year, let net, let factor):
      return text(
        .noteNobodyEnters,
        ["year": "\(year)", "net": whole(net), "factor": decimal(factor, 3)])
    case .settledAsStated(let surge): return text(.noteSettled, ["name": surge])
    }
  }

  package func text(of cut: HorizonCut) -> String {
    switch cut {
    case .births(let year): return text(.cutBirths, ["year": "\(year)"])
    case .deaths(let year): return text(.cutDeaths, ["year": "\(year)"])
    case .someYears(let name, let years):
      return text(.cutSomeYears, ["name": name, "years": words(years)])
    case .intervention(let name, let years):
      return text(.cutIntervention, ["name": name, "years": words(years)])
    }
  }

  private func words(_ years: ClosedRange<Int>) -> String {
    years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)…\(years.upperBound)"
  }

  func text(of level: SolvedLevel) -> String {
    switch level {
    case .fertility(let year, let factor):
      return text(.solvedFertility, ["year": "\(year)", "factor": decimal(factor, 6)])
    case .lifeExpectancy(let year, let change):
      let sign = change < 0 ? "" : "+"
      return text(
        .solvedLifeExpectancy, ["year": "\(year)", "change": sign + decimal(change, 3)])
    }
  }

  func text(of effect: InterventionEffect, in regions: RegionSet) -> String {
    switch effect {
    case .moves(let persons, let years):
      return text(.effectMoves, ["persons": whole(persons), "years": "\(years)"])
    case .nobodySettles: return text(.effectNobodySettles)
    case .permits: return text(.effectPermits)
    case .hazard(let largest, let leaving, let attraction):
      return text(
        .effectHazard,
        [
          "largest": decimal(largest, 3), "leaving": decimal(leaving, 3),
          "attraction": decimal(attraction, 3),
        ])
    case .attraction(let factor, let count):
      return text(.effectAttraction, ["factor": factor, "count": "\(count)"])
    case .jobsLost(let share, let region, let leaving):
      return text(
        .effectJobsLost,
        [
          "share": percent(100 * share, 1), "region": name(ofRegion: region, in: regions),
          "factor": decimal(leaving, 3),
        ])
    case .arrivalLimits(let rows):
      return text(.effectLimits, ["regions": names(ofRegions: rows, in: regions)])
    case .vital: return text(.effectVital)
    case .border: return text(.effectBorder)
    }
  }

  func text(of note: CrisisNote, in regions: RegionSet) -> String {
    switch note {
    case .noVitalRates: return text(.crisisNoVitalRates)
    case .noDailyChain(let event): return text(.crisisNoChain, ["event": event])
    case .yearOfMost(let event, let year):
      return text(.crisisYearOfMost, ["event": event, "year": "\(year)"])
    case .withoutNorm(let services):
      let names = services.map { name(ofService: $0) }.joined(separator: ", ")
      return text(.crisisWithoutNorm, ["services": names])
    case .statedBorder(let event): return text(.crisisStatedBorder, ["event": event])
    case .unknownBorder(let event, let points):
      let names = points.map { point in
        regions.ids.firstIndex(of: point).map { name(ofRegion: $0, in: regions) } ?? point
      }
      return text(
        .crisisUnknownBorder, ["event": event, "points": names.joined(separator: ", ")])
    }
  }
}
