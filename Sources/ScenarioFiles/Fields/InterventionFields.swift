import Ensembles

/// The keys below `interventions`: one kind an item, each a map of settings.
package enum InterventionFields {
  /// In the order in which planners think of them: people who come, people who are moved, what draws
  /// and what drives away, rules.
  package static let kinds: [FieldDescription] = [
    kind(
      "surge", "forced arrivals from abroad", surge, years: .unneeded,
      alternatives: .atMostOne(["arrivals"], ["first_days"])),
    kind(
      "displacement", "flight inside the country, received and settled as after a surge",
      displacement, years: .unneeded),
    kind("climate", "a hazard that pushes people out and keeps others from coming", climate),
    kind("resettlement", "a programme that resettles people between regions", resettlement),
    kind(
      "kandas", "ethnic return from abroad", kandas,
      alternatives: [["arrivals"], ["status_grants", "arriving_share"]]),
    kind("attraction", "a change of what draws people to a region", attraction),
    kind(
      "registration", "a limit to how many people a region takes in", registration,
      alternatives: [["arrivals"], ["persons"], ["floor_area", "norm"]]),
    kind("shutdown", "loss of a region's main employer", shutdown),
    kind("study_places", "study places with grants moved between regions", studyPlaces),
    kind(
      "labour_quota", "permits for foreign workers, who are counted beside the residents",
      labourQuota,
      alternatives: [["permits"], ["share_of_labour_force", "labour_force"]]),
    kind("external", "a change of migration across the border", external),
    kind("vital", "other births or deaths in some regions", vital),
  ]

  private enum Years { case required, unneeded }

  private static func kind(
    _ key: String, _ meaning: String, _ own: [FieldDescription], years: Years = .required,
    alternatives: Alternatives = []
  ) -> FieldDescription {
    FieldDescription(
      key, .group(common(years) + own + ScenarioFields.provenance), meaning,
      alternatives: alternatives)
  }

  /// Those of every kind.
  package static let common = common(.required)

  private static func common(_ years: Years) -> [FieldDescription] {
    [
      FieldDescription(
        "name", .identifier,
        "by which layers merge it, `--set interventions.NAME.…` reaches it and results call it",
        required: true),
      FieldDescription(
        "active", .flag, "false switches it off, and nothing of it is left", absent: "true"),
      FieldDescription(
        "years", .years, "event years in which it acts, inclusive",
        absent: years == .required ? nil : "from `start` and `days`, or those of `settled.persons`",
        required: years == .required),
      FieldDescription(
        "shape", .choice(["step", "ramp", "pulse", "decay"]),
        "step: full size in every year; ramp: rises evenly to full size in the last year; pulse: the first year alone; decay: halves every `half_life_years`",
        absent: "step"),
      FieldDescription(
        "half_life_years", .number(0.01...1000), unit: "years",
        "years in which a decaying size halves", absent: "required by the shape decay"),
    ]
  }

  /// Ages and sexes that an intervention speaks of.
  static let who: [FieldDescription] = [
    FieldDescription(
      "ages", .ages, unit: "years of age at the end of the year", "ages that it concerns",
      absent: "all"),
    FieldDescription(
      "sexes", .choice(["female", "male", "both"]), "sexes that it concerns", absent: "both"),
  ]

  static let severity = FieldDescription(
    "severity", .estimate(.init(0...1000, .logarithmic)), unit: "factor",
    "factor on its size", absent: "1")

  static let redistribution = FieldDescription(
    "redistribution", .number(0...2),
    "1: a changed pull changes how many move; 0: only where they go (θ)", absent: "0")

  static let logChange = -20.0...20
  static let persons = 0.0...1e8

  /// The dotted key can be one of an intervention, `interventions.north.participants`.
  static func hold(_ path: String) -> Bool {
    let keys = path.split(separator: ".", maxSplits: 2).map(String.init)
    guard keys.count == 3, keys[0] == "interventions" else { return false }
    return kinds.contains { kind in
      ScenarioFields.flattened(kind.kind.fields ?? []).contains { $0.path == keys[2] }
    }
  }
}
