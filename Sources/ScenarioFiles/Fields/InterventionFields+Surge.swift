import Ensembles

// Forced arrivals: by days where the scenario states them, or as settled persons by year.
extension InterventionFields {
  static let surge: [FieldDescription] = [
    FieldDescription(
      "start", .date, "first day", absent: "only `settled.persons` are known"),
    FieldDescription(
      "days", .whole(1...730), unit: "days", "days that it lasts", absent: "required with `start`"),
    FieldDescription(
      "arrivals", .estimate(.init(0...1e8, .logarithmic)), unit: "persons",
      "persons who come; the size of the event belongs to the planner",
      absent: "required with `start`, unless `first_days` tell it"),
    FieldDescription(
      "first_days", .dated(persons), unit: "persons admitted a day",
      "in place of `arrivals`: those counted on the first days, from `start`, by which the size is told; members spread it from half to twice as much, an assumption"
    ),
    FieldDescription(
      "pulse", .group(pulse), "how arrivals are spread over days", absent: "required with `start`"),
    FieldDescription(
      "entry", .shares(.entries), "where they enter: regions, or checkpoints of checkpoints.csv",
      absent: "required with `start`"),
    FieldDescription(
      "border", .group(border),
      "what all entry points together admit; each whose capacity checkpoints.csv does not tell has its share",
      absent: "people pass at once where it is not told"),
    FieldDescription(
      "profile", .text, "profile of profiles.csv: age and sex of those who come", required: true),
    FieldDescription("transit", .group(transit), "those who travel on", absent: "nobody"),
    FieldDescription(
      "settled", .group(settled), "those who stay", absent: "as the daily chain finds"),
    managed("part whom the authorities place in `settled.regions`"), hosted, transport,
  ]

  /// Flight inside the country, by days.
  static let displacement: [FieldDescription] = [
    FieldDescription("start", .date, "first day", required: true),
    FieldDescription(
      "days", .whole(1...730), unit: "days", "days that it lasts", required: true),
    FieldDescription(
      "displaced", .estimate(.init(0...1e8, .logarithmic)), unit: "persons",
      "persons who flee; the size of the event belongs to the planner", required: true),
    FieldDescription(
      "pulse", .group(pulse), "how their flight is spread over days", required: true),
    FieldDescription("from", .shares(.regions), "regions that they flee from", required: true),
    FieldDescription(
      "profile", .text, "profile of profiles.csv: age and sex of those who flee",
      absent: "the residents of `from`"),
    FieldDescription("returning", .group(returning), "those who go home soon", absent: "nobody"),
    FieldDescription(
      "settled", .group(resettled), "those who do not", absent: "they stay in their region"),
    managed("part of them whom the authorities place in `settled.regions`"), hosted, transport,
  ]

  private static func managed(_ meaning: String) -> FieldDescription {
    FieldDescription("managed", .share(0...1), meaning, absent: "0")
  }

  private static let hosted = FieldDescription(
    "hosted", .estimate(.init(0...1, .logistic, isShare: true)),
    "part whom relatives and friends take in, while `host_places` of capacity.csv last",
    absent: "0")

  private static let transport = FieldDescription(
    "transport_per_day", .number(0...1e8), unit: "persons a day",
    "persons whom the authorities can move out of the reception places of a region",
    absent: "as many as there are")

  private static let border: [FieldDescription] =
    [
      FieldDescription(
        "capacity", .number(0.001...1e8), unit: "persons a day", "on the first day",
        required: true),
      FieldDescription(
        "added_per_day", .number(0...1e8), unit: "persons a day, each day",
        "what is added to it on each later day",
        absent: "8 % of it, 2 to 30 % among the members, as in past surges"),
      FieldDescription(
        "maximum", .number(0.001...1e8), unit: "persons a day", "what it grows to",
        absent: "1.85 times the capacity"),
      FieldDescription(
        "ordinary", .number(0...1e8), unit: "persons a day", "ordinary traffic inward",
        absent: "that of checkpoints.csv"),
      FieldDescription(
        "ordinary_fall", .share(0...1), "by how much it falls during the surge", absent: "0"),
      FieldDescription(
        "ordinary_fall_day", .whole(0...730), unit: "days after `start`",
        "from which day on it does", absent: "0"),
    ] + ScenarioFields.provenance

  private static let pulse: [FieldDescription] =
    [
      FieldDescription(
        "kind", .choice(["gamma", "deadline"]),
        "gamma: a wave that rises and falls; deadline: the wave backwards before the last day",
        absent: "gamma"),
      FieldDescription("shape", .number(0.001...1000), "shape of the gamma wave", required: true),
      FieldDescription(
        "scale_days", .number(0.001...3650), unit: "days", "scale of the gamma wave",
        required: true),
      FieldDescription(
        "floor", .share(0...1), "arrivals that go on, as a share of the busiest day", absent: "0"),
      FieldDescription(
        "floor_half_life_days", .number(0.01...36500), unit: "days",
        "days in which the floor halves", absent: "required with `floor`"),
    ] + ScenarioFields.provenance

  private static let transit: [FieldDescription] =
    [
      FieldDescription("share", .share(0...1), "part who travel on", required: true),
      FieldDescription(
        "stay_days", .number(0...3650), unit: "days", "days that they stay before", required: true),
    ] + ScenarioFields.provenance

  private static let returning: [FieldDescription] =
    [
      FieldDescription("share", .share(0...1), "part who go home soon", required: true),
      FieldDescription(
        "stay_days", .number(0...3650), unit: "days", "mean days until they do", required: true),
    ] + ScenarioFields.provenance

  private static let halfLife = FieldDescription(
    "half_life_days", .number(0.01...365_000), unit: "days",
    "days in which half of those settled have left", absent: "they stay for good")

  /// What the choice of a region and the placement by the authorities know besides the data package.
  private static let choice: [FieldDescription] = [
    FieldDescription(
      "quotas", .regional(persons), unit: "persons",
      "most whom the authorities place in a region", absent: "no limit"),
    FieldDescription(
      "networks", .regional(persons), unit: "persons",
      "people of their own kind who live in a region already, and draw settlers", absent: "0"),
    FieldDescription(
      "policy", .regional(logChange), unit: "log change",
      "what a policy adds to a region's pull on those who choose themselves", absent: "0"),
  ]

  private static let resettled: [FieldDescription] =
    [
      halfLife,
      FieldDescription(
        "within_region", .share(0...1),
        "part who find a home in the region that they fled from; the others choose among the other regions as settlers of a surge do",
        absent: "100%"),
      FieldDescription(
        "regions", .regions, "where the authorities place people", absent: "anywhere"),
    ] + choice + ScenarioFields.provenance

  private static let settled: [FieldDescription] =
    [
      halfLife,
      FieldDescription(
        "persons", .yearly(persons), unit: "persons on 31 December",
        "persons who have settled, by year; goes before the daily chain in the annual forecast",
        absent: "as the daily chain finds"),
      FieldDescription(
        "regions", .shares(.regions), "where they settle",
        absent: "required with `persons` and with `managed`"),
    ] + choice + ScenarioFields.provenance
}
