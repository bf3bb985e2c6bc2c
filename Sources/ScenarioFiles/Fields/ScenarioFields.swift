/// Every key of a scenario file.
package enum ScenarioFields {
  /// The version of the format that `kosh:` states.
  package static let formatVersion = 1

  package static let all: [FieldDescription] = [
    FieldDescription(
      "kosh", .version(formatVersion), "version of the scenario format", required: true),
    FieldDescription(
      "title", .name, "heading of reports and of `kosh list`", absent: "the file's name"),
    FieldDescription("description", .name, "what question the scenario answers"),
    FieldDescription(
      "extends", .file,
      "base scenario: its settings hold where this file says nothing",
      absent: "the file stands alone"),
    FieldDescription("data", .folder, "folder of the data package", required: true),
    FieldDescription(
      "horizon", .horizon,
      "1 January of the first year to 1 January of the last; 2025..2050 has 25 yearly steps and its last event year is 2049",
      required: true),
    FieldDescription(
      "assumptions", .group(assumptions), "how births, deaths and moves go on",
      absent: "the data package's own rates, held constant after its last year"),
    FieldDescription(
      "uncertainty", .group(UncertaintyFields.all),
      "how far the assumptions may be wrong, for probabilistic forecasts",
      absent: "every assumption is certain"),
    FieldDescription(
      "ensemble",
      .group([
        FieldDescription(
          "draws", .whole(1...1_000_000), "how many draws",
          absent: "a point forecast alone"),
        FieldDescription(
          "seed", .whole(0...9_000_000_000_000_000),
          "which draws; two scenarios of one seed share their luck", absent: "20260101"),
      ]),
      "the draws of a probabilistic forecast; `--draws` and `--seed` go before it",
      absent: "a point forecast alone"),
    FieldDescription(
      "designated_regions", .regions,
      "regions whose net inter-regional migration is a target indicator", absent: "none"),
    FieldDescription(
      "notes", .names, "what readers of the results must know; printed with them"),
    FieldDescription(
      "sources", .sources,
      "where a value is from, by its dotted key: {assumptions.total_fertility: text}"),
    FieldDescription(
      "interventions", .named(InterventionFields.kinds),
      "dated changes and programmes, in the order in which they act", absent: "none"),
    FieldDescription(
      "variants", .variants, "several settings of this file, a run each beside that of the file",
      absent: "none"),
    FieldDescription(
      "sweep", .sweep, "values of some settings of this file, a run for each combination",
      absent: "none"),
    FieldDescription(
      "outputs", .choices(outputs), "what is written", absent: "csv"),
    FieldDescription(
      "uncut_horizon", .horizon,
      "the horizon that `--horizon` cut; `kosh run` writes it into the resolved scenario, so that what lies outside the new one is known to be cut",
      absent: "the horizon was not cut"),
  ]

  /// Kinds of output.
  package static let outputs = ["csv", "xlsx", "sqlite", "html", "md"]

  private static let assumptions: [FieldDescription] =
    [
      FieldDescription(
        "total_fertility", .level(0.1...12), unit: "children per woman",
        "total fertility; the package's age pattern and regional ratios are kept",
        absent: "the package's rates"),
      FieldDescription(
        "life_expectancy", .level(20...100), unit: "years at birth",
        "life expectancy of both sexes; a national path is that of the pooled table",
        absent: "the package's rates"),
      FieldDescription(
        "births", .yearly(0...1e9), unit: "live births in the year",
        "number of births that solves the year's level of fertility", absent: "not solved"),
      FieldDescription(
        "deaths", .yearly(0...1e9), unit: "deaths in the year",
        "number of deaths that solves the year's life expectancy", absent: "not solved"),
      FieldDescription(
        "external_net", .path(-1e8...1e8), unit: "persons a year",
        "immigrants less emigrants of the country, before interventions; immigrants are scaled to it",
        absent: "the package's immigrants and emigration rates"),
      FieldDescription(
        "internal", .group(internalMigration), "moves between regions",
        absent: "required when the country has several regions"),
    ] + provenance

  private static let internalMigration: [FieldDescription] =
    [
      FieldDescription(
        "flows", .year, "year whose moves between regions are the base; mobility is relative to it",
        required: true),
      FieldDescription(
        "origin_exponent", .number(-5...5),
        "how the share who leave changes with the region's share of the population (b1); 1 keeps rates constant",
        absent: "1"),
      FieldDescription(
        "destination_exponent", .number(-5...5),
        "how a destination's pull changes with its share of the population (b2)", absent: "0"),
      FieldDescription(
        "redistribution", .number(0...2),
        "1: a stronger pull creates moves; 0: it only redirects them (θ)", absent: "0"),
      FieldDescription(
        "mobility", .path(0...100), unit: "times the level of the flows' year",
        "level of all moves between regions", absent: "1 in every year"),
      FieldDescription(
        "gross_share", .share(0.001...1),
        "part of the published moves that cross a regional border; nets stay as published",
        absent: "the package's inter-regional margins"),
      FieldDescription(
        "schedule", .text, "family of migration_schedules.csv: which ages move",
        absent: "the standard schedule of Rogers and Castro"),
      FieldDescription(
        "schedule_constant", .number(0...1),
        "constant of the Rogers–Castro schedule of moves by age: the higher, the older the movers",
        absent: "the family's own; 0.015 without a family"),
      FieldDescription(
        "deterrence", .group(deterrence), "how distance and neighbourhood weigh on a move",
        required: true,
        alternatives: [["form", "exponent", "rate", "ring", "contiguous"], ["file"]]),
    ] + provenance

  private static let deterrence: [FieldDescription] =
    [
      FieldDescription(
        "form", .choice(["power", "exponential", "tanner"]),
        "power: km^−exponent; exponential: exp(−rate·km); tanner: their product",
        absent: "`file` is stated"),
      FieldDescription(
        "exponent", .number(0...10), "exponent of distance; of the forms power and tanner",
        absent: "required by these forms"),
      FieldDescription(
        "rate", .number(0...1), unit: "per km",
        "rate of decline with distance; of the forms exponential and tanner",
        absent: "required by these forms"),
      FieldDescription(
        "ring", .number(0.001...1000),
        "factor between a city and the region around it", absent: "1"),
      FieldDescription(
        "contiguous", .number(0.001...1000),
        "factor between regions that share a border", absent: "1"),
      FieldDescription(
        "file", .file,
        "calibration written by `kosh calibrate`, in place of the values above; refused when its data changed since",
        absent: "the values are stated"),
    ] + provenance

  /// A planner may write beside any map of assumptions where its numbers are from.
  package static let provenance: [FieldDescription] = [
    FieldDescription("source", .text, "where the values of this map are from"),
    FieldDescription("note", .text, "a remark on the values of this map"),
    FieldDescription("sources", .sources, "where each value of this map is from, by its key"),
  ]

  /// Dotted keys of all fields with their descriptions, in the order of the table.
  package static func flattened(_ fields: [FieldDescription] = all, under prefix: String = "")
    -> [(path: String, field: FieldDescription)]
  {
    fields.flatMap { field in
      let path = prefix + field.key
      return [(path, field)] + flattened(field.kind.fields ?? [], under: path + ".")
    }
  }
}
