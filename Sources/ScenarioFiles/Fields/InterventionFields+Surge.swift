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
      absent: "required with `start`"),
    FieldDescription(
      "pulse", .group(pulse), "how arrivals are spread over days", absent: "required with `start`"),
    FieldDescription(
      "entry", .shares(.entries), "where they enter: regions, or checkpoints of checkpoints.csv",
      absent: "required with `start`"),
    FieldDescription(
      "profile", .text, "profile of profiles.csv: age and sex of those who come", required: true),
    FieldDescription("transit", .group(transit), "those who travel on", absent: "nobody"),
    FieldDescription(
      "settled", .group(settled), "those who stay", absent: "as the daily chain finds"),
    FieldDescription(
      "managed", .share(0...1), "part whom the authorities place in `settled.regions`",
      absent: "0"),
  ]

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

  private static let settled: [FieldDescription] =
    [
      FieldDescription(
        "half_life_days", .number(0.01...365_000), unit: "days",
        "days in which half of those settled have left", absent: "they stay for good"),
      FieldDescription(
        "persons", .yearly(persons), unit: "persons on 31 December",
        "persons who have settled, by year; goes before the daily chain in the annual forecast",
        absent: "as the daily chain finds"),
      FieldDescription(
        "regions", .shares(.regions), "where they settle",
        absent: "required with `persons` and with `managed`"),
    ] + ScenarioFields.provenance
}
