import Readiness
import ScenarioEngine

/// What page, workbook and text say of an event, so that they say it alike.
struct ReadinessWords {
  private let results: ReadinessResults
  private let language: Language

  init(_ results: ReadinessResults, language: Language) {
    self.results = results
    self.language = language
  }

  /// That nothing predicts the size of an event, and over how many members figures were taken.
  var basis: String {
    let members = language.text(.readinessMembers, ["count": language.whole(results.members)])
    return language.text(.readinessAssumed) + " " + members.prefix(1).uppercased()
      + members.dropFirst() + "."
  }

  func heading(of event: CrisisAssessment) -> String {
    language.text(
      .readinessEvent,
      [
        "event": event.name, "start": language.date(event.plan.event.start),
        "days": language.whole(event.plan.dayCount),
      ])
  }

  /// How many services by region are short, suffice, or are not known.
  func states(of event: CrisisAssessment) -> String {
    let asked = ReadinessResults.asked(of: event)
    func count(_ status: CrisisAssessment.Status) -> String {
      language.whole(asked.count { $0.status == status })
    }
    return language.text(
      .readinessStates,
      [
        "all": language.whole(asked.count), "gap": count(.gap), "enough": count(.enough),
        "unknown": count(.noData),
      ])
  }

  /// - Parameter row: `nil` for the country.
  func region(_ row: Int?) -> String {
    row.map { language.name(ofRegion: $0, in: results.country.regions) }
      ?? language.text(.wholeCountry)
  }

  func name(of service: Service) -> String {
    language.name(ofService: service.id)
  }

  /// The unit of a service in words; as the tables have it where the catalogue knows it not.
  func unit(of service: Service) -> String {
    language.unit(service.unit)
  }

  func agency(of service: Service) -> String {
    language.name(ofAgency: service.agency, in: results.country)
  }

  /// What was taken as given.
  var notes: [String] {
    results.preparation.notes.map { language.text(of: $0, in: results.country.regions) }
  }

  // MARK: The table of what is short first

  /// Region, those received, the service with its unit, its date, gap and reserve, what is not known.
  var shortHeadings: [String] {
    [Message.region, .received, .shortFirst, .shortFrom, .largestGap].map(language.text)
      + [reserve(0.8), language.text(.unknownServices)]
  }

  /// The service, or that none is known to be short.
  func verdict(of row: ReadinessResults.ShortFirst, in event: CrisisAssessment) -> String {
    if let first = row.first { return name(of: event.plan.services[first.service]) }
    if row.unknown == row.services { return language.text(.stateNoData) }
    return language.text(row.unknown > 0 ? .noneKnownShort : .noneShort)
  }

  /// The same with the service's unit.
  func verdictWithUnit(of row: ReadinessResults.ShortFirst, in event: CrisisAssessment) -> String {
    ([verdict(of: row, in: event)]
      + [row.first].compactMap(\.self).map { unit(of: event.plan.services[$0.service]) })
      .joined(separator: ", ")
  }

  func unknown(of row: ReadinessResults.ShortFirst) -> String {
    language.text(
      .countOf,
      ["count": language.whole(row.unknown), "all": language.whole(row.services)])
  }

  /// Heading of a reserve.
  ///
  /// - Parameter confidence: share of the members.
  func reserve(_ confidence: Double) -> String {
    language.text(.reserveAt, ["share": language.percent(100 * confidence, 0)])
  }
}

extension Language {
  func date(_ day: CalendarDay) -> String {
    date(year: day.year, month: day.month, day: day.dayOfMonth)
  }
}

extension CrisisAssessment.Status {
  var message: Message {
    switch self {
    case .gap: .stateGap
    case .enough: .stateEnough
    case .noData: .stateNoData
    }
  }
}
