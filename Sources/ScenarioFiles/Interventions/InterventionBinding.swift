import Demography
import Diagnostics
import ScenarioEngine

/// Ties the interventions of a draft to a country; what cannot be is told with its place.
struct InterventionBinding {
  let values: FieldValues
  let country: CountryData
  private let horizon: Horizon?
  /// The horizon before `--horizon` cut it.
  private let uncutHorizon: Horizon?
  private let file: String

  var faults: FaultList
  /// What `--horizon` cut, a sentence each.
  private(set) var cuts: [HorizonCut] = []
  /// What goes with the results.
  private(set) var provenance: [Provenance] = []

  /// Dotted key and name of the intervention at hand.
  private var group = ""
  private(set) var name = ""
  /// Event years in which it acts.
  var years = 0...0

  init(draft: ScenarioDraft, country: CountryData, faults: FaultList) {
    values = draft.values
    self.country = country
    horizon = draft.horizon
    uncutHorizon = draft.uncutHorizon
    file = draft.file
    self.faults = faults
  }

  /// In the order of the file, without those that are switched off or wholly outside the horizon.
  mutating func interventions() -> [Intervention] {
    (values.items["interventions"] ?? []).compactMap { item in
      name = item.name
      group = "interventions.\(item.name)"
      guard values.flag(key("active")) ?? true else { return nil }
      return intervention(kind: item.kind)
    }
  }

  private mutating func intervention(kind: String) -> Intervention? {
    guard let years = actingYears(kind: kind) else { return nil }
    self.years = years
    let shape = shape()
    let action: Intervention.Action? =
      switch kind {
      case "surge": surge().map { .surge($0) }
      case "displacement": displacement().map { .displacement($0) }
      case "climate": climate().map { .climate($0) }
      case "resettlement": resettlement().map { .resettlement($0) }
      case "kandas": kandas().map { .kandas($0) }
      case "attraction": attraction().map { .attraction($0) }
      case "registration": registration().map { .registration($0) }
      case "shutdown": shutdown().map { .shutdown($0) }
      case "study_places": studyPlaces().map { .studyPlaces($0) }
      case "labour_quota": labourQuota().map { .labourQuota($0) }
      case "external": external().map { .external($0) }
      case "vital": vital().map { .vital($0) }
      default: preconditionFailure("the kind \(kind) is not bound")
      }
    guard let action, let shape, isWithinCut() else { return nil }
    return Intervention(name: name, years: years, shape: shape, action: action)
  }

  // MARK: When

  /// Those stated; of a surge those of its days, or of its settled persons.
  private mutating func actingYears(kind: String) -> ClosedRange<Int>? {
    let stated = values.range(key("years"))
    let isCrisis = kind == "surge" || kind == "displacement"
    guard let years = stated ?? (isCrisis ? crisisYears() : nil) else {
      if kind == "surge", !hasFaults { reportSurgeWithoutYears() }
      return nil
    }
    guard let horizon = uncutHorizon ?? horizon else { return years }
    let events = horizon.first...(horizon.last - 1)
    guard events.contains(years.lowerBound), events.contains(years.upperBound) else {
      let field = stated != nil ? "years" : values.date(key("start")) != nil ? "start" : "settled"
      report(
        field,
        "acts in \(Self.words(years)), outside the horizon's event years \(Self.words(events))",
        remedy: "change the years, or extend the horizon")
      return nil
    }
    return years
  }

  /// What `--horizon` left of it; years outside of the horizon stay stated, so that the size of a
  /// year does not depend on the cut.
  private mutating func isWithinCut() -> Bool {
    guard uncutHorizon != nil, let horizon else { return true }
    let events = horizon.first...(horizon.last - 1)
    if events.contains(years.lowerBound), events.contains(years.upperBound) { return true }
    let isInside = years.overlaps(events)
    cuts.append(
      isInside
        ? .someYears(intervention: name, years: years) : .intervention(name, years: years))
    return isInside
  }

  static func words(_ years: ClosedRange<Int>) -> String {
    years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)…\(years.upperBound)"
  }

  private mutating func shape() -> Shape? {
    let halfLife = values.number(key("half_life_years"))
    let shape = values.text(key("shape")) ?? "step"
    guard shape == "decay" else {
      if halfLife != nil { report("half_life_years", "belongs to the shape decay alone") }
      return shape == "ramp" ? .ramp : shape == "pulse" ? .pulse : .step
    }
    guard let halfLife else {
      reportMissing("half_life_years", "the shape decay needs it")
      return nil
    }
    return .decay(halfLifeYears: halfLife)
  }

  // MARK: Values

  func key(_ name: String) -> String { "\(group).\(name)" }

  func number(_ name: String) -> Double? { values.number(key(name)) }

  func estimate(_ name: String) -> Estimate? { values.estimate(key(name)) }

  /// Something of it has been told already.
  var hasFaults: Bool { faults.names(group) }

  func isStated(_ name: String) -> Bool { values.position(key(name)) != nil }

  /// A path of the country.
  func series(_ name: String) -> YearSeries? {
    if case .national(let points) = values.level(key(name)) { YearSeries(points) } else { nil }
  }

  /// A path of the country whose points lie in the intervention's years.
  mutating func series(within name: String) -> YearSeries? {
    guard case .national(let points) = values.level(key(name)) else { return nil }
    for point in points where !years.contains(point.year) && !point.isConstant {
      faults.add(
        at: point.position, field: key(name),
        "the year \(point.year) lies outside the intervention's years \(Self.words(years))",
        remedy: "remove it, or change `years`")
    }
    return YearSeries(points)
  }

  /// Paths of the regions named, by row.
  mutating func regional(_ name: String) -> [Int: YearSeries]? {
    guard case .regional(let regions) = values.level(key(name)) else { return nil }
    let rows = rows(of: regions.map(\.region), name, keepingPlaces: true)
    var series: [Int: YearSeries] = [:]
    for (row, region) in zip(rows, regions) where row >= 0 {
      series[row] = YearSeries(region.points)
    }
    return series
  }

  mutating func rows(of regions: [NamedRegion], _ name: String, keepingPlaces: Bool = false)
    -> [Int]
  {
    RegionRows(regions: country.regions).rows(
      of: regions, field: key(name), keepingPlaces: keepingPlaces, faults: &faults)
  }

  mutating func shares(_ name: String) -> [RegionShare]? {
    values.shares(key(name)).map { shares($0, name) }
  }

  mutating func shares(_ inputs: [ShareInput], _ name: String) -> [RegionShare] {
    let rows = rows(of: inputs.map(\.region), name, keepingPlaces: true)
    return zip(rows, inputs).filter { $0.0 >= 0 }
      .map { RegionShare(region: $0.0, share: $0.1.share) }
  }

  func namedShares(_ name: String) -> [NamedShare] {
    (values.shares(key(name)) ?? []).map { NamedShare(name: $0.name, share: $0.share) }
  }

  func who() -> AgeSexSelection {
    let sex: Sex? =
      switch values.text(key("sexes")) {
      case "female": .female
      case "male": .male
      default: nil
      }
    return AgeSexSelection(ages: values.range(key("ages")), sex: sex)
  }

  /// A profile of the package; `nil` where none is named or none is found.
  mutating func profile() -> AgeSexTable? {
    guard let named = values.text(key("profile")) else { return nil }
    if let profile = country.profiles[named] { return profile }
    let profiles = country.profiles.keys.sorted()
    report(
      "profile", "there is no profile '\(named)'",
      remedy: profiles.isEmpty
        ? "the data package has no profiles.csv"
        : NearestName.suggestion(for: named, among: profiles).map { "did you mean '\($0)'?" }
          ?? "the profiles are \(profiles.joined(separator: ", "))")
    return nil
  }

  // MARK: Faults

  mutating func report(_ name: String, _ message: String, remedy: String? = nil) {
    add(.error, name, message, remedy)
  }

  mutating func warn(_ name: String, _ message: String, remedy: String? = nil) {
    add(.warning, name, message, remedy)
  }

  /// A key that another one makes necessary; silent where it is stated and broken.
  mutating func reportMissing(_ name: String, _ reason: String) {
    guard !faults.names(key(name)) else { return }
    faults.add(
      at: values.position(group) ?? SourcePosition(file: file, line: 1), field: key(name),
      "is missing: \(reason)", remedy: "add `\(name.split(separator: ".").last ?? ""): …`")
  }

  private mutating func add(
    _ severity: Diagnostic.Severity, _ name: String, _ message: String, _ remedy: String?
  ) {
    let place = values.position(key(name)) ?? values.position(group)
    faults.add(
      severity, at: place ?? SourcePosition(file: file, line: 1),
      field: name.isEmpty ? group : key(name), message, remedy: remedy)
  }

  mutating func assume(_ name: String, _ text: String) {
    provenance.append(Provenance(field: key(name), kind: .note, text: text))
  }
}

extension YearPoint {
  /// Stands for a number that holds in all years.
  var isConstant: Bool { year == YAMLScalar.years.lowerBound }
}
