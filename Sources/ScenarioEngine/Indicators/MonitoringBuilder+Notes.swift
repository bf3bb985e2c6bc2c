import Demography

/// What a reader of the indicators must know, made from the numbers.
extension MonitoringBuilder {
  func notes() -> [MonitoringNote] {
    var notes = [MonitoringNote("", .bases)] + nowcastNotes
    for indicator in country.indicators {
      let own = ownNotes(of: indicator) + (indicator.note.isEmpty ? [] : [.ofTable])
      notes += own.map { MonitoringNote(indicator.number, $0) }
    }
    return notes
  }

  private func ownNotes(of indicator: TargetIndicator) -> [MonitoringNote.Content] {
    switch indicator.figure {
    case nil: trendNotes(of: indicator)
    case .netInterregional: interregionalNotes(of: indicator)
    case .netExternal: externalNotes(of: indicator)
    case .labourQuota, .participants, .retention, .employment: programmeNotes(of: indicator)
    }
  }

  /// How the years from the forecast's last on are projected.
  private func trendNotes(of indicator: TargetIndicator) -> [MonitoringNote.Content] {
    guard let year = Monitoring.forecastYears(of: scenario, country).last,
      let basis = trend(of: indicator, nationalFacts(of: indicator)).basis(before: year)
    else { return [] }
    return [
      .trend(
        first: basis.first, last: basis.last, lastFact: basis.lastFact, change: basis.change)
    ]
  }

  // MARK: Net moves between regions

  private func interregionalNotes(of indicator: TargetIndicator) -> [MonitoringNote.Content] {
    guard !designated.members.isEmpty else { return [.noDesignatedRegions] }
    var notes: [MonitoringNote.Content] = [
      .designated(designated.members, source: source(of: "designated_regions"))
    ]
    if let year = calibrationYear {
      let own = scenario.assumptions.internalMigration?.flowsYear
      notes.append(.calibrated(year: year, scenarioYear: own == year ? nil : own))
      notes += jumpOff(indicator, year)
    }
    notes.append(.rules(hasOwn: ruled.count > 2))
    return notes + leverNotes(of: indicator)
  }

  private func source(of field: String) -> String {
    scenario.provenance.first { $0.field == field && $0.kind == .source }?.text ?? ""
  }

  /// The forecast of the calibration year less what was observed.
  private func jumpOff(
    _ indicator: TargetIndicator, _ year: Int
  ) -> [MonitoringNote.Content] {
    guard scenario.horizon.eventYears.contains(year) else { return [] }
    let observed = FlowsBasis.nets(in: year, country: country).map { nets in
      designated.members.reduce(0) { $0 + nets[$1] }
    }
    let fact = made.first { row in
      row.area == designated && row.year == year
        && country.indicators[row.indicator] == indicator
    }?.fact
    return ruled.map { run in
      .jumpOff(
        run.rule, year: year,
        forecast: run.forecast[year].netInterregional(of: designated.members),
        observed: observed, fact: fact?.value)
    }
  }

  // MARK: Levers

  private func leverNotes(of indicator: TargetIndicator) -> [MonitoringNote.Content] {
    var notes = distance(indicator).map { [MonitoringNote.Content.distance($0)] } ?? []
    for run in ruled {
      let own = made.filter { $0.netRule == run.rule && $0.area == designated }
      let missed = own.filter { $0.isMet == false }
      if !missed.isEmpty {
        notes.append(
          .lever(
            run.rule, missed.lazy.compactMap(\.lever?.kind).first ?? searches[run.rule]?.kind,
            needs: missed.map { .init(year: $0.year, persons: $0.lever?.personsPerYear) }))
      } else if own.contains(where: { $0.isMet == true }) {
        notes.append(.everyTargetIsMet(run.rule))
      }
    }
    return notes
  }

  private func distance(_ indicator: TargetIndicator) -> MonitoringNote.Distance? {
    guard let path = indicator.targets.first, let last = path.byYear.keys.max(),
      let target = path.byYear[last], let from = indicator.facts.keys.max(),
      let fact = indicator.facts[from], target > fact
    else { return nil }
    let programme = scenario.interventions.lazy.compactMap { intervention -> Resettlement? in
      if case .resettlement(let programme) = intervention.action { programme } else { nil }
    }.first
    let distance = MonitoringNote.Distance(
      from: from, to: last, persons: target - fact,
      additionality: programme?.additionality.central
        ?? GapLeverSearch.UnitProgramme.additionality,
      staying: (programme?.terms.retention ?? GapLeverSearch.UnitProgramme.retention)
        .share(after: 1))
    return distance.additionality * distance.staying > 0 ? distance : nil
  }

  // MARK: The border and programmes

  private func externalNotes(of indicator: TargetIndicator) -> [MonitoringNote.Content] {
    var notes: [MonitoringNote.Content] = []
    if basis(of: indicator) == .assumption {
      notes.append(
        .externalIsSet(
          source: indicator.targets.isEmpty ? "" : source(of: "assumptions.external_net")))
    }
    let past = country.observedExternalNets(region: nil)
    if !past.isEmpty { notes.append(.externalPast(past)) }
    return notes
  }

  private func programmeNotes(of indicator: TargetIndicator) -> [MonitoringNote.Content] {
    guard let figure = indicator.figure else { return [] }
    func isForecast(at level: Area.Level) -> Bool {
      made.contains { row in
        row.area.level == level && country.indicators[row.indicator] == indicator
          && row.forecast != nil
      }
    }
    var notes = quotaNotes(of: figure)
    guard isForecast(at: .country) else { return [.isNotSet(figure)] + notes }
    notes.insert(.isSet, at: 0)
    if isForecast(at: .region) { notes.append(.split) }
    if figure == .participants { notes += counting }
    if figure == .retention {
      notes.append(.retention)
      if let past = country.resettledSoFar {
        notes.append(
          .retentionSoFar(year: past.year, came: past.came, returned: past.returned))
      }
    }
    return notes
  }

  /// The latest regional quotas of the package: those of resettlers belong to their number, those of
  /// kandas to who stays.
  private func quotaNotes(of figure: TargetIndicator.Figure) -> [MonitoringNote.Content] {
    let quota: MonitoringNote.Quota
    switch figure {
    case .participants: quota = .resettlers
    case .retention: quota = .kandas
    default: return []
    }
    let known = country.covariates.filter { $0.name == quota.covariate && $0.region != nil }
    guard let year = known.map(\.year).max() else { return [] }
    let byRegion = known.filter { $0.year == year }.compactMap { row in
      row.region.map { ($0, row.value) }
    }
    return [
      .quota(quota, year: year, Dictionary(byRegion, uniquingKeysWith: { first, _ in first }))
    ]
  }

  private var counting: [MonitoringNote.Content] {
    scenario.interventions.compactMap { intervention in
      guard case .resettlement(let programme) = intervention.action else { return nil }
      return .counting(
        programme: intervention.name,
        personsPerParticipant: programme.counts == .persons
          ? nil : programme.personsPerParticipant)
    }
  }

  // MARK: Facts of part of a year

  private var nowcastNotes: [MonitoringNote] {
    var seen: [MonitoringNote] = []
    for row in made {
      guard let fact = row.fact, fact.status == .nowcast else { continue }
      let note = MonitoringNote(
        country.indicators[row.indicator].number,
        .nowcast(
          year: row.year, region: row.area.level == .region ? row.area.members.first : nil,
          period: fact.period, share: fact.seasonalShare, shareIsAssumed: fact.shareIsAssumed))
      if !seen.contains(note) { seen.append(note) }
    }
    return seen
  }
}
