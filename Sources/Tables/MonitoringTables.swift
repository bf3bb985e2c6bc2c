/// The tables of `kosh monitor`, described once for the writers, `datapackage.json` and the
/// documentation.
package enum MonitoringTables {
  package static let folder = "monitoring"

  package static let all = [indicators, notes]

  package static let indicators = TableDescription(
    "indicators.csv",
    "Target indicators of the country, of the designated regions and of every region by year: facts, "
      + "targets, forecasts; several rows a year where a target has two paths, a name two meanings, or "
      + "moves between regions two rules",
    key: ["level", "region", "number", "definition", "year", "target_path", "net_rule"],
    required: true,
    columns: [
      ColumnDescription(
        "level", .choice(["country", "group", "region"]),
        "what the row is of; group: the designated regions"),
      ColumnDescription(
        "region", .text, "* for the country, else the id of the group or of the region"),
      ColumnDescription(
        "number", .text, "number of the indicator, as in the package's indicators.csv"),
      ColumnDescription("indicator", .text, "its name"),
      ColumnDescription(
        "unit", .text, "unit of fact, target, forecast, percentiles, gap and error"),
      ColumnDescription("year", .year, "calendar year"),
      number("fact", "what was published; a fact of part of a year is carried to the year"),
      ColumnDescription(
        "fact_status",
        .choice(["programme", "package", "preliminary", "revised", "final", "nowcast"]),
        "programme: stated in the indicator's own table; package: the data package's migration tables; "
          + "preliminary, revised, final: as released; nowcast: carried from part of the year",
        mayBeEmpty: true),
      ColumnDescription(
        "target_path", .choice(["table", "plan"]),
        "where the target stands: the table of indicators, or a plan of action that says otherwise",
        mayBeEmpty: true),
      number("target", "target of the year"),
      number("forecast", "point forecast, or what the scenario sets, or the facts' projection"),
      number("p10", "10th percentile of the draws, of outcomes"),
      number("p90", "90th percentile of the draws, of outcomes"),
      ColumnDescription(
        "probability_met", .share, unit: "share",
        "part of the draws that meet the target, of outcomes; empty for all that the scenario sets",
        mayBeEmpty: true),
      number("gap", "forecast - target"),
      ColumnDescription(
        "basis", .choice(["outcome", "assumption", "administrative"]),
        "outcome: the model's; assumption: set by the scenario; administrative: projected from facts"
      ),
      ColumnDescription(
        "net_rule", .choice(["constant_rates", "persistent", "own"]),
        "rule of moves between regions, where the row depends on it; rows of different rules are never "
          + "to be pooled",
        mayBeEmpty: true),
      ColumnDescription(
        "calibration_year", .year, "year whose observed net moves the rule gives back",
        mayBeEmpty: true),
      ColumnDescription(
        "designated_set", .text, "ids of the designated regions, where the row depends on them",
        mayBeEmpty: true),
      ColumnDescription("source_agency", .text, "who publishes the fact", mayBeEmpty: true),
      ColumnDescription("set", .text, "the programme whose table it belongs to", mayBeEmpty: true),
      ColumnDescription(
        "definition", .choice(["cumulative", "one_year"]),
        "of retention. cumulative: of all who ever came, the part still there at the end of the year; "
          + "one_year: of those who come in the year, the part still there a year later",
        mayBeEmpty: true),
      number("attainable", "the most that the definition lets anybody reach"),
      number(
        "error",
        "forecast - fact of the year; up to calibration_year it shows how well the rule was fitted, "
          + "later how well it forecast"),
      ColumnDescription(
        "met", .flag, "the forecast is at the target or on its better side", mayBeEmpty: true),
      ColumnDescription(
        "fact_period", .text, "period of the fact, where it was released by period",
        mayBeEmpty: true),
      ColumnDescription(
        "seasonal_share", .number(0...1), unit: "share",
        "part of the year that a nowcast takes its period for", mayBeEmpty: true),
      ColumnDescription("fact_source", .text, "who states the fact", mayBeEmpty: true),
      ColumnDescription(
        "lever", .text,
        "what would close the gap of an outcome that misses: a programme by its name, unit_programme "
          + "(assumptions in notes.csv), or immigrants",
        mayBeEmpty: true),
      number(
        "lever_persons",
        "how many persons a year more it takes, every year from the first target to this one"),
      ColumnDescription(
        "method", .choice(["model", "scenario", "shares", "last_fact", "mean_change"]),
        "of the forecast. model: computed; scenario: as the scenario states it; shares: derived, the "
          + "country's figure split by the scenario's shares of regions; last_fact: the last fact, held; "
          + "mean_change: the last fact, changed every year by the mean yearly change of the facts. The "
          + "last two have no interval",
        mayBeEmpty: true),
    ])

  package static let notes = TableDescription(
    "notes.csv", "What must be known to read the indicators", key: ["number", "note"],
    columns: [
      ColumnDescription(
        "number", .text, "number of the indicator; empty for all of them", mayBeEmpty: true),
      ColumnDescription("note", .text, "a sentence or two"),
    ])

  private static func number(_ name: String, _ meaning: String) -> ColumnDescription {
    ColumnDescription(name, .anyNumber, meaning, mayBeEmpty: true)
  }
}
