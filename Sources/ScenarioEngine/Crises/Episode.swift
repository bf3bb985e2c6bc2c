import Glibc
import Readiness

/// A past surge as it was counted.
package struct Episode: Sendable {
  /// Stayers on a day, with the band in which the number lies.
  package struct Stayers: Sendable, Equatable {
    package var date: CalendarDay
    package var persons: Double
    package var low: Double?
    package var high: Double?

    package init(date: CalendarDay, persons: Double, low: Double? = nil, high: Double? = nil) {
      self.date = date
      self.persons = persons
      self.low = low
      self.high = high
    }
  }

  /// A region of the country, and how many of those who came settled there.
  package struct Place: Sendable, Equatable {
    package let name: String
    package let population: Double
    package let latitude: Double
    package let longitude: Double
    package let entryShare: Double
    /// `nil` where it is not published.
    package let settledShare: Double?

    package init(
      name: String, population: Double, latitude: Double, longitude: Double, entryShare: Double,
      settledShare: Double?
    ) {
      self.name = name
      self.population = population
      self.latitude = latitude
      self.longitude = longitude
      self.entryShare = entryShare
      self.settledShare = settledShare
    }
  }

  package var name: String
  /// Entries of every day from the first; empty where only single counts are known.
  package var entries: [Double] = []
  package var anchors: [Anchor] = []
  package var ordinary: AnchorFit.OrdinaryTraffic?
  package var capacity: BorderCapacity?
  package var stayers: [Stayers] = []
  package var places: [Place] = []

  package init(name: String) { self.name = name }
}

/// What the chain says of a past surge, and what naive forecasts say.
package struct EpisodeReport: Sendable {
  /// Shares of regions by one rule, against those published.
  package struct Distribution: Sendable {
    package let rule: String
    /// Half the sum of absolute differences, regions without a published share taken together.
    package let totalVariation: Double
  }

  package let episode: Episode
  package let alone: EpisodeFit?
  package let throughBorder: EpisodeFit?
  /// Yesterday's entries for today's.
  package let yesterday: GoodnessOfFit?
  package let anchors: AnchorFit?
  package let distributions: [Distribution]
  /// The exponents that fit the published shares best.
  package let destinations: DestinationFit?

  package init(_ episode: Episode) {
    self.episode = episode
    let entries = episode.entries
    let hasSeries = entries.count >= 10
    alone = hasSeries ? EpisodeFit(.pulseAlone, to: entries) : nil
    throughBorder = hasSeries ? EpisodeFit(.throughBorder, to: entries) : nil
    yesterday =
      hasSeries ? GoodnessOfFit(Array(entries.dropLast()), to: Array(entries.dropFirst())) : nil
    if episode.anchors.count >= 3, let ordinary = episode.ordinary, let capacity = episode.capacity
    {
      anchors = AnchorFit(
        to: episode.anchors, ordinary: ordinary, capacity: capacity, days: Self.anchorDays)
    } else {
      anchors = nil
    }
    destinations =
      episode.places.contains { $0.settledShare != nil }
      ? DestinationFit(
        to: episode.places.map(\.settledShare), populations: episode.places.map(\.population),
        entryShares: episode.places.map(\.entryShare),
        kilometres: { Self.kilometres(episode.places[$0], episode.places[$1]) }) : nil
    distributions = Self.distributions(episode.places)
  }

  /// Days that single counts may span.
  private static let anchorDays = 60

  private static func distributions(_ places: [Episode.Place]) -> [Distribution] {
    guard places.contains(where: { $0.settledShare != nil }) else { return [] }
    let km = { (a: Int, b: Int) in kilometres(places[a], places[b]) }
    let entry = places.map(\.entryShare)
    let chain = DestinationShares.shares(
      pulls: places.map { RegionPull(population: $0.population) }, rule: .fitted,
      entryShares: entry, kilometres: km)
    let byDistance = places.indices.map { to in
      places.indices.reduce(0) { $0 + entry[$1] / (10 + km($1, to)) }
    }
    return [
      ("the chain's settlers, fitted to these", chain),
      ("by population", places.map(\.population)),
      ("by distance from the border", byDistance),
    ].map { rule, weights in
      let sum = weights.reduce(0, +)
      return Distribution(
        rule: rule, totalVariation: variation(weights.map { $0 / sum }, places))
    }
  }

  private static func variation(_ shares: [Double], _ places: [Episode.Place]) -> Double {
    var (told, seen) = ([Double](), [Double]())
    for (share, place) in zip(shares, places) {
      guard let settled = place.settledShare else { continue }
      told.append(share)
      seen.append(settled)
    }
    return GoodnessOfFit.totalVariation(
      told + [1 - told.reduce(0, +)], seen + [1 - seen.reduce(0, +)])
  }

  /// Along the great circle.
  private static func kilometres(_ a: Episode.Place, _ b: Episode.Place) -> Double {
    let radian = Double.pi / 180
    let (south, north) = (a.latitude * radian, b.latitude * radian)
    let half = { (angle: Double) in sin(angle / 2) * sin(angle / 2) }
    let chord =
      half(north - south) + cos(south) * cos(north) * half((b.longitude - a.longitude) * radian)
    return 2 * 6371 * asin(min(1, chord.squareRoot()))
  }

  /// Months in which half of the stayers leave: the centre, the shortest, the longest.
  package var halfLifeMonths: (centre: Double, shortest: Double?, longest: Double?)? {
    guard let first = episode.stayers.first, let last = episode.stayers.last, first != last else {
      return nil
    }
    let days = Double(last.date - first.date)
    let months = { (later: Double) in
      StayFit.halfLife(first: first.persons, later: later, daysBetween: days) / (365.25 / 12)
    }
    return (months(last.persons), last.low.map(months), last.high.map(months))
  }
}
