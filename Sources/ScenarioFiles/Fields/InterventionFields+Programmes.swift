import Ensembles

// Programmes, which move people by name and number.
extension InterventionFields {
  static let resettlement: [FieldDescription] =
    [
      FieldDescription(
        "counts", .choice(["persons", "working_age"]),
        "what `participants` and `baseline` count: everybody, or those of working age without their families",
        absent: "persons"),
      FieldDescription(
        "persons_per_participant", .number(0.1...50), unit: "persons",
        "persons who move for each one counted", absent: "1; required with counts: working_age"),
      FieldDescription(
        "participants", .path(persons), unit: "a year, as `counts` says",
        "participants by year, within `years`", required: true),
      FieldDescription(
        "baseline", .number(persons), unit: "a year, as `counts` says",
        "participants who are in the moves of the base year already", required: true),
      FieldDescription(
        "uptake", .estimate(.init(0...100, .logarithmic, isShare: true)), unit: "factor",
        "part of the planned participants who really come", absent: "1"),
      FieldDescription(
        "additionality", .estimate(.init(0...1, .logistic, isShare: true)),
        "part of those above the baseline who would not have moved anyway", required: true),
      FieldDescription(
        "from", .shares(.regions), "regions that participants leave", required: true),
      FieldDescription(
        "to", .shares(.regions), "regions that receive them", required: true),
      FieldDescription(
        "routes", .routes, "where those of single regions of `from` go",
        absent: "as `to` says"),
    ] + terms(profile: "resettlers")

  static let kandas: [FieldDescription] =
    [
      FieldDescription(
        "arrivals", .path(persons), unit: "persons a year", "persons who arrive, within `years`",
        absent: "`status_grants` are stated"),
      FieldDescription(
        "status_grants", .path(persons), unit: "persons a year",
        "persons who are granted the status, within `years`", absent: "`arrivals` are stated"),
      FieldDescription(
        "arriving_share", .share(0...1),
        "part of the grants that go to people who arrive in that year",
        absent: "required with `status_grants`"),
      FieldDescription(
        "baseline", .number(persons), unit: "persons a year",
        "those who are among the immigrants of the reference already", required: true),
      FieldDescription(
        "uptake", .estimate(.init(0...100, .logarithmic, isShare: true)), unit: "factor",
        "part of the planned arrivals who really come", absent: "1"),
      FieldDescription(
        "quota_share", .share(0...1), "part who settle within the regional quota", absent: "0"),
      FieldDescription(
        "quota", .shares(.regions), "where those of the quota settle",
        absent: "required when `quota_share` is above 0"),
      FieldDescription(
        "to", .shares(.regions), "where the others settle",
        absent: "required unless `quota_share` is 1"),
      FieldDescription(
        "origins", .shares(.names), "countries that they come from", absent: "not shown"),
      FieldDescription(
        "schooling", .shares(.names), "their levels of schooling", absent: "not shown"),
    ] + terms(profile: "kandas")

  static let studyPlaces: [FieldDescription] =
    [
      FieldDescription(
        "places", .path(persons), unit: "persons a year", "places opened, within `years`",
        required: true),
      FieldDescription(
        "newcomer_share", .share(0...1), "part of the places that students from elsewhere take",
        absent: "1"),
      FieldDescription(
        "from", .shares(.regions), "regions that the students would have gone to", required: true),
      FieldDescription("to", .shares(.regions), "regions that get the places", required: true),
      FieldDescription(
        "years_of_study", .whole(1...8), unit: "years", "how long they study", required: true),
      FieldDescription(
        "stay", .estimate(.init(0...1, .logistic, isShare: true)),
        "part who stay after graduation", required: true),
    ] + terms(profile: nil)

  /// What every programme states.
  /// - Parameter profile: of `profiles.csv`, taken where the scenario names none.
  private static func terms(profile: String?) -> [FieldDescription] {
    [
      FieldDescription(
        "profile", .text, "profile of profiles.csv: age and sex of participants and families",
        absent: profile.map { "\($0), where the package has it" }
          ?? "an assumption: ages 17–22, evenly"),
      FieldDescription(
        "retention", .retention,
        "share still there after so many years among the survivors, {1: 98.8%, 5: 94%}; geometric between them, then the last rate of leaving goes on",
        absent: "nobody is followed: they move like everybody else at once"),
      FieldDescription(
        "tracked_years", .whole(0...60), unit: "years",
        "years in which they leave by `retention` alone; then they move like everybody else",
        absent: "10 with `retention`, otherwise 0"),
      FieldDescription(
        "return_factor", .estimate(.init(0...100, .logarithmic)), unit: "factor",
        "factor on the rate of leaving again", absent: "1"),
      FieldDescription(
        "working_age", .share(0...1), "part of the persons who are of working age",
        absent: "of the profile, by the package's age group working_age"),
      FieldDescription(
        "employed", .share(0...1), "part of those of working age who are in work", absent: "0"),
      FieldDescription(
        "family_size", .number(1...20), unit: "persons", "persons a family", absent: "1"),
      FieldDescription(
        "support", .records(support), "what is paid, an instrument each", absent: "nothing"),
      FieldDescription(
        "price_year", .year, "the year whose index (mrp of prices.csv) turns costs into tenge",
        absent: "each year's own"),
    ]
  }

  private static let support: [FieldDescription] =
    [
      FieldDescription(
        "name", .identifier, "of the instrument, in the tables of costs", required: true),
      FieldDescription(
        "mrp", .path(0...1e7), unit: "monthly calculation indices",
        "paid for a case, and each of its months", required: true),
      FieldDescription(
        "months", .number(0...600), unit: "months", "months for which it is paid", absent: "1"),
      FieldDescription(
        "per", .choice(["person", "family", "employed"]),
        "what a case is: a person, a family, a participant in work", required: true),
      FieldDescription("share", .share(0...1), "part of the cases that receive it", absent: "100%"),
      FieldDescription("employer_share", .share(0...1), "part that employers pay", absent: "0"),
    ] + ScenarioFields.provenance
}
