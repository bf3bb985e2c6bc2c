import Demography
import Diagnostics
import ScenarioEngine

// Changes of the yearly drivers, and rules.
extension InterventionBinding {
  mutating func climate() -> Climate? {
    guard let hazard = hazard(), let push = number("push"), let pull = number("pull") else {
      return nil
    }
    return Climate(
      hazard: hazard, push: push, pull: pull, severity: estimate("severity") ?? Estimate(1),
      redistribution: number("redistribution") ?? 0, who: who())
  }

  /// Stated by region, or the covariate of that name.
  private mutating func hazard() -> [Int: YearSeries]? {
    guard let name = values.text(key("hazard")) else { return regional("hazard") }
    var points: [Int: [Int: Double]] = [:]
    for covariate in country.covariates where covariate.name == name {
      guard let region = covariate.region else { continue }
      points[region, default: [:]][covariate.year] = covariate.value
    }
    guard !points.isEmpty else {
      let names = Set(country.covariates.filter { $0.region != nil }.map(\.name)).sorted()
      report(
        "hazard", "the data package has no covariate '\(name)' of regions",
        remedy: names.isEmpty
          ? "it has no covariates.csv; write {region: number}"
          : NearestName.suggestion(for: name, among: names).map { "did you mean '\($0)'?" }
            ?? "its covariates are \(names.joined(separator: ", "))")
      return nil
    }
    if points.values.contains(where: { $0.values.contains { $0 < 0 } }) {
      report(
        "hazard", "the covariate '\(name)' has values below 0, and an index of hazard has none")
    }
    if points.count < country.regions.count {
      warn(
        "hazard",
        "the covariate '\(name)' is given for \(points.count) of \(country.regions.count) regions; the others are spared"
      )
    }
    return points.mapValues { YearSeries($0) }
  }

  mutating func attraction() -> Attraction? {
    guard let factor = values.text(key("factor")), let change = regional("change"),
      let elasticity = estimate("elasticity")
    else { return nil }
    return Attraction(
      factor: factor, change: change, elasticity: elasticity,
      redistribution: number("redistribution") ?? 0, who: who())
  }

  mutating func registration() -> Registration? {
    if let arrivals = regional("arrivals") {
      return Registration(limits: arrivals.mapValues { .arrivals($0) })
    }
    if let persons = regional("persons") {
      return Registration(limits: persons.mapValues { .persons($0) })
    }
    guard let area = regional("floor_area") else { return nil }
    guard let norm = number("norm") else {
      reportMissing("norm", "floor area limits registration by what each person needs")
      return nil
    }
    return Registration(limits: area.mapValues { .floorArea($0, norm: norm) })
  }

  mutating func shutdown() -> Shutdown? {
    let rows = rows(of: values.regions(key("region")), "region")
    guard let lost = number("jobs_lost"), let jobs = number("jobs"), let push = estimate("push")
    else { return nil }
    if lost > jobs {
      report(
        "jobs_lost", "is \(lost.plain), more than the \(jobs.plain) jobs of the region",
        remedy: "`jobs` are those of the whole region")
    }
    guard let region = rows.first else { return nil }
    return Shutdown(
      region: region, jobsLost: lost, jobs: jobs, push: push, pull: number("pull") ?? 0,
      redistribution: number("redistribution") ?? 0, who: who())
  }

  mutating func labourQuota() -> LabourQuota? {
    let permits = series(within: "permits")
    let share = series(within: "share_of_labour_force")
    let regions = shares("regions")
    var size = permits.map { LabourQuota.Size.permits($0) }
    if let share {
      if let force = labourForce() {
        size = .share(share, labourForce: force)
      } else {
        reportMissing("labour_force", "the data package has no labour_force of every region")
      }
    }
    guard let size, let regions else { return nil }
    return LabourQuota(
      size: size, fillRate: number("fill_rate") ?? 1, regions: regions,
      industries: namedShares("industries"))
  }

  /// Stated, or the latest of the package; persons.
  private func labourForce() -> Double? {
    number("labour_force") ?? country.labourForce.years.last.map { country.labourForce[$0] }
  }

  mutating func external() -> ExternalChange? {
    let rows = rows(of: values.regions(key("regions")), "regions")
    let group = externalGroup()
    let added = series("added")
    let destinations = shares("to")
    let profile = profile()
    if isStated("added") {
      if destinations == nil { reportMissing("to", "the added immigrants settle somewhere") }
      if !isStated("profile") {
        reportMissing("profile", "the added immigrants have an age and a sex")
      }
    } else {
      for name in ["to", "profile"] where isStated(name) {
        report(name, "belongs to `added`, which is not stated", remedy: "add it, or remove this")
      }
      if !isStated("immigrants"), !isStated("emigrants"), !hasFaults {
        report("", "changes nothing", remedy: "add `immigrants: …`, `emigrants: …` or `added: …`")
      }
    }
    return ExternalChange(
      regions: rows, group: group, immigrantFactor: series("immigrants"),
      emigrantFactor: series("emigrants"), addedImmigrants: added,
      destinations: destinations ?? [], profile: profile,
      severity: estimate("severity") ?? Estimate(1), who: who())
  }

  private mutating func externalGroup() -> String? {
    guard let named = values.text(key("group")) else { return nil }
    let groups = country.external.flows.keys.filter { !$0.isEmpty }.sorted()
    if !groups.contains(named) {
      report(
        "group", "there is no group '\(named)' in external_migration.csv",
        remedy: groups.isEmpty
          ? "it names no groups; leave the line out"
          : NearestName.suggestion(for: named, among: groups).map { "did you mean '\($0)'?" }
            ?? "the groups are \(groups.joined(separator: ", "))")
    }
    return named
  }

  mutating func vital() -> VitalChange? {
    let change = VitalChange(
      totalFertility: regional("total_fertility") ?? [:],
      fertilityFactor: regional("fertility") ?? [:],
      lifeExpectancyChange: regional("life_expectancy_change") ?? [:])
    let keys = ["total_fertility", "fertility", "life_expectancy_change"]
    if !keys.contains(where: isStated), !hasFaults {
      report("", "changes nothing", remedy: "add one of \(keys.joined(separator: ", "))")
    }
    return change
  }
}
