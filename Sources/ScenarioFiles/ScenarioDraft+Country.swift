import Demography
import Diagnostics
import Migration
import ScenarioEngine
import Tables

// The second stage: names and years against the data package.
extension ScenarioDraft {
  /// The scenario for this country, or everything that is wrong with it in both stages.
  package func loaded(for country: CountryData) throws(InputRejected) -> LoadedScenario {
    var binding = CountryBinding(draft: self, country: country)
    let scenario = binding.scenario()
    if let rejection = binding.faults.rejection { throw rejection }
    guard let scenario else { preconditionFailure("\(file) has no scenario and no fault") }
    return LoadedScenario(
      scenario: scenario, variant: run?.name, parameters: run?.parameters ?? [],
      outputs: values.texts("outputs"), country: country, layers: layerFiles, texts: layerTexts,
      calibration: binding.calibrationFiles, resolvedYAML: resolvedYAML, cuts: binding.cuts,
      warnings: binding.faults.warnings,
      places: FieldPlaces(values: values, settings: settingsText, file: file))
  }
}

/// Ties the draft's names and years to a country.
private struct CountryBinding {
  let draft: ScenarioDraft
  let country: CountryData
  var faults: FaultList
  var cuts: [HorizonCut] = []
  var calibrationFiles: [SourceFile] = []
  private var provenance: [Provenance] = []

  private var values: FieldValues { draft.values }

  init(draft: ScenarioDraft, country: CountryData) {
    self.draft = draft
    self.country = country
    faults = draft.faults
  }

  mutating func scenario() -> Scenario? {
    checkHorizon()
    let assumptions = assumptions()
    let designated = rows(of: values.regions("designated_regions"), field: "designated_regions")
    var binding = UncertaintyBinding(
      values: values, internalMigration: assumptions.internalMigration,
      hasSharedMortality: country.mortalityIsShared, file: draft.file, faults: faults)
    let uncertainty = binding.uncertainty()
    let ensemble = binding.ensemble()
    faults = binding.faults
    let interventions = interventions()
    guard let horizon = draft.horizon else { return nil }
    let name = ([FilePath.stem(of: draft.file)] + [draft.run?.name].compactMap { $0 })
      .joined(separator: "/")
    return Scenario(
      name: name, title: values.name("title") ?? LocalizedName(english: name), horizon: horizon,
      assumptions: assumptions, interventions: interventions, uncertainty: uncertainty,
      ensemble: ensemble, designatedRegions: designated, notes: values.names("notes"),
      description: values.name("description"), provenance: values.provenance + provenance)
  }

  private mutating func interventions() -> [Intervention] {
    var binding = InterventionBinding(draft: draft, country: country, faults: faults)
    let interventions = binding.interventions()
    faults = binding.faults
    cuts += binding.cuts
    provenance += binding.provenance
    return interventions
  }

  private mutating func checkHorizon() {
    guard let horizon = draft.horizon, country.populations[horizon.first] == nil else { return }
    let years = country.populations.keys.sorted()
    faults.add(
      at: values.position("horizon") ?? SourcePosition(file: draft.file, line: 1), field: "horizon",
      "the data package has no population of 1 January \(horizon.first)",
      remedy: years.isEmpty ? nil : "start in \(Self.listed(years))")
  }

  private mutating func assumptions() -> Assumptions {
    Assumptions(
      totalFertility: level("assumptions.total_fertility"),
      lifeExpectancy: level("assumptions.life_expectancy"),
      births: solved("assumptions.births", cut: HorizonCut.births),
      deaths: solved("assumptions.deaths", cut: HorizonCut.deaths),
      externalNet: path("assumptions.external_net"),
      internalMigration: internalMigration())
  }

  // MARK: Paths

  private mutating func level(_ field: String) -> LevelPath? {
    switch values.level(field) {
    case .national(let points): return .national(YearSeries(points))
    case .regional(let regions):
      let rows = rows(of: regions.map(\.region), field: field, keepingPlaces: true)
      var series: [Int: YearSeries] = [:]
      for (row, region) in zip(rows, regions) where row >= 0 {
        series[row] = YearSeries(region.points)
      }
      return .regional(series)
    case nil: return nil
    }
  }

  private func path(_ field: String) -> YearSeries? {
    if case .national(let points) = values.level(field) { YearSeries(points) } else { nil }
  }

  /// Values of single years; what `--horizon` cuts is listed.
  private mutating func solved(
    _ field: String, cut: (_ year: Int) -> HorizonCut
  ) -> [Int: Double] {
    var result: [Int: Double] = [:]
    for point in values.years(field) {
      if draft.uncutHorizon == nil || draft.horizon?.eventYears.contains(point.year) == true {
        result[point.year] = point.value
      } else {
        cuts.append(cut(point.year))
      }
    }
    return result
  }

  // MARK: Regions

  private mutating func rows(
    of regions: [NamedRegion], field: String, keepingPlaces: Bool = false
  ) -> [Int] {
    RegionRows(regions: country.regions).rows(
      of: regions, field: field, keepingPlaces: keepingPlaces, faults: &faults)
  }

  // MARK: Moves between regions

  private mutating func internalMigration() -> InternalMigration? {
    let group = "assumptions.internal"
    guard let place = values.groups[group] else {
      reportMissingInternal()
      return nil
    }
    guard country.regions.count > 1 else {
      faults.add(
        .warning, at: place, field: group,
        "is not used: the country of the data package has one region")
      return nil
    }
    if country.distances == nil {
      faults.add(
        at: place, field: group, "the data package has no distances.csv, and moves depend on it")
    }
    let calibration = calibration()
    let flows = flowsYear(group)
    guard let flows, let deterrence = calibration?.deterrence ?? deterrence("\(group).deterrence")
    else { return nil }
    return InternalMigration(
      flowsYear: flows,
      originExponent: values.number("\(group).origin_exponent") ?? 1,
      destinationExponent: values.number("\(group).destination_exponent") ?? 0,
      redistribution: values.number("\(group).redistribution") ?? 0,
      mobility: path("\(group).mobility"),
      grossShare: values.number("\(group).gross_share"),
      schedule: schedule(group),
      deterrence: deterrence, deterrenceUncertainty: calibration?.uncertainty)
  }

  /// The family of `migration_schedules.csv` that the scenario names, or the standard one; its
  /// constant as the scenario states it.
  private mutating func schedule(_ group: String) -> RogersCastro {
    var schedule = RogersCastro.fundamental(constant: 0.015)
    if let family = values.text("\(group).schedule") {
      if let found = country.schedules[family] {
        schedule = found
      } else {
        reportMissing(family: family, field: "\(group).schedule")
      }
    }
    if let constant = values.number("\(group).schedule_constant") { schedule.constant = constant }
    return schedule
  }

  private mutating func reportMissing(family: String, field: String) {
    let families = country.schedules.keys.sorted()
    let remedy =
      if families.isEmpty {
        "the data package has no migration_schedules.csv; leave the line out for the standard schedule"
      } else if let near = NearestName.suggestion(for: family, among: families) {
        "did you mean '\(near)'?"
      } else {
        "the families are \(families.joined(separator: ", "))"
      }
    faults.add(
      at: values.position(field) ?? SourcePosition(file: draft.file, line: 1), field: field,
      "there is no schedule family '\(family)'", remedy: remedy)
  }

  private mutating func calibration() -> LoadedCalibration? {
    guard let named = draft.calibration,
      let calibration = named.read(package: country.files, faults: &faults)
    else { return nil }
    calibrationFiles = named.files(of: calibration)
    provenance.append(
      Provenance(
        field: "assumptions.internal.deterrence", kind: .source, text: calibration.summary))
    return calibration
  }

  private mutating func reportMissingInternal() {
    guard country.regions.count > 1, !faults.names("assumptions.internal"), draft.horizon != nil
    else {
      return
    }
    guard !country.internalFlows.isEmpty || !country.internalMargins.isEmpty else {
      faults.add(
        .warning, at: values.groups["assumptions"] ?? SourcePosition(file: draft.file, line: 1),
        field: "assumptions.internal",
        "is missing, and the data package knows no moves between regions: nobody moves")
      return
    }
    faults.add(
      at: values.groups["assumptions"] ?? SourcePosition(file: draft.file, line: 1),
      field: "assumptions.internal",
      "is missing: the country has \(country.regions.count) regions, and how people move between them must be stated",
      remedy: "add `internal: {flows: …, deterrence: {…}}`")
  }

  /// The year whose arrivals, departures or nets are balanced.
  private mutating func flowsYear(_ group: String) -> Int? {
    guard let year = values.year("\(group).flows") else { return nil }
    let known = Set(country.internalMargins.map(\.year)).union(country.internalFlows.keys)
    if !known.contains(year), let place = values.position("\(group).flows") {
      faults.add(
        at: place, field: "\(group).flows",
        "the data package has no moves between regions of \(year)",
        remedy: known.isEmpty ? nil : "it has those of \(Self.listed(known.sorted()))")
    }
    return year
  }

  private func deterrence(_ group: String) -> Deterrence? {
    let ring = values.number("\(group).ring") ?? 1
    let contiguous = values.number("\(group).contiguous") ?? 1
    let exponent = values.number("\(group).exponent")
    let rate = values.number("\(group).rate")
    switch (values.text("\(group).form"), exponent, rate) {
    case ("power", let exponent?, _):
      return Deterrence(form: .power(exponent: exponent), ring: ring, contiguous: contiguous)
    case ("exponential", _, let rate?):
      return Deterrence(form: .exponential(rate: rate), ring: ring, contiguous: contiguous)
    case ("tanner", let exponent?, let rate?):
      return Deterrence(
        form: .tanner(exponent: exponent, rate: rate), ring: ring, contiguous: contiguous)
    default:
      return nil
    }
  }

  private static func listed(_ years: [Int]) -> String {
    years.map(String.init).joined(separator: ", ")
  }
}
