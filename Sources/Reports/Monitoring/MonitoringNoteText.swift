import Demography
import ScenarioEngine

/// Puts what must be known of the indicators into words.
package struct MonitoringNoteText: Sendable {
  private let monitoring: Monitoring
  private let language: Language

  package init(_ monitoring: Monitoring, in language: Language) {
    self.monitoring = monitoring
    self.language = language
  }

  /// Number of the indicator, empty for all of them, and the text.
  package var all: [(number: String, text: String)] {
    monitoring.notes.map { ($0.number, text(of: $0)) }
  }

  package func text(of note: MonitoringNote) -> String {
    switch note.content {
    case .bases: say(.noteBases)
    case .ofTable: ofTable(note.number)
    case .nowcast(let year, let region, let period, let share, let isAssumed):
      nowcast(year, region, period, share, isAssumed)
    case .noDesignatedRegions: say(.noteNoDesignated)
    case .designated(let members, let source):
      language.text(
        .noteDesignated,
        [
          "regions": members.map(name(ofRegion:)).joined(separator: ", "),
          "source": sentence(source),
        ])
    case .calibrated(let year, let scenarioYear):
      language.text(
        .noteCalibrated,
        [
          "year": String(year),
          "other": scenarioYear.map {
            language.text(.noteCalibratedOther, ["year": String($0)])
          } ?? "",
        ])
    case .jumpOff(let rule, let year, let forecast, let observed, let fact):
      jumpOff(rule, year, forecast, observed, fact)
    case .rules(let hasOwn):
      language.text(.noteRules, ["own": hasOwn ? say(.noteOwnRule) : ""])
    case .distance(let distance): text(of: distance)
    case .everyTargetIsMet(let rule):
      language.text(.noteEveryTarget, ["rule": language.name(of: rule)])
    case .lever(let rule, let kind, let needs): lever(rule, kind, needs)
    case .externalIsSet(let source):
      language.text(.noteExternalIsSet, ["source": sentence(source)])
    case .externalPast(let nets): externalPast(nets)
    case .isSet: say(.noteIsSet)
    case .isNotSet(let figure): isNotSet(figure)
    case .counting(let programme, let persons): counting(programme, persons)
    case .quota(let quota, let year, let byRegion): text(of: quota, year, byRegion)
    case .retention: say(.noteRetention)
    case .retentionSoFar(let year, let came, let returned):
      language.text(
        .noteRetentionSoFar,
        [
          "came": language.whole(came), "returned": language.whole(returned),
          "year": String(year),
        ])
    case .split: say(.noteSplit)
    case .trend(let first, let last, let fact, let change): trend(first, last, fact, change)
    }
  }

  // MARK: Words

  private func say(_ message: Message) -> String { language.text(message) }

  private func name(ofRegion row: Int) -> String {
    language.name(ofRegion: row, in: monitoring.country.regions)
  }

  /// The scenario's own words, as a sentence of their own.
  private func sentence(_ words: String) -> String { words.isEmpty ? "" : ". " + words }

  private func signed(_ value: Double) -> String { language.signed(Int(value.rounded())) }

  // MARK: One note

  private func ofTable(_ number: String) -> String {
    monitoring.indicators.first { $0.number == number }.map { language.text(of: $0.words.note) }
      ?? ""
  }

  private func nowcast(
    _ year: Int, _ region: Int?, _ period: String, _ share: Double?, _ isAssumed: Bool
  ) -> String {
    let place = region.map { ", " + name(ofRegion: $0) } ?? ""
    guard let share else {
      return language.text(
        .noteNowcastShare, ["year": String(year), "place": place, "period": period])
    }
    return language.text(
      isAssumed ? .noteNowcastAssumed : .noteNowcastStated,
      [
        "year": String(year), "place": place, "period": period,
        "share": language.decimal(100 * share, 1),
      ])
  }

  private func jumpOff(
    _ rule: NetRule, _ year: Int, _ forecast: Double, _ observed: Double?, _ fact: Double?
  ) -> String {
    func against(_ message: Message, _ value: Double?) -> String {
      value.map {
        language.text(message, ["error": signed(forecast - $0), "value": language.whole($0)])
      } ?? ""
    }
    return language.text(
      .noteJumpOff,
      [
        "rule": language.name(of: rule), "year": String(year),
        "forecast": language.whole(forecast), "nets": against(.noteAgainstNets, observed),
        "fact": against(.noteAgainstFact, fact),
      ])
  }

  private func text(of distance: MonitoringNote.Distance) -> String {
    language.text(
      .noteDistance,
      [
        "persons": language.whole(distance.persons), "from": String(distance.from),
        "to": String(distance.to), "additionality": language.decimal(distance.additionality, 2),
        "staying": language.decimal(100 * distance.staying, 1),
        "participants": language.whole(distance.participants),
      ])
  }

  private func lever(
    _ rule: NetRule, _ kind: GapLever.Kind?, _ needs: [MonitoringNote.Need]
  ) -> String {
    let sizes = needs.map { need in
      "\(need.year): " + (need.persons.map { language.whole($0) } ?? say(.noteNoNumber))
    }.joined(separator: "; ")
    return language.text(
      .noteLever,
      ["rule": language.name(of: rule), "lever": words(for: kind), "sizes": sizes])
  }

  private func words(for kind: GapLever.Kind?) -> String {
    if case .programme(let name) = kind { return language.text(.noteProgramme, ["name": name]) }
    let retention = GapLeverSearch.UnitProgramme.retention
    return language.text(
      .noteUnitProgramme,
      [
        "additionality": language.decimal(GapLeverSearch.UnitProgramme.additionality, 1),
        "staying": [1, 5, 10].map { language.decimal(100 * retention.share(after: $0), 1) }
          .joined(separator: " / "),
      ])
  }

  private func externalPast(_ nets: [Int: Double]) -> String {
    let past = nets.sorted { $0.key < $1.key }.map { "\(language.whole($0.value)) (\($0.key))" }
    return language.text(.noteExternalPast, ["nets": past.joined(separator: "; ")])
  }

  private func isNotSet(_ figure: TargetIndicator.Figure) -> String {
    switch figure {
    case .labourQuota: say(.noteNoQuota)
    case .participants: say(.noteNoResettlement)
    default: say(.noteNoSettling)
    }
  }

  private func counting(_ programme: String, _ persons: Double?) -> String {
    guard let persons else {
      return language.text(.noteCountsPersons, ["name": programme])
    }
    return language.text(
      .noteCountsWorkingAge, ["name": programme, "persons": language.decimal(persons, 2)])
  }

  /// Largest first.
  private func text(
    of quota: MonitoringNote.Quota, _ year: Int, _ byRegion: [Int: Double]
  ) -> String {
    let regions = byRegion.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      "\(name(ofRegion: $0.key)) \(language.whole($0.value))"
    }
    let message: Message = quota == .resettlers ? .noteResettlerQuota : .noteKandasQuota
    return language.text(
      message,
      [
        "year": String(year), "regions": regions.joined(separator: "; "),
        "sum": language.whole(byRegion.values.reduce(0, +)),
      ])
  }

  private func trend(_ first: Int, _ last: Int, _ fact: Double, _ change: Double) -> String {
    guard last > first else {
      return language.text(
        .noteHeld, ["year": String(last), "fact": language.indicatorValue(fact)])
    }
    return language.text(
      .noteTrend,
      [
        "first": String(first), "last": String(last), "fact": language.indicatorValue(fact),
        "change": (change > 0 ? "+" : "") + language.indicatorValue(change),
      ])
  }
}

extension Language {
  package func name(of rule: NetRule) -> String {
    switch rule {
    case .constantRates: text(.ruleConstantRates)
    case .persistent: text(.rulePersistent)
    case .own: text(.ruleOwn)
    }
  }

  /// With as many decimals as it has, two at most; thousands have none.
  func indicatorValue(_ value: Double) -> String { decimal(value, Self.indicatorDecimals(value)) }

  static func indicatorDecimals(_ value: Double) -> Int {
    guard abs(value) < 1000 else { return 0 }
    return (0...1).first { places in
      let scaled = value * [1, 10][places]
      return abs(scaled - scaled.rounded()) < 1e-6
    } ?? 2
  }
}
