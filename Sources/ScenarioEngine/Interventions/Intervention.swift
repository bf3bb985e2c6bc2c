import Demography

/// A dated change of the yearly drivers, or a dated movement of people: what a scenario adds to the
/// course that its assumptions describe.
///
/// Interventions act in the order of the file. One that changes nothing leaves every figure as it
/// was, to the bit.
package struct Intervention: Sendable, Equatable {
  /// The name under which layers merge, results are listed and `--set` reaches it.
  package var name: String
  /// Event years in which it acts, inclusive.
  package var years: ClosedRange<Int>
  package var shape: Shape
  package var action: Action

  package init(
    name: String, years: ClosedRange<Int>, shape: Shape = .step, action: Action
  ) {
    self.name = name
    self.years = years
    self.shape = shape
    self.action = action
  }

  package enum Action: Sendable, Equatable {
    case surge(Surge)
    case displacement(Displacement)
    case climate(Climate)
    case resettlement(Resettlement)
    case kandas(Kandas)
    case attraction(Attraction)
    case registration(Registration)
    case shutdown(Shutdown)
    case studyPlaces(StudyPlaces)
    case labourQuota(LabourQuota)
    case external(ExternalChange)
    case vital(VitalChange)

    /// It comes by days, and the daily chain tells what of it lasts.
    package var isCrisis: Bool {
      switch self {
      case .surge, .displacement: true
      default: false
      }
    }

    /// The key of the scenario file.
    package var key: String {
      switch self {
      case .surge: "surge"
      case .displacement: "displacement"
      case .climate: "climate"
      case .resettlement: "resettlement"
      case .kandas: "kandas"
      case .attraction: "attraction"
      case .registration: "registration"
      case .shutdown: "shutdown"
      case .studyPlaces: "study_places"
      case .labourQuota: "labour_quota"
      case .external: "external"
      case .vital: "vital"
      }
    }
  }
}

/// How the size of an intervention goes through its years; outside of them it is zero.
package enum Shape: Sendable, Equatable {
  /// Full size in every year.
  case step
  /// Rises evenly, to full size in the last year.
  case ramp
  /// Full size in the first year alone.
  case pulse
  /// Full size in the first year, then halved every so many years.
  case decay(halfLifeYears: Double)
}

/// A share of a whole that falls to a region.
package struct RegionShare: Sendable, Equatable {
  /// Row number.
  package var region: Int
  package var share: Double

  package init(region: Int, share: Double) {
    self.region = region
    self.share = share
  }
}

/// Ages and sexes that an intervention names.
package struct AgeSexSelection: Sendable, Equatable {
  /// Inclusive, by age at the end of the year; `nil` for all.
  package var ages: ClosedRange<Int>?
  /// `nil` for both.
  package var sex: Sex?

  package static let everyone = AgeSexSelection()

  package init(ages: ClosedRange<Int>? = nil, sex: Sex? = nil) {
    self.ages = ages
    self.sex = sex
  }
}
