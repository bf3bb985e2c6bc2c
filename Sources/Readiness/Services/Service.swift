/// What the demand for a service is reckoned from, on a day and in a region.
package enum LoadDriver: Int, CaseIterable, Sendable {
  /// Persons in reception places, the overflow included.
  case received
  /// Persons of both classes who stand at the region's entry points at the end of the day.
  case queueing
  /// Everybody of the event who is in the region.
  case present
  /// Those who found a home by themselves or were placed in one.
  case housed
  /// Persons without hosts who have been admitted since the start.
  case newcomers
  /// Children of school age of those who stay, as they enrol; none in holidays.
  case pupils
  /// Persons who wait to be registered or come to be, before the day's registrations.
  case toRegister
  /// Persons of both classes who are admitted or still wait at the end of the day.
  case presented
}

/// A service, the norm by which its demand is reckoned, and who must close a gap.
package struct Service: Sendable {
  /// Units of the service for each person of a driver.
  package struct Need: Sendable, Equatable {
    package var driver: LoadDriver
    /// Units a person in the first days.
    package var emergency: Double
    /// Units a person afterwards.
    package var later: Double
    /// Units a person from October to April, in either phase, where cold asks for more.
    package var inCold: Double?

    package init(
      _ driver: LoadDriver, emergency: Double, later: Double? = nil, inCold: Double? = nil
    ) {
      self.driver = driver
      self.emergency = emergency
      self.later = later ?? emergency
      self.inCold = inCold
    }

    package func units(isEmergency: Bool, isCold: Bool) -> Double {
      let units = isEmergency ? emergency : later
      return isCold ? max(units, inCold ?? units) : units
    }
  }

  package var id: String
  package var unit: String
  package var agency: String
  /// The first need is the one by which units are turned into persons.
  package var needs: [Need]
  /// Handed out once and for all, such as kits: the demand is what was needed since the start.
  package var isStock: Bool
  /// How much an overload of one person weighs when the authorities choose a region.
  package var weight: Double

  package init(
    id: String, unit: String, agency: String, needs: [Need], isStock: Bool = false,
    weight: Double = 1
  ) {
    precondition(!needs.isEmpty, "the service \(id) needs a norm")
    self.id = id
    self.unit = unit
    self.agency = agency
    self.needs = needs
    self.isStock = isStock
    self.weight = weight
  }

  /// Units that one more housed person asks for in the long run; zero for services of arrival.
  func unitsForResident(schoolAgeShare: Double, enrolled: Double) -> Double {
    var units = 0.0
    for need in needs {
      switch need.driver {
      case .present, .housed: units += need.later
      case .pupils: units += need.later * schoolAgeShare * enrolled
      default: break
      }
    }
    return units
  }
}
