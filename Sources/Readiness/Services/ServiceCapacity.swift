/// What a region can serve, and what its residents ask for already.
package struct ServiceCapacity: Sendable, Equatable {
  /// One hall, camp or works: from its opening day on, growing to its full size.
  package struct Site: Sendable, Equatable {
    package var name: String
    /// Units on the opening day.
    package var capacity: Double
    /// Days from the event's start.
    package var openingDay: Int
    /// Units added a day.
    package var addedPerDay: Double
    /// Units in the end.
    package var fullCapacity: Double

    package init(
      name: String = "", capacity: Double, openingDay: Int = 0, addedPerDay: Double = 0,
      fullCapacity: Double? = nil
    ) {
      self.name = name
      self.capacity = capacity
      self.openingDay = openingDay
      self.addedPerDay = addedPerDay
      self.fullCapacity = fullCapacity ?? (addedPerDay > 0 ? .infinity : capacity)
    }

    package func units(on day: Int) -> Double {
      day < openingDay
        ? 0 : min(fullCapacity, capacity + addedPerDay * Double(day - openingDay))
    }
  }

  package var sites: [Site]
  /// η, share of the capacity that can be used.
  package var usableShare: Double
  /// Demand of residents, units.
  package var residents: Double
  /// Units opened only when everything else is used: a third shift of schools.
  package var lastReserve: Double
  /// Units a day that can be built; `nil` where nobody knows.
  package var buildRate: Double?

  package init(
    sites: [Site], usableShare: Double = 1, residents: Double, lastReserve: Double = 0,
    buildRate: Double? = nil
  ) {
    self.sites = sites
    self.usableShare = usableShare
    self.residents = residents
    self.lastReserve = lastReserve
    self.buildRate = buildRate
  }

  package init(capacity: Double, residents: Double = 0, lastReserve: Double = 0) {
    self.init(
      sites: [Site(capacity: capacity)], residents: residents, lastReserve: lastReserve)
  }

  /// Units in use or ready to be.
  package func units(on day: Int) -> Double {
    var units = 0.0
    for site in sites { units += site.units(on: day) }
    return usableShare * units
  }

  /// S, what residents leave to others.
  package func spare(on day: Int) -> Double { max(0, units(on: day) - residents) }

  /// The same with every capacity times a factor.
  package func scaled(by factor: Double) -> ServiceCapacity {
    var larger = self
    for index in larger.sites.indices {
      larger.sites[index].capacity *= factor
      larger.sites[index].addedPerDay *= factor
      larger.sites[index].fullCapacity *= factor
    }
    larger.lastReserve *= factor
    return larger
  }
}
