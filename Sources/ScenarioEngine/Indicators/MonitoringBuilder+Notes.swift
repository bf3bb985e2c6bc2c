import Demography

/// What a reader of the indicators must know, in sentences made from the numbers.
extension MonitoringBuilder {
  func notes() -> [MonitoringNote] {
    var notes: [MonitoringNote] = [
      MonitoringNote(
        "",
        "outcome: the model's, with a probability where there are draws; assumption: set by the "
          + "scenario, no probability; administrative: projected from its own facts, the last one "
          + "changed every year by the mean yearly change of those before it, held where there is one"
      )
    ]
    notes += nowcastNotes
    for indicator in country.indicators {
      let own = ownNotes(of: indicator) + (indicator.note.isEmpty ? [] : [indicator.note])
      notes += own.map { MonitoringNote(indicator.number, $0) }
    }
    return notes
  }

  private func ownNotes(of indicator: TargetIndicator) -> [String] {
    switch indicator.figure {
    case nil: []
    case .netInterregional: interregionalNotes(of: indicator)
    case .netExternal: externalNotes(of: indicator)
    case .labourQuota, .participants, .retention, .employment: programmeNotes(of: indicator)
    }
  }

  // MARK: Net moves between regions

  private func interregionalNotes(of indicator: TargetIndicator) -> [String] {
    guard !designated.members.isEmpty else {
      return ["the scenario names no designated_regions, so that nothing is forecast"]
    }
    var notes: [String] = []
    let names = designated.members.map { country.regions.regions[$0].id }.joined(separator: ", ")
    notes.append("designated regions: \(names)" + provenance("designated_regions"))
    if let year = calibrationYear {
      let own = scenario.assumptions.internalMigration?.flowsYear
      notes.append(
        "every rule is calibrated on the observed net moves of \(year), the latest the data package "
          + "has"
          + (own == year
            ? "" : "; the scenario itself takes those of \(own.map(String.init) ?? "?")"))
      notes += jumpOff(indicator, year)
    }
    notes.append(
      "constant_rates: a growing city sends more people back every year, so that the outflow melts "
        + "with no policy, although it has grown in every observed year; persistent: leaving and pull "
        + "go with the square root of a region's share, and the outflow nearly stays. Neither is "
        + "right, and they are never pooled"
        + (ruled.count > 2 ? "; own: the scenario's exponents" : "")
    )
    notes += leverNotes(of: indicator)
    return notes
  }

  /// "persons" with a sign and thousands apart.
  private func signed(_ value: Double) -> String {
    (value > 0 ? "+" : "") + whole(value)
  }

  func whole(_ value: Double) -> String {
    let text = shortDecimal(value.rounded(), 0)
    var out = ""
    for (place, digit) in text.filter(\.isNumber).reversed().enumerated() {
      if place > 0, place % 3 == 0 { out.append(",") }
      out.append(digit)
    }
    return (text.hasPrefix("−") ? "−" : "") + String(out.reversed())
  }

  private func provenance(_ field: String) -> String {
    let source = scenario.provenance.first { $0.field == field && $0.kind == .source }
    return source.map { ". " + $0.text } ?? ""
  }

  /// The forecast of the calibration year less what was observed.
  private func jumpOff(_ indicator: TargetIndicator, _ year: Int) -> [String] {
    guard scenario.horizon.eventYears.contains(year) else { return [] }
    let observed = FlowsBasis.nets(in: year, country: country).map { nets in
      designated.members.reduce(0) { $0 + nets[$1] }
    }
    return ruled.map { run in
      let forecast = run.forecast[year].netInterregional(of: designated.members)
      var text =
        "jump-off error, \(run.rule.rawValue): forecast of \(year) \(whole(forecast)) persons"
      if let observed {
        text += ", \(signed(forecast - observed)) against the package's nets (\(whole(observed)))"
      }
      if let fact = made.first(where: { row in
        row.area == designated && row.year == year
          && country.indicators[row.indicator] == indicator
      })?.fact {
        text += ", \(signed(forecast - fact.value)) against the fact (\(whole(fact.value)))"
      }
      return text
    }
  }

  // MARK: Levers

  private func leverNotes(of indicator: TargetIndicator) -> [String] {
    var notes = levelArithmetic(indicator).map { [$0] } ?? []
    for run in ruled {
      let missed = made.filter {
        $0.netRule == run.rule && $0.isMet == false && $0.area == designated
      }
      guard !missed.isEmpty else {
        if made.contains(where: { $0.netRule == run.rule && $0.isMet == true }) {
          notes.append("\(run.rule.rawValue): every target is met by the point forecast")
        }
        continue
      }
      let sizes = missed.map { row in
        "\(row.year) " + (row.lever.map { whole($0.personsPerYear) } ?? "no number")
      }.joined(separator: ", ")
      notes.append(
        "\(run.rule.rawValue): to meet the target of a year, \(leverWords(missed[0].lever)) would have "
          + "to move so many persons more every year from the first target on: \(sizes)")
    }
    return notes
  }

  private func leverWords(_ lever: GapLever?) -> String {
    switch lever?.kind {
    case .programme(let name): "the programme '\(name)'"
    case .immigrants, nil: "a programme"
    case .unitProgramme:
      "a programme of assumptions, since the scenario has none that acts in all these years "
        + "(additionality \(shortDecimal(GapLeverSearch.UnitProgramme.additionality, 1)), still there "
        + "after 1, 5, 10 years 98.8, 94.0, 88.4 %, from all other regions to these by population)"
    }
  }

  /// What lies between the last fact and the last target, over what one participant adds.
  private func levelArithmetic(_ indicator: TargetIndicator) -> String? {
    guard let path = indicator.targets.first, let last = path.byYear.keys.max(),
      let target = path.byYear[last], let from = indicator.facts.keys.max(),
      let fact = indicator.facts[from], target > fact
    else { return nil }
    let programme = scenario.interventions.lazy.compactMap { intervention -> Resettlement? in
      if case .resettlement(let programme) = intervention.action { programme } else { nil }
    }.first
    let additionality =
      programme?.additionality.central ?? GapLeverSearch.UnitProgramme.additionality
    let staying = (programme?.terms.retention ?? GapLeverSearch.UnitProgramme.retention).share(
      after: 1)
    guard additionality * staying > 0 else { return nil }
    return
      "\(whole(target - fact)) persons lie between the fact of \(from) and the target of \(last): "
      + "at additionality \(shortDecimal(additionality, 2)) and "
      + "\(shortDecimal(100 * staying, 1)) % still there after a year, "
      + "\(whole((target - fact) / (additionality * staying))) participants a year above today's number, "
      + "if nothing else changed"
  }

  // MARK: The border and programmes

  private func externalNotes(of indicator: TargetIndicator) -> [String] {
    let observed = country.observedExternalNets(region: nil).sorted { $0.key < $1.key }
    let past = observed.map { "\(whole($0.value)) (\($0.key))" }.joined(separator: ", ")
    var notes: [String] = []
    if basis(of: indicator) == .assumption {
      notes.append(
        "set by the scenario (assumptions.external_net): whether a target is met says nothing, and "
          + "there is no probability"
          + (indicator.targets.isEmpty ? "" : provenance("assumptions.external_net")))
    }
    if !past.isEmpty {
      notes.append("net from abroad by the data package's tables, persons: \(past)")
    }
    return notes
  }

  private func programmeNotes(of indicator: TargetIndicator) -> [String] {
    var notes: [String] = []
    let isSet = made.contains { row in
      row.area.level == .country && country.indicators[row.indicator] == indicator
        && row.forecast != nil
    }
    notes.append(
      isSet
        ? "set by the scenario: no probability"
        : "the scenario has no \(needed(indicator)), so that nothing stands in the forecast")
    guard isSet else { return notes }
    if indicator.figure == .participants { notes.append(participantsUnit) }
    if indicator.figure == .retention { notes += retentionNotes }
    return notes
  }

  private func needed(_ indicator: TargetIndicator) -> String {
    switch indicator.figure {
    case .labourQuota: "labour_quota, or the package no labour force"
    case .participants: "resettlement"
    default: "resettlement or kandas"
    }
  }

  private var participantsUnit: String {
    let counts = scenario.interventions.compactMap { intervention -> String? in
      guard case .resettlement(let programme) = intervention.action else { return nil }
      return programme.counts == .persons
        ? "'\(intervention.name)' counts persons, families included"
        : "'\(intervention.name)' counts those of working age, "
          + "\(shortDecimal(programme.personsPerParticipant, 2)) persons each"
    }
    return counts.joined(separator: "; ")
  }

  private var retentionNotes: [String] {
    var text =
      "cumulative: of all resettlers, and kandas within the quota, who ever came, the part still there at the end of the "
      + "year; one_year: of those who come in the year, the part still there a year later"
    if let past = country.resettledSoFar {
      text +=
        ". \(whole(past.came)) had come and \(whole(past.returned)) gone back by the end of "
        + "\(past.year): because of them the cumulative share cannot reach 100 again (attainable: nobody "
        + "goes back from then on). Those who came earlier are taken to go back as the programme's own do"
    }
    return [text]
  }

  // MARK: Facts of part of a year

  private var nowcastNotes: [MonitoringNote] {
    var seen: Set<String> = []
    return made.compactMap { row in
      guard let fact = row.fact, fact.status == .nowcast else { return nil }
      let indicator = country.indicators[row.indicator]
      let place = row.area.level == .region ? " in \(row.area.id)" : ""
      guard seen.insert(indicator.number + place + fact.period).inserted else { return nil }
      let how =
        fact.seasonalShare.map { share in
          "divided by the \(shortDecimal(100 * share, 1)) % of the year that "
            + (fact.shareIsAssumed
              ? "equal months would give the period, an assumption"
              : "the period is stated to have")
        } ?? "taken as it stands, since a share does not add up over months"
      return MonitoringNote(
        indicator.number, "fact of \(row.year)\(place): that of \(fact.period), \(how)")
    }
  }
}
