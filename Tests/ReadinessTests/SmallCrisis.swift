import Demography
import Ensembles
import Readiness

/// A small country for tests of the chain: a few regions in a row, a hundred kilometres apart.
struct SmallCrisis {
  var regions = ["east", "middle", "west"]
  var arrivals = 50_000.0
  var shape = 2.6
  var scaleDays = 4.8
  var floor = 0.14
  var days = 200
  var points: [EntryPoint] = [
    EntryPoint(
      id: "gate", region: 0, share: 0.7, ordinaryTraffic: 800,
      capacity: BorderCapacity(initial: 1500, maximum: 2500, growth: 0.04)),
    EntryPoint(
      id: "pass", region: 2, share: 0.3, ordinaryTraffic: 300,
      capacity: BorderCapacity(initial: 2000)),
  ]
  var diversion = DiversionRule(leavingShare: 0.3, givingUpShare: 0.1, reachKm: 500)
  var transitShare = 0.6
  var hostedShare = 0.1
  var managedShare = 0.3
  var kind = CrisisEvent.Kind.surge
  var capacityFactor = 1.0
  var quotas: [Double] = [.infinity, .infinity, .infinity]
  var noise = 0.12
  var start = CalendarDay(year: 2026, month: 9, day: 21)

  static let profile = AgeSexTable { sex, age in
    (sex == .male ? 0.6 : 0.4) * (age < 60 ? 1.0 / 60 : 0)
  }

  var event: CrisisEvent {
    CrisisEvent(
      name: "test", kind: kind, start: start, dayCount: days,
      waves: [
        CrisisEvent.Wave(
          arrivals: UncertainValue(arrivals, within: (arrivals / 2)...(2 * arrivals)),
          pulse: ArrivalPulse(shape: shape, scaleDays: scaleDays, floor: floor),
          shape: UncertainValue(shape, within: 1.5...7),
          scaleDays: UncertainValue(scaleDays, within: 1...8))
      ],
      profile: Self.profile, householdSize: 2.5,
      stay: StayLaw(
        transitShare: UncertainValue(transitShare), transitDays: 6,
        settledDays: UncertainValue(970, within: 600...1900)),
      hostedShare: UncertainValue(hostedShare), managedShare: managedShare,
      ordinaryTrafficFall: 0.3, ordinaryTrafficFallDay: 5, dailyNoise: noise)
  }

  static let services = [
    Service(
      id: "shelter", unit: "places", agency: "akimat", needs: [.init(.received, emergency: 1)]),
    Service(
      id: "water", unit: "m3 a day", agency: "akimat",
      needs: [
        .init(.received, emergency: 0.015, later: 0.020), .init(.queueing, emergency: 0.003),
      ]),
    Service(
      id: "relief_kits", unit: "kits", agency: "rescue",
      needs: [.init(.newcomers, emergency: 0.2)], isStock: true),
    Service(
      id: "school_seats", unit: "seats", agency: "schools", needs: [.init(.pupils, emergency: 1)]),
    Service(
      id: "hospital_beds", unit: "beds", agency: "health",
      needs: [.init(.present, emergency: 0.0018)]),
    Service(
      id: "rental_dwellings", unit: "dwellings", agency: "akimat",
      needs: [.init(.housed, emergency: 0.4)]),
  ]

  var capacities: [[ServiceCapacity?]] {
    let sizes: [[Double]] = [
      [2000, 500, 1500], [40, 10, 25], [3000, 500, 900], [700, 400, 300], [20, 30, 15],
      [4000, 5000, 3000],
    ]
    return sizes.map { row in
      row.map { ServiceCapacity(capacity: $0, residents: 0).scaled(by: capacityFactor) }
    }
  }

  var plan: CrisisPlan {
    let count = regions.count
    let kilometres = (0..<(count * count)).map { 100.0 * Double(abs($0 / count - $0 % count)) }
    return CrisisPlan(
      regionIDs: regions, event: event, points: points, diversion: diversion,
      borderGrowth: UncertainValue(0.05, within: 0.02...0.3), kilometres: kilometres,
      pulls: [
        RegionPull(population: 600_000), RegionPull(population: 2_000_000, network: 5000),
        RegionPull(population: 900_000),
      ],
      rentals: [
        RentalStock(dwellings: 40_000, letToResidents: 36_000),
        RentalStock(dwellings: 100_000, letToResidents: 95_000), nil,
      ],
      reception: regions.map { _ in
        ReceptionRule(
          stayDays: 3, registrationsPerDay: 400, mostRegistrationsPerDay: 900, rampDays: 10)
      },
      placement: PlacementPolicy(quotas: quotas, transportPerDay: 4000),
      services: Self.services, capacities: capacities)
  }
}

/// A chain of one region where everybody comes at a stated rate.
func constantInflow(
  persons: Double, days: Int, runFor length: Int, capacity: Double? = nil, stayDays: Double = 1
) -> CrisisPlan {
  CrisisPlan(
    regionIDs: ["only"],
    event: CrisisEvent(
      name: "constant", start: CalendarDay(year: 2026, month: 1, day: 1), dayCount: length,
      waves: [
        CrisisEvent.Wave(
          arrivals: UncertainValue(persons * Double(days)),
          pulse: ArrivalPulse(kind: .even(days: days)))
      ],
      profile: SmallCrisis.profile, householdSize: 2.5, stay: .everybodyStays),
    points: [
      EntryPoint(
        id: "gate", region: 0, share: 1, capacity: capacity.map { BorderCapacity(initial: $0) })
    ],
    kilometres: [0], pulls: [RegionPull(population: 1_000_000)],
    reception: [ReceptionRule(stayDays: stayDays)])
}
