import Demography
import Readiness

/// A norm of the data package and how its number becomes units for each person.
struct NormReference: Sendable {
  enum Form: Sendable {
    /// The number is units a person.
    case unitsPerPerson
    /// The number is persons of one unit.
    case personsPerUnit
    /// Units of 10,000 persons.
    case perTenThousand
    /// Litres a person become cubic metres, with what is lost on the way.
    case litresWithLoss
    /// Consultations a person and year become clinicians, who work five days of seven.
    case consultations
    /// Seconds of one officer a person become full-time staff of a post that never closes.
    case seconds
  }

  let service: String
  let indicator: String
  let phase: String
  let form: Form

  init(_ service: String, _ indicator: String, _ phase: String, _ form: Form) {
    self.service = service
    self.indicator = indicator
    self.phase = phase
    self.form = form
  }
}

/// One need of a service by its norms: in the emergency, afterwards, in the cold, and the national
/// norm where there is one.
struct NeedDefinition: Sendable {
  let driver: LoadDriver
  let emergency: NormReference?
  var later: NormReference?
  var inCold: NormReference?
  var national: NormReference?
}

/// A service as planners name it, before the data package's norms are put in.
package struct ServiceDefinition: Sendable {
  /// Also the name of its capacities in `capacity.csv`.
  let id: String
  let unit: String
  let name: LocalizedName
  /// Service of `standards.csv` whose agency answers for it.
  let agencyOf: String
  let needs: [NeedDefinition]
  var isStock = false
  /// Its units are people at work.
  var isStaff = false

  /// Names in `prices.csv`, the best first: of a unit that is used, a day, a month or once.
  var priceNames: [String] {
    switch id {
    case "reception_places": ["reception_place"]
    // At least: nobody is paid less.
    case "reception_staff": [id, "minimum_wage"]
    default: [id]
    }
  }

  /// Of a unit that stands ready.
  var reservePriceNames: [String] { ["\(id)_reserve"] }

  /// In the order of the chain: shelter, water, food, health, school, registration, border.
  static let all: [ServiceDefinition] = [
    ServiceDefinition(
      id: "reception_places", unit: "places",
      name: LocalizedName(
        english: "places in reception centres", russian: "места в пунктах размещения",
        kazakh: "қабылдау орындарындағы орындар"),
      agencyOf: "reception", needs: [NeedDefinition(driver: .received, emergency: nil)]),
    ServiceDefinition(
      id: "shelter_area", unit: "m2",
      name: LocalizedName(
        english: "covered living space", russian: "крытая жилая площадь",
        kazakh: "жабық тұрғын алаң"),
      agencyOf: "shelter",
      needs: [
        NeedDefinition(
          driver: .received,
          emergency: NormReference(
            "shelter", "covered living space, warm climate, without cooking", "emergency",
            .unitsPerPerson),
          inCold: NormReference(
            "shelter", "covered living space, cold climate or urban, high", "emergency",
            .unitsPerPerson))
      ]),
    ServiceDefinition(
      id: "rental_dwellings", unit: "dwellings",
      name: LocalizedName(
        english: "dwellings to rent", russian: "жильё в аренду", kazakh: "жалға берілетін тұрғын үй"
      ),
      agencyOf: "housing",
      needs: [
        NeedDefinition(
          driver: .housed,
          emergency: NormReference("border", "persons of a car", "post-emergency", .personsPerUnit))
      ]),
    ServiceDefinition(
      id: "water_supply", unit: "m3 a day",
      name: LocalizedName(
        english: "drinking water", russian: "питьевая вода", kazakh: "ауыз су"),
      agencyOf: "water",
      needs: [
        NeedDefinition(
          driver: .received,
          emergency: NormReference("water", "supply, minimum", "emergency", .litresWithLoss),
          later: NormReference("water", "supply, minimum", "post-emergency", .litresWithLoss)),
        NeedDefinition(
          driver: .queueing,
          emergency: NormReference(
            "water", "reception or transit centre, day stay only", "emergency", .litresWithLoss)),
      ]),
    ServiceDefinition(
      id: "toilets", unit: "toilets",
      name: LocalizedName(english: "toilets", russian: "туалеты", kazakh: "дәретханалар"),
      agencyOf: "sanitation",
      needs: [
        NeedDefinition(
          driver: .received,
          emergency: NormReference(
            "sanitation", "users of a communal toilet, first phase", "emergency", .personsPerUnit),
          later: NormReference(
            "sanitation", "users of a shared toilet", "post-emergency", .personsPerUnit)),
        NeedDefinition(
          driver: .queueing,
          emergency: NormReference(
            "sanitation", "users of a communal toilet, first phase", "emergency", .personsPerUnit)),
      ]),
    ServiceDefinition(
      id: "showers", unit: "showers",
      name: LocalizedName(english: "showers", russian: "душевые", kazakh: "душ орындары"),
      agencyOf: "sanitation",
      needs: [
        NeedDefinition(
          driver: .received,
          emergency: NormReference(
            "sanitation", "users of a shower", "emergency", .personsPerUnit),
          later: NormReference(
            "sanitation", "users of a shower", "post-emergency", .personsPerUnit))
      ]),
    ServiceDefinition(
      id: "taps", unit: "taps",
      name: LocalizedName(
        english: "water taps", russian: "водоразборные краны", kazakh: "су крандары"),
      agencyOf: "water",
      needs: [
        NeedDefinition(
          driver: .received,
          emergency: NormReference("water", "users of a tap", "emergency", .personsPerUnit),
          later: NormReference("water", "users of a tap", "post-emergency", .personsPerUnit))
      ]),
    ServiceDefinition(
      id: "food", unit: "kg a day",
      name: LocalizedName(
        english: "food rations", russian: "продовольственные пайки", kazakh: "азық-түлік үлестері"),
      agencyOf: "food",
      needs: [
        NeedDefinition(
          driver: .received,
          emergency: NormReference(
            "food", "ration weight for planning", "emergency", .unitsPerPerson))
      ]),
    ServiceDefinition(
      id: "relief_kits", unit: "kits",
      name: LocalizedName(
        english: "relief kits for households", russian: "наборы первой помощи для семей",
        kazakh: "отбасыларға арналған көмек жинақтары"),
      agencyOf: "relief_items",
      needs: [
        NeedDefinition(
          driver: .newcomers,
          emergency: NormReference(
            "relief_items", "household size for kits", "emergency", .personsPerUnit))
      ], isStock: true),
    ServiceDefinition(
      id: "clinicians", unit: "clinicians",
      name: LocalizedName(
        english: "clinicians for outpatients", russian: "врачи амбулаторного приёма",
        kazakh: "амбулаториялық дәрігерлер"),
      agencyOf: "health",
      needs: [
        NeedDefinition(
          driver: .present,
          emergency: NormReference(
            "health", "utilisation, high (plan with this)", "both", .consultations),
          national: NormReference(
            "health", "persons of a general practitioner, Kazakhstan", "post-emergency",
            .personsPerUnit))
      ], isStaff: true),
    ServiceDefinition(
      id: "hospital_beds", unit: "beds",
      name: LocalizedName(
        english: "hospital beds", russian: "больничные койки", kazakh: "аурухана төсектері"),
      agencyOf: "health",
      needs: [
        NeedDefinition(
          driver: .present,
          emergency: NormReference("health", "inpatient beds, minimum", "both", .perTenThousand))
      ]),
    ServiceDefinition(
      id: "school_places", unit: "places",
      name: LocalizedName(
        english: "school seats", russian: "ученические места", kazakh: "оқушы орындары"),
      agencyOf: "education", needs: [NeedDefinition(driver: .pupils, emergency: nil)]),
    ServiceDefinition(
      id: "registration_desks", unit: "desks",
      name: LocalizedName(
        english: "registration desks", russian: "окна регистрации", kazakh: "тіркеу терезелері"),
      agencyOf: "registration",
      needs: [
        NeedDefinition(
          driver: .toRegister,
          emergency: NormReference(
            "registration", "emergency individual registration, low", "emergency",
            .personsPerUnit),
          later: NormReference(
            "registration", "full biometric registration, low", "post-emergency", .personsPerUnit))
      ]),
    ServiceDefinition(
      id: "border_staff", unit: "staff",
      name: LocalizedName(
        english: "border officers", russian: "пограничники на пунктах пропуска",
        kazakh: "өткізу пункттеріндегі шекарашылар"),
      agencyOf: "border",
      needs: [
        NeedDefinition(
          driver: .presented,
          emergency: NormReference(
            "border", "simplified mass-influx check", "emergency", .seconds),
          later: NormReference(
            "border", "document check, visa-free, high", "post-emergency", .seconds))
      ], isStaff: true),
    ServiceDefinition(
      id: "reception_staff", unit: "staff",
      name: LocalizedName(
        english: "staff of reception centres", russian: "персонал пунктов размещения",
        kazakh: "қабылдау орындарының қызметкерлері"),
      agencyOf: "staff",
      needs: [
        NeedDefinition(
          driver: .received,
          emergency: NormReference(
            "staff", "reception centre staff", "emergency", .personsPerUnit))
      ], isStaff: true),
  ]

  /// The name of a service in the languages of the reports; its id where it is none of these.
  package static func name(of id: String) -> LocalizedName {
    named(id)?.name ?? LocalizedName(english: id)
  }

  static func named(_ id: String) -> ServiceDefinition? { all.first { $0.id == id } }
}
