import Demography
import ScenarioEngine

// Names of what the engine and the data package know by ids.

extension Language {
  /// Of a region; its id where the package gives no name.
  func name(ofRegion row: Int, in regions: RegionSet) -> String {
    named(regions.regions[row].name, regions.regions[row].id)
  }

  /// Names of regions with commas between.
  func names(ofRegions rows: [Int], in regions: RegionSet) -> String {
    rows.map { name(ofRegion: $0, in: regions) }.joined(separator: ", ")
  }

  /// Of the country, a group or a region.
  func name(of area: Area, in regions: RegionSet) -> String {
    switch area.level {
    case .country: text(.wholeCountry)
    case .group:
      regions.groups.first { $0.id == area.id }.map { named($0.name, $0.id) } ?? area.id
    case .region: name(ofRegion: area.members[0], in: regions)
    }
  }

  private func named(_ name: LocalizedName, _ id: String) -> String {
    let own = text(of: name)
    return own.isEmpty ? id : own
  }

  /// Of a scenario.
  func title(of scenario: Scenario) -> String { named(scenario.title, scenario.name) }

  /// A body that answers for a service, as the data package names it.
  func name(ofAgency agency: String, in country: CountryData) -> String {
    country.planning.agencies[agency].map { text(of: $0) } ?? agency
  }

  // MARK: Services

  func name(ofService id: String) -> String {
    switch id {
    case "preschool_places": text(.servicePreschool)
    case "college_places": text(.serviceColleges)
    case "university_places": text(.serviceUniversities)
    case "housing": text(.serviceHousing)
    case "adaptation_services": text(.serviceAdaptation)
    default: text(of: ServiceDefinition.name(of: id))
    }
  }

  /// The unit of a service as `ServiceDefinition` writes it; another one stands as it is.
  func unit(_ unit: String) -> String {
    switch unit {
    case "places": text(.unitPlaces)
    case "m2": text(.unitSquareMetres)
    case "dwellings": text(.unitDwellings)
    case "m3 a day": text(.unitCubicMetres)
    case "toilets": text(.unitToilets)
    case "showers": text(.unitShowers)
    case "taps": text(.unitTaps)
    case "kg a day": text(.unitKilograms)
    case "kits": text(.unitKits)
    case "clinicians": text(.unitClinicians)
    case "beds": text(.unitBeds)
    case "desks": text(.unitDesks)
    case "staff": text(.unitStaff)
    default: unit
    }
  }

  // MARK: Interventions and uncertainty

  /// - Parameter key: of the scenario file.
  func name(ofKind key: String) -> String {
    switch key {
    case "surge": text(.kindSurge)
    case "displacement": text(.kindDisplacement)
    case "climate": text(.kindClimate)
    case "resettlement": text(.kindResettlement)
    case "kandas": text(.kindKandas)
    case "attraction": text(.kindAttraction)
    case "registration": text(.kindRegistration)
    case "shutdown": text(.kindShutdown)
    case "study_places": text(.kindStudyPlaces)
    case "labour_quota": text(.kindLabourQuota)
    case "external": text(.kindExternal)
    case "vital": text(.kindVital)
    default: key
    }
  }

  /// Of components that are drawn together, with `+` between.
  func name(of group: UncertainGroup) -> String {
    group.components.map { text($0.message) }.joined(separator: " + ")
  }

  // MARK: Figures

  /// Of a column of `regions.csv` or `structure.csv`; an age group's or a programme's stands as it is.
  func name(ofFigure column: String) -> String {
    switch column {
    case "closing": return text(.figureClosing)
    case "turnover": return text(.figureTurnover)
    default:
      let event = FigureLayout.Event.allCases.first { $0.name == column }?.message
      let structure = FigureLayout.Structure.allCases.first { $0.name == column }?.message
      return (event ?? structure).map { text($0) } ?? column
    }
  }
}

extension UncertainComponent {
  fileprivate var message: Message {
    switch self {
    case .driver(.totalFertility): .componentFertility
    case .driver(.lifeExpectancy): .componentLife
    case .driver(.immigration): .componentImmigration
    case .driver(.emigration): .componentEmigration
    case .driver(.mobility): .componentMobility
    case .netRule: .componentNetRule
    case .grossShare: .componentGrossShare
    case .scheduleConstant: .componentSchedule
    case .deterrence: .componentDeterrence
    case .baseAges: .componentBaseAges
    case .interventions: .componentInterventions
    }
  }
}

extension FigureLayout.Event {
  fileprivate var message: Message {
    switch self {
    case .persons: .population
    case .personsMidYear: .figureMidYear
    case .births: .births
    case .deaths: .deaths
    case .internalIn: .internalArrivals
    case .internalOut: .internalDepartures
    case .immigrants: .immigrants
    case .emigrants: .emigrants
    case .transfersIn: .transfersIn
    case .transfersOut: .transfersOut
    case .netInterregional: .netInterregional
    case .netExternal: .netExternal
    case .movesInside: .figureInside
    case .grossMoves: .figureGross
    }
  }
}

extension FigureLayout.Structure {
  fileprivate var message: Message {
    switch self {
    case .medianAge: .medianAge
    case .ageingIndex: .figureAgeing
    case .dependencyYouth: .figureYouth
    case .dependencyOld: .figureOld
    case .dependencyTotal: .dependencyTotal
    case .women15to49: .figureWomen
    }
  }
}
