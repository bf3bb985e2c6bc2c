import Demography

/// What the data package says of services, the border and norms; a figure that it does not give is
/// unknown and never zero.
package struct PlanningRecords: Sendable, Equatable {
  package var capacities: [CapacityRecord]
  package var checkpoints: [Checkpoint]
  package var norms: [NormRecord]
  package var studyPlaces: [StudyPlacesRecord]
  /// By the name that capacities and norms give them.
  package var agencies: [String: LocalizedName]

  package init(
    capacities: [CapacityRecord] = [], checkpoints: [Checkpoint] = [], norms: [NormRecord] = [],
    studyPlaces: [StudyPlacesRecord] = [], agencies: [String: LocalizedName] = [:]
  ) {
    self.capacities = capacities
    self.checkpoints = checkpoints
    self.norms = norms
    self.studyPlaces = studyPlaces
    self.agencies = agencies
  }

  /// The latest row of each site of a service in a region, in the order of the table.
  package func sites(of service: String, region: Int) -> [CapacityRecord] {
    var latest: [CapacityRecord] = []
    for row in capacities where row.service == service && row.region == region {
      if let place = latest.firstIndex(where: { $0.site == row.site }) {
        if (latest[place].date ?? "") < (row.date ?? "") { latest[place] = row }
      } else {
        latest.append(row)
      }
    }
    return latest
  }

  /// All sites of a service in a region that are open without an event; unknown as soon as one is.
  package func capacity(of service: String, region: Int) -> CapacityRecord? {
    let all = sites(of: service, region: region)
    let open = all.filter { $0.openingDay == nil }
    guard var whole = open.last ?? all.last, open.count > 1 else { return open.last ?? all.last }
    let capacities = open.compactMap(\.capacity)
    let demands = open.compactMap(\.demand)
    whole.capacity = capacities.count == open.count ? capacities.reduce(0, +) : nil
    whole.demand = demands.isEmpty ? nil : demands.reduce(0, +)
    return whole
  }
}

/// What a region can serve of one service, and what is asked of it already.
package struct CapacityRecord: Sendable, Equatable {
  package var region: Int
  package var service: String
  /// `nil`: no data.
  package var capacity: Double?
  /// `nil`: no data.
  package var demand: Double?
  /// Units that can be added a day; `nil`: no data.
  package var buildPerDay: Double?
  /// Of several sites of one service.
  package var site: String
  /// What it grows to in an event; `nil`: it does not.
  package var fullCapacity: Double?
  /// Days from an event's start; `nil`: it is open.
  package var openingDay: Int?
  package var unit: String
  /// ISO date; `nil` where not given.
  package var date: String?
  package var agency: String
  package var source: String
  package var confidence: Confidence

  package init(
    region: Int, service: String, capacity: Double?, demand: Double?, buildPerDay: Double? = nil,
    site: String = "", fullCapacity: Double? = nil, openingDay: Int? = nil, unit: String,
    date: String?, agency: String, source: String, confidence: Confidence
  ) {
    self.region = region
    self.service = service
    self.capacity = capacity
    self.demand = demand
    self.buildPerDay = buildPerDay
    self.site = site
    self.fullCapacity = fullCapacity
    self.openingDay = openingDay
    self.unit = unit
    self.date = date
    self.agency = agency
    self.source = source
    self.confidence = confidence
  }
}

/// A border entry point.
package struct Checkpoint: Sendable, Equatable {
  package var name: String
  package var neighbour: String
  package var mode: String
  package var region: Int
  /// Inward; `nil`: no data.
  package var lanes: Double?
  /// Capacity inward, persons a day; `nil`: no data.
  package var personsPerDay: Double?
  /// Ordinary traffic inward, persons a day; `nil`: no data.
  package var basePersonsPerDay: Double?
  package var source: String
  package var confidence: Confidence

  package init(
    name: String, neighbour: String, mode: String, region: Int, lanes: Double?,
    personsPerDay: Double?, basePersonsPerDay: Double?, source: String, confidence: Confidence
  ) {
    self.name = name
    self.neighbour = neighbour
    self.mode = mode
    self.region = region
    self.lanes = lanes
    self.personsPerDay = personsPerDay
    self.basePersonsPerDay = basePersonsPerDay
    self.source = source
    self.confidence = confidence
  }
}

/// A planning norm.
package struct NormRecord: Sendable, Equatable {
  package var service: String
  package var indicator: String
  package var value: Double
  package var unit: String
  package var per: String
  package var phase: String
  package var agency: String
  package var source: String
  package var confidence: Confidence

  package init(
    service: String, indicator: String, value: Double, unit: String, per: String, phase: String,
    agency: String, source: String, confidence: Confidence
  ) {
    self.service = service
    self.indicator = indicator
    self.value = value
    self.unit = unit
    self.per = per
    self.phase = phase
    self.agency = agency
    self.source = source
    self.confidence = confidence
  }
}

/// Students or study places of a region in a year.
package struct StudyPlacesRecord: Sendable, Equatable {
  package var year: Int
  /// `nil` for the country.
  package var region: Int?
  package var measure: String
  package var value: Double

  package init(year: Int, region: Int?, measure: String, value: Double) {
    self.year = year
    self.region = region
    self.measure = measure
    self.value = value
  }
}
