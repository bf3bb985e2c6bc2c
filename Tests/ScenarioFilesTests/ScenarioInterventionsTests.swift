import Demography
import Diagnostics
import Ensembles
import ScenarioEngine
import ScenarioFiles
import Testing

@Suite("Interventions of a scenario")
struct ScenarioInterventionsTests {
  static let base = """
    kosh: 1
    data: data
    horizon: 2025..2050
    assumptions:
      internal: {flows: 2025, deterrence: {form: power, exponent: 0.32}}
    interventions:
      - resettlement:
          name: north
          years: 2026..2030
          participants: {2026: 4649, 2030: 6200}
          baseline: 4609
          additionality: 0.7
          from: {akmola: 0.71, Қостанай облысы: 29%}
          to: {astana: 1}
          retention: {1: 98.8%, 5: 94%}
          support:
            - {name: relocation, mrp: 70, per: person}
            - {name: rent, mrp: 15, months: 12, per: family, share: 80%}
          source: a report
          sources: {baseline: a register}
      - climate:
          name: basins
          years: 2026..2049
          hazard: climate_index
          push: 0.25
          pull: {value: -0.25, note: an assumption}
          severity: {low: 0.5, central: 1.0, high: 2.0}

    """

  private func load(
    _ text: String = "kosh: 1\nextends: base.yaml\n", _ overrides: [String] = [],
    horizon: String? = nil, base: String = Self.base
  ) throws(InputRejected) -> LoadedScenario {
    let folder = ScenarioFolder()
    folder.add("base.yaml", base)
    return try ScenarioTestCountry.read(folder.add("file.yaml", text), overrides, horizon: horizon)
  }

  private func alone(_ intervention: String) throws -> Intervention.Action {
    let head = Self.base.prefix { $0 != "-" }
    let scenario = try load(base: head + "- \(intervention)\n").scenario
    return try #require(scenario.interventions.first?.action)
  }

  @Test func `a programme is read with its shares, its retention and what it pays`() throws {
    let scenario = try load().scenario
    #expect(scenario.interventions.map(\.name) == ["north", "basins"])
    let north = scenario.interventions[0]
    #expect(north.years == 2026...2030)
    #expect(north.shape == .step)
    guard case .resettlement(let programme) = north.action else {
      Issue.record("it is a resettlement")
      return
    }
    #expect(programme.participants[2028] == (4649.0 + 6200) / 2)
    #expect(programme.baseline == 4609)
    #expect(programme.additionality == Estimate(0.7))
    #expect(
      programme.origins
        == [RegionShare(region: 1, share: 0.71), RegionShare(region: 2, share: 0.29)])
    #expect(programme.destinations == [RegionShare(region: 0, share: 1)])
    #expect(programme.terms.retention == Retention(points: [1: 0.988, 5: 0.94], trackedYears: 10))
    #expect(programme.terms.support.map(\.name) == ["relocation", "rent"])
    #expect(programme.terms.support[1].months == 12)
    #expect(programme.terms.support[1].share == 0.8)
    #expect(programme.terms.support[0].per == .person)
  }

  @Test func `who is of working age follows from the profile unless it is stated`() throws {
    func share(_ overrides: [String]) throws -> Double {
      guard
        case .resettlement(let north) = try load(
          "kosh: 1\nextends: base.yaml\n", overrides
        ).scenario.interventions[0].action
      else { return .nan }
      return north.terms.workingAgeShare
    }
    // The profile is even over 101 ages, and working ages are the 47 from 16 to 62.
    #expect(abs(try share([]) - 47.0 / 101) < 1e-12)
    #expect(try share(["interventions.north.working_age=62%"]) == 0.62)
  }

  @Test func `without retention nobody is followed`() throws {
    let action = try alone(
      "resettlement: {name: a, years: 2026, participants: 10, baseline: 5, additionality: 1, from: {akmola: 1}, to: {astana: 1}}"
    )
    guard case .resettlement(let programme) = action else { return }
    #expect(programme.terms.retention == .permanent)
  }

  @Test func `sources stand under the name of the intervention`() throws {
    let provenance = try load().scenario.provenance
    #expect(
      provenance == [
        Provenance(field: "interventions.north", kind: .source, text: "a report"),
        Provenance(field: "interventions.north.baseline", kind: .source, text: "a register"),
        Provenance(field: "interventions.basins.pull", kind: .note, text: "an assumption"),
      ])
  }

  @Test func `the head of the file may name the source of a programme's numbers, too`() throws {
    let loaded = try load(
      "kosh: 1\nextends: base.yaml\nsources: {interventions.north.participants: a plan}\noutputs: [csv, html]\n"
    )
    #expect(
      loaded.scenario.provenance.contains(
        Provenance(field: "interventions.north.participants", kind: .source, text: "a plan")))
    #expect(loaded.outputs == ["csv", "html"])
  }

  @Test func `what the plan refuses of a programme is shown where it stands`() throws {
    let rejected = try load().rejection(
      of: PlanError(field: "interventions.north.participants.2030", "too many"))
    let place = try #require(rejected.diagnostics.first?.position)
    #expect(FilePath.lastComponent(of: place.file) == "base.yaml")
    #expect(place.line == 10)
  }

  // MARK: Layers

  @Test func `an intervention of the base changes key by key, others follow it`() throws {
    let scenario = try load(
      """
      kosh: 1
      extends: base.yaml
      interventions:
        - vital: {name: births, years: 2030..2040, shape: ramp, fertility: {astana: 1.1}}
        - resettlement: {name: north, additionality: 1, from: {kostanay: 1}, support: []}
      """
    ).scenario
    #expect(scenario.interventions.map(\.name) == ["north", "basins", "births"])
    #expect(scenario.interventions[2].shape == .ramp)
    guard case .resettlement(let north) = scenario.interventions[0].action else { return }
    #expect(north.additionality == Estimate(1))
    #expect(north.origins == [RegionShare(region: 2, share: 1)])
    #expect(north.baseline == 4609)
    #expect(north.terms.support.isEmpty)
    #expect(north.terms.retention.points == [1: 0.988, 5: 0.94])
  }

  @Test func `switched off, an intervention leaves nothing`() throws {
    let none = try load(
      "kosh: 1\nextends: base.yaml\n",
      [
        "interventions.north.active=false", "interventions.basins.active=false",
      ])
    #expect(none.scenario.interventions.isEmpty)
    let file = try load(
      "kosh: 1\nextends: base.yaml\ninterventions: [climate: {name: basins, active: false}]\n")
    #expect(file.scenario.interventions.map(\.name) == ["north"])
  }

  @Test func `a limit stated otherwise replaces the limit of the base`() throws {
    let base =
      Self.base
      + "  - registration: {name: gate, years: 2026..2030, floor_area: {astana: 2e7}, norm: 15}\n"
    let changed = try load(
      "kosh: 1\nextends: base.yaml\n", ["interventions.gate.persons={astana: 1700000}"],
      base: base)
    #expect(
      changed.scenario.interventions[2].action
        == .registration(Registration(limits: [0: .persons(YearSeries([1900: 1_700_000]))])))
  }

  @Test func `set reaches a year, a share of the cost, and no intervention that is not there`()
    throws
  {
    let scenario = try load(
      "kosh: 1\nextends: base.yaml\n",
      [
        "interventions.north.participants.2030=7000", "interventions.north.support.rent.months=6",
        "interventions.basins.severity.high=3", "interventions.basins.pull=-0.5",
      ]
    ).scenario
    guard case .resettlement(let north) = scenario.interventions[0].action,
      case .climate(let basins) = scenario.interventions[1].action
    else { return }
    #expect(north.participants[2030] == 7000)
    #expect(north.participants[2026] == 4649)
    #expect(north.terms.support[1].months == 6)
    #expect(basins.severity.spread?.high == 3)
    #expect(basins.pull == -0.5)
    let refusal = #expect(throws: InputRejected.self) {
      try load("kosh: 1\nextends: base.yaml\n", ["interventions.nrth.baseline=1"])
    }
    #expect(
      refusal?.diagnostics.map(\.rendered) == [
        """
        --set:1:15: error: interventions: there is no 'nrth' among them
            1 | interventions.nrth.baseline=1
              |               ^ did you mean 'north'?
        """
      ])
  }

  @Test func `a shorter horizon cuts interventions and says which`() throws {
    let loaded = try load(horizon: "2025..2029")
    #expect(loaded.scenario.interventions.map(\.name) == ["north", "basins"])
    #expect(
      loaded.cuts == [
        .someYears(intervention: "north", years: 2026...2030),
        .someYears(intervention: "basins", years: 2026...2049),
      ])
    let late = try load(
      "kosh: 1\nextends: base.yaml\n",
      [
        "interventions.north.years=2029..2030",
        "interventions.north.participants=5000",
      ], horizon: "2025..2027")
    #expect(late.scenario.interventions.map(\.name) == ["basins"])
    #expect(late.cuts.first == .intervention("north", years: 2029...2030))
  }

  @Test func `the resolved scenario means the same, also after a cut`() throws {
    for horizon in [nil, "2025..2029", "2025..2026"] {
      let loaded = try load(
        "kosh: 1\nextends: base.yaml\n",
        [
          "assumptions.births={2025: 1000, 2040: 1200}"
        ], horizon: horizon)
      let again = try load(loaded.resolvedYAML)
      #expect(again.scenario.interventions == loaded.scenario.interventions)
      #expect(again.scenario.assumptions.births == loaded.scenario.assumptions.births)
      #expect(again.scenario.horizon == loaded.scenario.horizon)
      #expect(again.cuts == loaded.cuts)
    }
  }

  // MARK: Kinds

  @Test func `a surge lasts from its first day's year to its last day's`() throws {
    let surge =
      "surge: {name: a, start: 2026-12-31, days: 2, arrivals: 120000, pulse: {shape: 2.6, scale_days: 4.8, floor: 14%, floor_half_life_days: 60}, entry: {kostanay: 0.4, syrym: 0.6}, profile: mobilisation, transit: {share: 60%, stay_days: 6}, settled: {half_life_days: 670}}"
    let head = Self.base.prefix { $0 != "-" }
    let intervention = try load(base: head + "- \(surge)\n").scenario.interventions[0]
    #expect(intervention.years == 2026...2027)
    guard case .surge(let value) = intervention.action else { return }
    #expect(value.course?.day == 31)
    #expect(
      value.entries == [
        .init(place: .region(2), share: 0.4), .init(place: .checkpoint("Syrym"), share: 0.6),
      ])
    #expect(value.course?.shortStayShare == 0.6)
    #expect(value.settledHalfLifeDays == 670)
    #expect(value.settledPersons == nil)
  }

  @Test func `the first days of a surge stand in place of its size`() throws {
    let action = try alone(
      "surge: {name: a, start: 2026-12-31, days: 20, first_days: {2026-12-31: 900, 2027-01-01: 1200}, pulse: {shape: 2.6, scale_days: 4.8}, entry: {astana: 1}, border: {capacity: 1000, added_per_day: 100, maximum: 3000, ordinary: 300, ordinary_fall: 50%, ordinary_fall_day: 4}, profile: mobilisation, hosted: {low: 10%, central: 20%, high: 40%}, settled: {networks: {astana: 500}, policy: {kostanay: 0.2}}, transport_per_day: 700}"
    )
    guard case .surge(let surge) = action else { return }
    #expect(surge.arrivals == nil)
    #expect(surge.firstDays == [900, 1200])
    #expect(
      surge.border
        == Surge.Border(
          capacity: 1000, addedPerDay: 100, maximum: 3000, ordinary: 300, ordinaryFall: 0.5,
          ordinaryFallDay: 4))
    #expect(surge.course?.hosted.central == 0.2)
    #expect(surge.course?.networks == [0: 500])
    #expect(surge.course?.policy == [2: 0.2])
    #expect(surge.course?.transportPerDay == 700)
  }

  @Test func `first days of a layer drop the size that the base states, and its source`() throws {
    let head = Self.base.prefix { $0 != "-" }
    let surge =
      "- surge: {name: a, start: 2026-12-31, days: 20, arrivals: 5000, pulse: {shape: 2.6, scale_days: 4.8}, entry: {astana: 1}, profile: mobilisation, sources: {arrivals: a guess}}\n"
    let scenario = try load(
      "kosh: 1\nextends: base.yaml\n", ["interventions.a.first_days={2026-12-31: 900}"],
      base: head + surge
    ).scenario
    guard case .surge(let value) = scenario.interventions[0].action else { return }
    #expect(value.arrivals == nil)
    #expect(value.firstDays == [900])
    #expect(!scenario.provenance.contains { $0.text == "a guess" })
  }

  @Test func `people displaced inside the country are the residents of where they flee from`()
    throws
  {
    let action = try alone(
      "displacement: {name: a, start: 2027-04-01, days: 90, displaced: {low: 50000, central: 110000, high: 220000}, pulse: {shape: 2.6, scale_days: 3}, from: {akmola: 0.4, kostanay: 0.6}, hosted: 92%, returning: {share: 95%, stay_days: 30}, settled: {half_life_days: 730, within_region: 90%, regions: [astana], quotas: {astana: 200}}, managed: 10%}"
    )
    guard case .displacement(let displacement) = action else { return }
    #expect(displacement.displaced.central == 110_000)
    #expect(displacement.origins.map(\.share) == [0.4, 0.6])
    #expect(displacement.profile == nil)
    #expect(displacement.withinRegion == 0.9)
    #expect(displacement.placement == [0])
    #expect(displacement.course.quotas == [0: 200])
    #expect(displacement.course.shortStayShare == 0.95)
    #expect(displacement.course.halfLifeDays == 730)
  }

  @Test func `settled persons alone give a surge its years and its size`() throws {
    let action = try alone(
      "surge: {name: a, profile: mobilisation, settled: {persons: {2026: 48000, 2027: 2000}, regions: {astana: 1}}}"
    )
    guard case .surge(let surge) = action else { return }
    #expect(surge.arrivals == Estimate(50_000))
    #expect(surge.settledPersons == [2026: 48_000, 2027: 2_000])
    #expect(surge.course == nil)
  }

  @Test func `a covariate stated once holds for all years`() throws {
    guard case .climate(let basins) = try load().scenario.interventions[1].action else { return }
    #expect(basins.hazard.count == 3)
    #expect(basins.hazard[1]?[2045] == 0.5)
    #expect(basins.severity.spread == (try ThreePoint("", low: 0.5, central: 1, high: 2)))
  }

  @Test func `grants of a status count as far as people arrive that year`() throws {
    let action = try alone(
      "kandas: {name: a, years: 2026..2030, status_grants: {2026: 12000, 2030: 20000}, arriving_share: 75%, baseline: 9000, to: {astana: 1}, origins: {China: 0.3, Uzbekistan: 0.7}}"
    )
    guard case .kandas(let kandas) = action else { return }
    #expect(kandas.arrivals == YearSeries([2026: 9000, 2030: 15_000]))
    #expect(kandas.origins.map(\.name) == ["China", "Uzbekistan"])
  }

  @Test func `a share of the labour force is one of the package's latest`() throws {
    let action = try alone(
      "labour_quota: {name: a, years: 2026..2030, share_of_labour_force: 0.25%, regions: {astana: 1}}"
    )
    #expect(
      action
        == .labourQuota(
          LabourQuota(
            size: .share(YearSeries([1900: 0.0025]), labourForce: 100_000), fillRate: 1,
            regions: [RegionShare(region: 0, share: 1)])))
  }

  @Test func `the ages of students are an assumption and say so`() throws {
    let head = Self.base.prefix { $0 != "-" }
    let scenario = try load(
      base: head
        + "- study_places: {name: a, years: 2026, places: 100, from: {akmola: 1}, to: {astana: 1}, years_of_study: 4, stay: 30%}\n"
    ).scenario
    guard case .studyPlaces(let places) = scenario.interventions[0].action else { return }
    #expect(abs(places.terms.profile.persons(aged: 17...22) - 1) < 1e-12)
    #expect(
      scenario.provenance.contains {
        $0.field == "interventions.a.profile" && $0.text.hasPrefix("An assumption")
      })
  }
}
