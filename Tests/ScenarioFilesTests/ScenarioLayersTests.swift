import Demography
import Diagnostics
import Migration
import ScenarioEngine
import ScenarioFiles
import Testing

@Suite("Layers of a scenario")
struct ScenarioLayersTests {
  private static let base = """
    kosh: 1
    title: {en: Base, ru: База}
    data: data
    horizon: 2025..2050
    assumptions:
      total_fertility: {path: {2025: 2.55, 2030: 2.1}, source: a register}
      life_expectancy: 75.4
      births: {2025: 335005}
      internal:
        flows: 2025
        origin_exponent: 1
        deterrence: {form: power, exponent: 0.32, ring: 4.2, contiguous: 1}
        sources: {origin_exponent: an assumption, flows: a register}
    notes: [first]

    """

  private func load(
    _ text: String = "kosh: 1\nextends: base.yaml\n", _ overrides: [String] = [],
    horizon: String? = nil, schedules: [String: RogersCastro] = [:]
  ) throws(InputRejected) -> LoadedScenario {
    let folder = ScenarioFolder()
    folder.add("base.yaml", Self.base)
    return try ScenarioTestCountry.read(
      folder.add("file.yaml", text), overrides, horizon: horizon,
      country: ScenarioTestCountry.make(schedules: schedules))
  }

  private func refusals(
    _ overrides: [String], horizon: String? = nil, schedules: [String: RogersCastro] = [:]
  ) -> [String] {
    do throws(InputRejected) {
      _ = try load(
        "kosh: 1\nextends: base.yaml\n", overrides, horizon: horizon, schedules: schedules)
      return []
    } catch {
      return error.diagnostics.map(\.rendered)
    }
  }

  @Test func `maps of settings merge by key, a path is replaced whole`() throws {
    let scenario = try load(
      """
      kosh: 1
      extends: base.yaml
      assumptions:
        total_fertility: {2040: 1.9}
        internal: {origin_exponent: 0.5, deterrence: {ring: 1}}
      """
    ).scenario
    #expect(scenario.assumptions.totalFertility == .national(YearSeries([2040: 1.9])))
    #expect(scenario.assumptions.internalMigration?.originExponent == 0.5)
    #expect(
      scenario.assumptions.internalMigration?.deterrence
        == Deterrence(form: .power(exponent: 0.32), ring: 1, contiguous: 1))
    #expect(scenario.assumptions.births == [2025: 335_005])
    #expect(scenario.title.russian == "База")
  }

  @Test func `a family of schedules gives the ages that move, its constant unless stated`() throws {
    var students = RogersCastro.fundamental(constant: 0.001)
    students.labourForce.age = 18
    let named = "assumptions.internal.schedule=students"
    let standard = try load().scenario.assumptions.internalMigration
    #expect(standard?.schedule == .fundamental(constant: 0.015))
    let family = try load(
      "kosh: 1\nextends: base.yaml\n", [named], schedules: ["students": students])
    #expect(family.scenario.assumptions.internalMigration?.schedule == students)
    students.constant = 0.02
    let raised = try load(
      "kosh: 1\nextends: base.yaml\n", [named, "assumptions.internal.schedule_constant=0.02"],
      schedules: ["students": students])
    #expect(raised.scenario.assumptions.internalMigration?.schedule == students)
  }

  @Test func `a family that the data package does not have is refused`() {
    let refused = refusals(
      ["assumptions.internal.schedule=studnets"], schedules: ["students": .fundamental()])
    #expect(refused.count == 1)
    #expect(refused.first?.contains("there is no schedule family 'studnets'") == true)
    #expect(refused.first?.contains("did you mean 'students'?") == true)
    let absent = refusals(["assumptions.internal.schedule=students"])
    #expect(absent.first?.contains("the data package has no migration_schedules.csv") == true)
  }

  @Test func `the source of a value goes when the value is replaced`() throws {
    let provenance = try load(
      """
      kosh: 1
      extends: base.yaml
      assumptions: {total_fertility: 2.1, internal: {origin_exponent: 0.5}}
      """
    ).scenario.provenance
    #expect(
      provenance == [
        Provenance(field: "assumptions.internal.flows", kind: .source, text: "a register")
      ])
  }

  @Test func `another form of deterrence leaves the old coefficients behind`() throws {
    let scenario = try load(
      """
      kosh: 1
      extends: base.yaml
      assumptions: {internal: {deterrence: {form: exponential, rate: 0.002}}}
      """
    ).scenario
    #expect(
      scenario.assumptions.internalMigration?.deterrence
        == Deterrence(form: .exponential(rate: 0.002), ring: 4.2, contiguous: 1))
  }

  @Test func `set reaches a single point of a path, also beside its source`() throws {
    let scenario = try load(
      "kosh: 1\nextends: base.yaml\n",
      [
        "assumptions.total_fertility.2030=2.2", "assumptions.births.2026=340000",
        "assumptions.life_expectancy={astana: 78, akmola: {2025: 74}}",
        "assumptions.life_expectancy.astana=79", "title.kk=Негіз",
        "assumptions.internal.deterrence.ring=2",
      ]
    ).scenario
    #expect(
      scenario.assumptions.totalFertility == .national(YearSeries([2025: 2.55, 2030: 2.2])))
    #expect(scenario.assumptions.births == [2025: 335_005, 2026: 340_000])
    guard case .regional(let regions) = scenario.assumptions.lifeExpectancy else {
      Issue.record("the path is regional")
      return
    }
    #expect(regions[0]?[2030] == 79)
    #expect(regions[1]?[2030] == 74)
    #expect(scenario.title.kazakh == "Негіз")
    #expect(scenario.assumptions.internalMigration?.deterrence.ring == 2)
  }

  @Test func `set speaks last, and the resolved scenario says so`() throws {
    let loaded = try load("kosh: 1\nextends: base.yaml\n", ["assumptions.life_expectancy=80"])
    #expect(loaded.resolvedYAML.contains("life_expectancy: 80  # --set"))
    #expect(loaded.resolvedYAML.contains("total_fertility:\n"))
    #expect(loaded.resolvedYAML.contains("path: {2025: 2.55, 2030: 2.1}  # base.yaml:6"))
    #expect(!loaded.resolvedYAML.contains("extends"))
  }

  @Test func `a fault in set is shown in the option's own text`() {
    #expect(
      refusals(["assumptions.life_expectancy=76", "assumptions.total_fertility.2030=2,2"]) == [
        """
        --set:2:34: error: assumptions.total_fertility.2030: expected a number, found '2,2'
            2 | assumptions.total_fertility.2030=2,2
              |                                  ^ numbers have a decimal point: write 2.2
        """
      ])
    #expect(
      refusals(["assumption.total_fertility=2"]) == [
        """
        --set:1:1: error: unknown key 'assumption'
            1 | assumption.total_fertility=2
              | ^ did you mean 'assumptions'?
        """
      ])
    #expect(
      refusals(["assumptions.life_expectancy.2030=76"]) == [
        """
        --set:1:29: error: assumptions.life_expectancy: stands as '75.4' and has no '2030'
            1 | assumptions.life_expectancy.2030=76
              |                             ^ set it whole: --set assumptions.life_expectancy={2030: …}
        """
      ])
  }

  @Test(
    "a setting that is none is refused",
    arguments: [
      "", "=", "a", "horizon=", "a..b=1", ".=1", "title={", "title=[*x]", "title=a\nb", "kosh=2",
    ])
  func brokenSettings(text: String) {
    #expect(!refusals([text]).isEmpty)
  }

  @Test func `horizon cuts what it leaves outside and lists it`() throws {
    let loaded = try load("kosh: 1\nextends: base.yaml\n", horizon: "2026..2030")
    #expect(loaded.scenario.horizon == Horizon(first: 2026, last: 2030))
    #expect(loaded.scenario.assumptions.births.isEmpty)
    #expect(loaded.cuts == [.births(year: 2025)])
    #expect(loaded.resolvedYAML.contains("horizon: 2026..2030"))
  }

  @Test func `a horizon that is none is shown as the option it came from`() {
    #expect(
      refusals([], horizon: "2030") == [
        """
        --horizon:1:1: error: horizon: expected two years, found '2030'
            1 | 2030
              | ^ write the first and the last year as 2025..2050
        """
      ])
  }

  @Test func `a region may be written by its id, its name in three languages, or in capitals`()
    throws
  {
    let scenario = try load(
      """
      kosh: 1
      extends: base.yaml
      designated_regions: [ASTANA, Акмолинская область, Қостанай облысы]
      """
    ).scenario
    #expect(scenario.designatedRegions == [0, 1, 2])
  }

  @Test func `a country of one region needs no rule of moves, and is told when it has one`() throws
  {
    let folder = ScenarioFolder()
    let country = ScenarioTestCountry.make(
      regions: [ScenarioTestCountry.threeRegions[0]], hasDistances: false)
    let alone = try ScenarioTestCountry.read(
      folder.add("a.yaml", "kosh: 1\ndata: data\nhorizon: 2025..2030\n"), country: country)
    #expect(alone.scenario.assumptions.internalMigration == nil)
    #expect(alone.scenario.title.english == "a")
    #expect(alone.warnings.isEmpty)
    let stated = try ScenarioTestCountry.read(folder.add("b.yaml", Self.base), country: country)
    #expect(stated.warnings.count == 1)
  }

  @Test func `faults of the scenario and of the data package are reported together`() {
    let folder = ScenarioFolder()
    let file = folder.add("a.yaml", "kosh: 1\ndata: data\nhorizon: 2025\n")
    do throws(InputRejected) {
      _ = try ScenarioReader.read(file: file) { (_) throws(InputRejected) -> CountryData in
        throw InputRejected(Diagnostic(.error, "a table is missing"))
      }
      Issue.record("it must be refused")
    } catch {
      #expect(error.diagnostics.count == 2)
    }
  }

  @Test func `the layers are named with their hashes, the base first`() throws {
    let loaded = try load()
    #expect(
      loaded.layers.map { FilePath.lastComponent(of: $0.path) } == ["base.yaml", "file.yaml"])
    #expect(loaded.layers.allSatisfy { $0.sha256.count == 64 && $0.byteCount > 0 })
    #expect(loaded.texts.count == 2)
  }

  @Test func `names of files are relative to the file that states them`() throws {
    let far = ScenarioFolder()
    far.add("base.yaml", Self.base)
    far.add("fertility.csv", "year;value\n2025;2,5\n")
    let near = ScenarioFolder()
    let file = near.add(
      "file.yaml",
      """
      kosh: 1
      extends: ../\(FilePath.lastComponent(of: far.path))/base.yaml
      assumptions: {external_net: {table: net.csv}}
      """)
    near.add("net.csv", "year,value,source\n2025,11000,a register\n2030,16000,\n")
    far.add(
      "base.yaml",
      Self.base.replacing("{path: {2025: 2.55, 2030: 2.1}", with: "{table: fertility.csv"))
    let draft = ScenarioReader.draft(file: file)
    #expect(
      draft.dataFolder.map(FilePath.canonical) == FilePath.canonical(far.path + "/data"))
    let scenario = try ScenarioTestCountry.read(file).scenario
    #expect(scenario.assumptions.totalFertility == .national(YearSeries([2025: 2.5])))
    #expect(scenario.assumptions.externalNet == YearSeries([2025: 11_000, 2030: 16_000]))
  }

  @Test func `a chain of bases without end is refused`() {
    let folder = ScenarioFolder()
    for number in 0..<30 {
      folder.add("\(number).yaml", "kosh: 1\nextends: \(number + 1).yaml\n")
    }
    let draft = ScenarioReader.draft(file: folder.path + "/0.yaml")
    #expect(
      draft.faults.diagnostics.map(\.message) == ["files extend one another more than 16 deep"])
  }

  @Test func `a file too large to be a scenario is refused unread`() {
    let folder = ScenarioFolder()
    let file = folder.add("a.yaml", String(repeating: "# a comment line\n", count: 300_000))
    let draft = ScenarioReader.draft(file: file)
    #expect(draft.faults.diagnostics.count == 1)
    #expect(draft.faults.diagnostics.first?.message.contains("the limit is 4194304") == true)
  }

  @Test func `an assumption that the plan refuses is shown where it stands`() throws {
    let loaded = try load("kosh: 1\nextends: base.yaml\n", ["assumptions.births.2026=5"])
    let rejected = loaded.rejection(
      of: PlanError(field: "assumptions.births.2026", "too few", remedy: "write more"))
    #expect(
      rejected.diagnostics.map(\.rendered) == [
        """
        --set:1:20: error: assumptions.births.2026: too few
            1 | assumptions.births.2026=5
              |                    ^ write more
        """
      ])
    let inBase = loaded.rejection(
      of: PlanError(field: "assumptions.internal.deterrence.ring", "too strong"))
    #expect(inBase.diagnostics.first?.position?.line == 12)
  }
}
