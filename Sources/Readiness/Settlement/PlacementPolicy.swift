/// Where the authorities may place people, and how many.
package struct PlacementPolicy: Sendable, Equatable {
  /// Persons by region; infinite where the policy sets no limit, zero where nobody is placed.
  package var quotas: [Double]
  /// Persons a day whom the authorities can move out of the reception places of a region.
  package var transportPerDay: Double

  package init(quotas: [Double], transportPerDay: Double = .infinity) {
    self.quotas = quotas
    self.transportPerDay = transportPerDay
  }
}

/// Places people where they overload services least: each goes to the region where one more person
/// adds the smallest weighted overload, and among equals to the one whose id comes first.
///
/// Overload is piecewise linear in persons, so whole batches up to the next service that fills are
/// placed at once.
struct ManagedPlacement: ~Copyable {
  private let serviceCount: Int
  private let regionCount: Int
  /// Rows of regions by id.
  private let order: [Int]
  private let weights: [Double]
  /// `[service][region]`, units a person that count, of the day.
  private var load: [Double]
  private(set) var placed: [Double]

  init(services: [Service], regionIDs: [String]) {
    serviceCount = services.count
    regionCount = regionIDs.count
    order = regionIDs.indices.sorted { regionIDs[$0] < regionIDs[$1] }
    weights = services.map(\.weight)
    load = .init(repeating: 0, count: services.count * regionIDs.count)
    placed = .init(repeating: 0, count: regionIDs.count)
  }

  /// Writes `placed`, persons by region.
  ///
  /// - Parameters:
  ///   - persons: to be placed; fewer are where quotas end.
  ///   - unitsPerPerson: by service, for one who is placed; zero where a service does not matter.
  ///   - spareLeft: `[service][region]`, capacity not used yet, perhaps negative; infinite where
  ///     nobody knows it.
  ///   - placesLeft: by region, what quotas and homes still allow.
  /// - Returns: persons placed.
  mutating func place(
    _ persons: Double, unitsPerPerson: [Double], spareLeft: (Int, Int) -> Double,
    placesLeft: (Int) -> Double
  ) -> Double {
    for region in 0..<regionCount {
      placed[region] = 0
      for service in 0..<serviceCount {
        load[service * regionCount + region] =
          unitsPerPerson[service] > 0
          ? max(0, spareLeft(service, region)) / unitsPerPerson[service] : .infinity
      }
    }
    var left = persons
    while left > 0 {
      var (best, cost, batch) = (-1, Double.infinity, 0.0)
      for region in order {
        let places = placesLeft(region) - placed[region]
        guard places > 0 else { continue }
        let (added, until) = marginal(region)
        if added < cost { (best, cost, batch) = (region, added, min(places, until)) }
      }
      guard best >= 0 else { break }
      let taken = min(left, batch)
      placed[best] += taken
      left -= taken
      for service in 0..<serviceCount {
        let cell = service * regionCount + best
        if load[cell] > 0 { load[cell] = taken >= load[cell] ? 0 : load[cell] - taken }
      }
    }
    return persons - left
  }

  /// The weighted overload that one more person adds, and how many persons until it rises.
  private func marginal(_ region: Int) -> (added: Double, until: Double) {
    var (added, until) = (0.0, Double.infinity)
    for service in 0..<serviceCount {
      let room = load[service * regionCount + region]
      if room <= 0 { added += weights[service] } else { until = min(until, room) }
    }
    return (added, until)
  }
}
