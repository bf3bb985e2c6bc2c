import Ensembles

// What changes the yearly drivers.
extension InterventionFields {
  static let climate: [FieldDescription] =
    [
      FieldDescription(
        "hazard", .covariate(0...1e6),
        "index of the hazard: the name of a covariate of the package, one year of which holds for all, or a path for each region; regions without one are spared",
        required: true),
      FieldDescription(
        "push", .number(logChange), unit: "logarithm",
        "change of leaving for one unit of the index; 0.25 is 28 % more", required: true),
      FieldDescription(
        "pull", .number(logChange), unit: "logarithm",
        "change of attraction for one unit of the index, usually negative", required: true),
      severity, redistribution,
    ] + who

  static let attraction: [FieldDescription] =
    [
      FieldDescription(
        "factor", .choice(["wages", "housing", "jobs", "study_places", "product"]),
        "what changes", required: true),
      FieldDescription(
        "change", .regional(-0.999...100, isShare: true),
        "relative change of the factor, 10% is a tenth more", required: true),
      FieldDescription(
        "elasticity", .estimate(.init(logChange, .linear)),
        "change of attraction for a change of the factor, both as logarithms", required: true),
      redistribution,
    ] + who

  static let registration: [FieldDescription] = [
    FieldDescription(
      "arrivals", .regional(persons), unit: "persons a year",
      "arrivals from other regions at most", absent: "another limit is stated"),
    FieldDescription(
      "persons", .regional(0...1e9), unit: "persons", "persons who may live in the region",
      absent: "another limit is stated"),
    FieldDescription(
      "floor_area", .regional(0...1e12), unit: "m²", "floor area for which people may register",
      absent: "another limit is stated"),
    FieldDescription(
      "norm", .number(0.1...1000), unit: "m² a person", "floor area that a person needs",
      absent: "required with `floor_area`"),
  ]

  static let shutdown: [FieldDescription] =
    [
      FieldDescription("region", .region, "region of the employer", required: true),
      FieldDescription("jobs_lost", .number(persons), unit: "jobs", "jobs lost", required: true),
      FieldDescription(
        "jobs", .number(1...1e8), unit: "jobs", "jobs of the region in all", required: true),
      FieldDescription(
        "push", .estimate(.init(0...20, .logarithmic)), unit: "logarithm",
        "change of leaving if all jobs were lost", required: true),
      FieldDescription(
        "pull", .number(logChange), unit: "logarithm",
        "change of attraction if all jobs were lost, usually negative", absent: "0"),
      redistribution,
    ] + who

  static let labourQuota: [FieldDescription] = [
    FieldDescription(
      "permits", .path(persons), unit: "permits a year", "permits by year, within `years`",
      absent: "`share_of_labour_force` is stated"),
    FieldDescription(
      "share_of_labour_force", .path(0...1, isShare: true),
      "permits as a share of the labour force, within `years`", absent: "`permits` are stated"),
    FieldDescription(
      "labour_force", .number(1...1e9), unit: "persons", "the labour force",
      absent: "the latest of labour_force.csv"),
    FieldDescription(
      "fill_rate", .share(0...1), "part of the permits that are used", absent: "1"),
    FieldDescription("regions", .shares(.regions), "where they work", required: true),
    FieldDescription("industries", .shares(.names), "in which industries", absent: "not shown"),
  ]

  static let external: [FieldDescription] =
    [
      FieldDescription("regions", .regions, "regions that it concerns", absent: "all"),
      FieldDescription(
        "group", .text, "group of external_migration.csv that it concerns", absent: "all"),
      FieldDescription(
        "immigrants", .path(0...1000), unit: "factor", "factor on immigrants", absent: "1"),
      FieldDescription(
        "emigrants", .path(0...1000), unit: "factor", "factor on rates of emigration", absent: "1"),
      FieldDescription(
        "added", .path(persons), unit: "persons a year", "immigrants added", absent: "none"),
      FieldDescription(
        "to", .shares(.regions), "where the added ones settle", absent: "required with `added`"),
      FieldDescription(
        "profile", .text, "profile of profiles.csv: age and sex of the added ones",
        absent: "required with `added`"),
      severity,
    ] + who

  static let vital: [FieldDescription] = [
    FieldDescription(
      "total_fertility", .regional(0.1...12), unit: "children per woman",
      "total fertility in place of the forecast's", absent: "as forecast"),
    FieldDescription(
      "fertility", .regional(0...10), unit: "factor", "factor on birth rates", absent: "1"),
    FieldDescription(
      "life_expectancy_change", .regional(-30...30), unit: "years at birth",
      "years added to life expectancy, both sexes", absent: "0"),
  ]
}
