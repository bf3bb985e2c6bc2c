/// The tables of `kosh backtest`, described once for the writers, `datapackage.json` and the
/// documentation.
package enum BacktestTables {
  package static let folder = "backtest"

  package static let all = [summary, coverage, errors, regions]

  package static let summary = TableDescription(
    "summary.csv",
    "Checks of the hindcasts: the mean absolute error of regional totals against that of a rule of "
      + "thumb; the largest ratios that pass are bounds of this project",
    key: ["from", "year", "method", "against"], required: true,
    columns: [
      from,
      ColumnDescription("year", .year, "1 January for which the totals are compared"),
      ColumnDescription(
        "method", .choice(["constant_rates", "persistent"]), "rule of migration of the model"),
      ColumnDescription(
        "against", .choice(["constant_share", "linear_trend"]), "rule of thumb it is held against"),
      ColumnDescription("error", atLeastZero, unit: "per cent", "mean over regions, the model"),
      ColumnDescription(
        "error_against", atLeastZero, unit: "per cent", "mean over regions, the rule of thumb"),
      ColumnDescription(
        "ratio", atLeastZero, "error / error_against; empty where that is zero", mayBeEmpty: true),
      ColumnDescription("limit", atLeastZero, "largest ratio that passes"),
      ColumnDescription("verdict", .choice(["passed", "failed"]), "ratio at most limit, or not"),
    ])

  /// Written where `--draws` asks for it.
  package static let coverage = TableDescription(
    "coverage.csv",
    "How many regions 80 % intervals of the hindcasts held: constant rates, with the spreads of the "
      + "scenario; written with --draws",
    key: ["from", "year"],
    columns: [
      from,
      ColumnDescription("year", .year, "1 January for which the totals are compared"),
      ColumnDescription("regions", .integer, "regions compared; 80 % of them should be held"),
      ColumnDescription("held", .integer, "official total inside the interval"),
      ColumnDescription("below", .integer, "official total below the 10th percentile"),
      ColumnDescription("above", .integer, "official total above the 90th percentile"),
      percent("mean_width_pct", "mean over regions of the interval's width, of the observed"),
      ColumnDescription("country_held", .flag, "1 where the country's own total was inside"),
    ])

  package static let errors = TableDescription(
    "errors.csv",
    "Errors of the hindcasts by start, method, figure and year: over all regions, the worst of them, "
      + "and the country",
    key: ["from", "method", "figure", "year"], required: true,
    columns: keyColumns + [
      ColumnDescription("regions", .integer, "regions compared"),
      ColumnDescription(
        "mean_absolute", atLeastZero, unit: "persons", "mean over regions of the absolute error"),
      percent(
        "mean_absolute_pct", "mean over regions of the absolute error, of the observed"),
      percent("bias_pct", "mean over regions of the error with its sign, of the observed"),
      ColumnDescription("worst_region", .region(orEvery: false), "region furthest off"),
      ColumnDescription(
        "worst_error", anyNumber, unit: "persons", "its error, forecast less observed"),
      percent("worst_error_pct", "the same, of the observed"),
      ColumnDescription(
        "country_forecast", anyNumber, unit: "persons", "sum of the regions' forecasts"),
      ColumnDescription("country_observed", anyNumber, unit: "persons", "sum of what was observed"),
      percent("country_error_pct", "error of the country's figure, of the observed"),
    ])

  package static let regions = TableDescription(
    "regions.csv", "Every figure of the hindcasts by region, beside what was observed",
    key: ["from", "method", "figure", "year", "region"], required: true,
    columns: keyColumns + [
      ColumnDescription("region", .region(orEvery: false), "id of the region"),
      ColumnDescription("forecast", anyNumber, unit: "persons", "forecast from the start"),
      ColumnDescription(
        "observed", anyNumber, unit: "persons", "what the data package says came to pass"),
      ColumnDescription("error", anyNumber, unit: "persons", "forecast less observed"),
      percent("error_pct", "the same, of the observed"),
    ])

  private static let anyNumber = ColumnDescription.Kind.number(-Double.infinity...Double.infinity)

  private static let atLeastZero = ColumnDescription.Kind.number(0...Double.infinity)

  private static let from = ColumnDescription("from", .year, "the hindcast starts on its 1 January")

  private static let keyColumns = [
    from,
    ColumnDescription(
      "method",
      .choice([
        "constant_rates", "persistent", "constant_share", "linear_trend", "geometric_trend",
        "no_migration", "year_before",
      ]),
      "constant_rates, persistent: the model under these rules of migration; constant_share: "
        + "shares of the start, of the model's country; linear_trend, geometric_trend: growth of "
        + "the year before the start; no_migration: the model without moves; year_before: the "
        + "events of that year again"),
    ColumnDescription(
      "figure",
      .choice([
        "persons", "persons_0_14", "persons_15_64", "persons_65_plus", "births", "deaths",
        "net_interregional", "net_external",
      ]), "what is compared; ages only where the package has counted ones"),
    ColumnDescription("year", .year, "1 January of the year for persons, the year for events"),
  ]

  private static func percent(_ name: String, _ meaning: String) -> ColumnDescription {
    ColumnDescription(
      name, anyNumber, unit: "per cent", meaning + "; empty for nets", mayBeEmpty: true)
  }
}
