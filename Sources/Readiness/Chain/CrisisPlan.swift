/// An event, the country that receives it, and what its services can bear: everything that the daily
/// chain needs, resolved to rows of regions.
package struct CrisisPlan: Sendable {
  package var regionIDs: [String]
  package var event: CrisisEvent
  package var points: [EntryPoint]
  package var diversion: DiversionRule
  /// Share of the initial capacity that an entry point adds a day, where it states none itself.
  package var borderGrowth: UncertainValue
  /// Between regions, `[from][to]`.
  package var kilometres: [Double]
  package var pulls: [RegionPull]
  package var settlement: SettlementRule
  /// By region; `nil` where nobody knows, and then homes to rent do not slow settlers.
  package var rentals: [RentalStock?]
  package var reception: [ReceptionRule]
  package var placement: PlacementPolicy
  package var services: [Service]
  /// `[service][region]`; `nil` where nobody knows.
  package var capacities: [[ServiceCapacity?]]
  package var calendar: ServiceCalendar

  package init(
    regionIDs: [String], event: CrisisEvent, points: [EntryPoint],
    diversion: DiversionRule = .none, borderGrowth: UncertainValue = UncertainValue(0),
    kilometres: [Double], pulls: [RegionPull], settlement: SettlementRule = .fitted,
    rentals: [RentalStock?]? = nil, reception: [ReceptionRule], placement: PlacementPolicy? = nil,
    services: [Service] = [], capacities: [[ServiceCapacity?]] = [],
    calendar: ServiceCalendar = .assumed
  ) {
    let count = regionIDs.count
    precondition(
      kilometres.count == count * count && pulls.count == count && reception.count == count
        && capacities.count == services.count && capacities.allSatisfy { $0.count == count }
        && points.allSatisfy { (0..<count).contains($0.region) },
      "a plan for \(count) regions and \(services.count) services")
    self.regionIDs = regionIDs
    self.event = event
    self.points = points
    self.diversion = diversion
    self.borderGrowth = borderGrowth
    self.kilometres = kilometres
    self.pulls = pulls
    self.settlement = settlement
    self.rentals = rentals ?? regionIDs.map { _ in nil }
    self.reception = reception
    self.placement = placement ?? PlacementPolicy(quotas: regionIDs.map { _ in .infinity })
    self.services = services
    self.capacities = capacities
    self.calendar = calendar
  }

  package var regionCount: Int { regionIDs.count }
  package var dayCount: Int { event.dayCount }

  package func distance(_ from: Int, _ to: Int) -> Double { kilometres[from * regionCount + to] }

  package func isKnown(service: Int, region: Int) -> Bool { capacities[service][region] != nil }
}
