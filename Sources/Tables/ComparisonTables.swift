// Tables of `kosh compare` and of sweeps.

extension ResultTables {
  package static let comparison = [differences, attribution, comparisonShortfalls]
  package static let sweep = [sweepRuns(parameters: []), sweepResults]

  package static let differences = TableDescription(
    "differences.csv",
    "b - a for every figure of regions.csv and structure.csv, of the country, of groups and of "
      + "regions by year", key: ["level", "region", "year", "figure"],
    columns: pair + area + [
      figure,
      ColumnDescription("value", number, "difference of the point forecasts, in the figure's unit"),
      drawn("mean", "mean of the differences of paired draws"),
      drawn("p10", "10th percentile of the differences of paired draws"),
      drawn("p50", "50th percentile of the differences of paired draws"),
      drawn("p90", "90th percentile of the differences of paired draws"),
    ])

  package static let attribution = TableDescription(
    "attribution.csv",
    "How much each change between a and b accounts for: Shapley values of the point runs, which "
      + "add up to the difference", key: ["level", "region", "year", "figure", "intervention"],
    columns: pair + area + [
      figure,
      ColumnDescription(
        "intervention", .text,
        "name of the intervention that is in one of the two, or differs; assumptions: all else"),
      ColumnDescription("contribution", number, "its part of the difference, in the figure's unit"),
      ColumnDescription(
        "error", number,
        "standard error of sampled orders; empty where all orders were taken (up to eight changes)",
        mayBeEmpty: true),
    ])

  /// Those of b.
  package static let comparisonShortfalls = shortfalls

  /// - Parameter parameters: dotted paths that the sweep sets; a column each.
  package static func sweepRuns(parameters: [String]) -> TableDescription {
    TableDescription(
      "runs.csv", "The runs of a sweep; a column for each path that it sets stands after the run",
      key: ["run"],
      columns: [run]
        + parameters.map { ColumnDescription($0, .text, "value of \($0), as written") } + [
          ColumnDescription(
            "folder", .text,
            "folder beside this table with the resolved scenario, which `kosh run` runs in full")
        ])
  }

  package static let sweepResults = TableDescription(
    "results.csv", "Figures of every run of a sweep, of its point forecast",
    key: ["run", "level", "region", "year", "figure"],
    columns: [run] + area + [
      ColumnDescription(
        "figure", .text, "persons, births, deaths, net_interregional or net_external"),
      ColumnDescription("value", number, unit: "persons", "the figure"),
    ])

  private static let number = ColumnDescription.Kind.number(-Double.infinity...Double.infinity)
  private static let run = ColumnDescription("run", .text, "name of the run, run-001")
  private static let pair = [
    ColumnDescription("a", .text, "the base scenario"),
    ColumnDescription("b", .text, "the scenario compared with it"),
  ]
  private static let area = [
    ColumnDescription(
      "level", .choice(["country", "group", "region"]), "what the row is of"),
    ColumnDescription(
      "region", .text, "* for the country, else the id of the group or of the region"),
    ColumnDescription(
      "year", .year, "1 January of the year for stocks, the calendar year for events"),
  ]
  private static let figure = ColumnDescription(
    "figure", .text, "name of the figure, a column of regions.csv or structure.csv")

  private static func drawn(_ name: String, _ meaning: String) -> ColumnDescription {
    ColumnDescription(
      name, number, meaning + "; empty where there are no draws", mayBeEmpty: true)
  }
}
