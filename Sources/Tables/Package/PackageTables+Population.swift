/// Regions, and who lives, is born and dies there.
extension PackageTables {
  /// What a projection needs besides the population.
  package static let ratesOfBirthsAndDeaths = [mortality, fertility, sexRatioAtBirth].map(\.file)

  package static let regions = input(
    "regions.csv", "the regions of the country; their order fixes row numbers",
    key: ["region"], required: true,
    [ColumnDescription("region", .text, "id of the region in all files")]
      + ColumnDescription.names(of: "region", optional: false)
      + [
        ColumnDescription("kato", .text, "code of the national classifier", optional: true),
        ColumnDescription("iso_3166_2", .text, "code of ISO 3166-2", optional: true),
        ColumnDescription("capital", .text, "its capital", optional: true),
        ColumnDescription(
          "latitude", .number(-90...90), unit: "degrees", "of the capital", optional: true),
        ColumnDescription(
          "longitude", .number(-180...180), unit: "degrees", "of the capital", optional: true),
        ColumnDescription("area_km2", .nonNegative, unit: "km2", "area", optional: true),
        ColumnDescription("macro_region", .text, "the macro-region it belongs to", optional: true),
        ColumnDescription("parent", .text, "the unit it was or is a part of", optional: true),
      ])

  package static let regionGroups = input(
    "region_groups.csv", "named sets of regions: agglomerations, designated sets, macro-regions",
    key: ["group", "region"],
    [.group, .region(orEvery: false)] + ColumnDescription.names(of: "group", optional: true))

  package static let population = input(
    "population.csv", "persons by region, sex and age; every age of every date given",
    key: ["date", "region", "sex", "age"], required: true,
    [
      ColumnDescription("date", .firstOfJanuary, "date of the count, YYYY-01-01"),
      .region(orEvery: false), .sex,
      .age("age in completed years; 100 is 100 and over"),
      ColumnDescription("persons", .nonNegative, unit: "persons", "resident population"),
    ])

  package static let populationTotals = input(
    "population_totals.csv", "official totals of other dates, for rebasing, hindcast and tests",
    key: ["date", "region", "sex"],
    [
      ColumnDescription("date", .firstOfJanuary, "date of the count, YYYY-01-01"),
      .region(orEvery: false), .sex,
      ColumnDescription("persons", .nonNegative, unit: "persons", "resident population"),
    ])

  /// With a(x) = 0.5 a rate of 2 leaves nobody alive at the end of the year: no rate is higher.
  package static let mortality = input(
    "mortality.csv", "central death rates", key: ["year", "region", "sex", "age"], required: true,
    [
      .eventYear, .region(orEvery: true), .sex,
      .age("age in completed years; 100 is 100 and over"),
      ColumnDescription(
        "rate", .number(0...2), unit: "per person-year", "central death rate m(x)"),
    ])

  package static let mortalityDecline = input(
    "mortality_decline.csv",
    "the pattern b(s, x) by which the logarithm of death rates falls as life expectancy rises",
    key: ["sex", "age"],
    [
      .sex, .age("age in completed years; 100 is 100 and over"),
      ColumnDescription(
        "pattern", .nonNegative, unit: "relative", "fall of log m(x), above zero; only ratios count"
      ),
    ])

  package static let lifeExpectancy = input(
    "life_expectancy.csv", "life expectancies at birth, optional targets",
    key: ["year", "region", "sex"],
    [
      .eventYear, .region(orEvery: true), .sex,
      ColumnDescription("years", .number(10...100), unit: "years", "life expectancy at birth"),
    ])

  package static let fertility = input(
    "fertility.csv", "fertility rates by age", key: ["year", "region", "age"], required: true,
    [
      .eventYear, .region(orEvery: true),
      .age("age of the woman in completed years; births are counted at 10 to 54"),
      ColumnDescription("rate", .number(0...1), unit: "births per woman-year", "fertility rate"),
    ])

  package static let totalFertility = input(
    "total_fertility.csv",
    "total fertility, optional targets; the pattern of fertility.csv is scaled to them",
    key: ["year", "region"],
    [
      .eventYear, .region(orEvery: true),
      ColumnDescription(
        "children", .number(0...12), unit: "children per woman", "total fertility rate"),
    ])

  package static let sexRatioAtBirth = input(
    "sex_ratio_at_birth.csv", "sex ratio at birth", key: ["year", "region"], required: true,
    [
      .eventYear, .region(orEvery: true),
      ColumnDescription("ratio", .number(0.8...1.3), unit: "males per female", "ratio at birth"),
    ])

  package static let vitalEvents = input(
    "vital_events.csv", "births and deaths as registered, for checks", key: ["year", "region"],
    [
      .eventYear, .region(orEvery: false),
      ColumnDescription("births", .nonNegative, unit: "persons", "live births", mayBeEmpty: true),
      ColumnDescription("deaths", .nonNegative, unit: "persons", "deaths", mayBeEmpty: true),
    ])

  package static let ageGroups = input(
    "age_groups.csv", "named age ranges; limits set by law may change with the year",
    key: ["group", "sex", "from", "year"],
    [
      .group,
      ColumnDescription("sex", .sex, "female or male; empty for both", mayBeEmpty: true),
      ColumnDescription("from", .number(0...100), unit: "years", "first age"),
      ColumnDescription(
        "to", .number(0...100), unit: "years", "last age, included; 100 takes the open group"),
      ColumnDescription(
        "year", .year, "first year in which the limits hold; empty for all years",
        mayBeEmpty: true),
    ])

  package static let baseMarginResiduals = input(
    "base_margin_residuals.csv",
    "how far the base population stays from each margin it was fitted to",
    key: ["margin", "region"],
    [
      ColumnDescription("margin", .text, "the margin, such as a count of pensioners"),
      .region(orEvery: true),
      ColumnDescription("target", .anyNumber, unit: "persons", "the margin as published"),
      ColumnDescription("value", .anyNumber, unit: "persons", "the same of the base population"),
      ColumnDescription("standard_error", .nonNegative, unit: "persons", "error of the margin"),
      ColumnDescription(
        "residual", .anyNumber, unit: "standard errors", "value less target over standard error"),
    ])
}
