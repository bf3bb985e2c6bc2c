import Demography
import LinearAlgebra
import ScenarioEngine

// What the scenario says, in five sentences made from its numbers.

extension ForecastPage {
  /// A country of one region has nothing to say of regions and moves between them.
  var sentences: [String] {
    let several = figures.regions.count > 1
    return [growthSentence, eventsSentence]
      + (several ? [regionsSentence, movesSentence].compactMap(\.self) : [])
      + [ageingSentence].compactMap(\.self)
  }

  private var growthSentence: String {
    let first = figures.whole.persons(on: horizon.first).reduce(0, +)
    let last = figures.whole.persons(on: horizon.last).reduce(0, +)
    let change = first > 0 ? Double(last - first) / Double(first) * 100 : 0
    let interval = figures.interval(.persons, year: horizon.stepCount, area: 0).map { ends in
      language.text(
        .pageInterval,
        [
          "draws": language.whole(figures.ensemble?.drawCount ?? 0),
          "low": language.whole(ends.low), "high": language.whole(ends.high),
        ])
    }
    return language.text(
      last >= first ? .pageGrows : .pageFalls,
      [
        "first": language.whole(first), "firstDate": language.januaryFirst(horizon.first),
        "last": language.whole(last), "lastDate": language.januaryFirst(horizon.last),
        "change": language.signedPercent(change, 1), "interval": interval ?? "",
      ])
  }

  private var eventsSentence: String {
    let years = horizon.eventYears.map { figures.whole.country(in: $0) }
    let births = years.reduce(0) { $0 + $1.births }
    let deaths = years.reduce(0) { $0 + $1.deaths }
    return language.text(
      .pageNatural,
      [
        "first": String(horizon.first), "last": String(horizon.last - 1),
        "births": language.whole(births), "deaths": language.whole(deaths),
        "natural": language.signed(births - deaths),
        "external": language.signed(years.reduce(0) { $0 + $1.netExternal }),
      ])
  }

  private var regionsSentence: String? {
    let first = figures.whole.persons(on: horizon.first)
    let changes = zip(figures.whole.persons(on: horizon.last), first).map { $0 - $1 }
    guard let best = Self.highest(changes), let worst = Self.lowest(changes) else { return nil }
    return language.text(
      .pageLosers,
      [
        "all": language.whole(changes.count), "count": language.whole(changes.count { $0 < 0 }),
        "gainer": name(ofRegion: best), "gain": language.signed(changes[best]),
        "loser": name(ofRegion: worst), "loss": language.signed(changes[worst]),
      ])
  }

  /// `nil` where nobody moves in the last year.
  private var movesSentence: String? {
    let year = horizon.last - 1
    let nets = figures.whole.netInterregional(in: year)
    let flows = figures.flows[horizon.stepCount - 1]
    guard let largest = FlowMap.largest(flows).first, let best = Self.highest(nets),
      let worst = Self.lowest(nets)
    else { return nil }
    let moves = figures.forecast[year].flows.elements.reduce(0, +)
    return language.text(
      .pageMovers,
      [
        "year": String(year), "moves": language.whole(moves),
        "gainer": name(ofRegion: best), "gain": language.signed(nets[best]),
        "loser": name(ofRegion: worst), "loss": language.signed(nets[worst]),
        "origin": name(ofRegion: largest.origin),
        "destination": name(ofRegion: largest.destination),
        "flow": language.whole(largest.persons),
      ])
  }

  /// `nil` where nobody lives.
  private var ageingSentence: String? {
    guard let first = figures.structure[0].first, let last = figures.structure[0].last,
      let firstAge = first.medianAge, let lastAge = last.medianAge,
      let firstLoad = first.dependencyTotal, let lastLoad = last.dependencyTotal
    else { return nil }
    return language.text(
      .pageAgeing,
      [
        "first": String(first.year), "last": String(last.year),
        "firstAge": language.decimal(firstAge, 1), "lastAge": language.decimal(lastAge, 1),
        "firstLoad": language.decimal(firstLoad, 1), "lastLoad": language.decimal(lastLoad, 1),
      ])
  }

  /// Of equals, the first.
  private static func highest(_ values: [Int]) -> Int? {
    values.indices.max { values[$0] != values[$1] ? values[$0] < values[$1] : $0 > $1 }
  }

  private static func lowest(_ values: [Int]) -> Int? {
    values.indices.min { values[$0] != values[$1] ? values[$0] < values[$1] : $0 < $1 }
  }
}
