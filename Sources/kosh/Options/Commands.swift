import Migration
import Reports
import ScenarioEngine

/// The table of commands.
package enum Commands {
  /// Those of this version, in the order in which a planner meets them.
  package static let all = [
    run, check, compare, readiness, monitor, explain, new, calibrate, backtest, sensitivity,
    episodes,
    verify, selftest, list, formats, schema, completion,
  ]

  package static let run = CommandDescription(
    "run", .commandRun,
    operand: files,
    options: [
      OptionDescription(
        "--out", .folder, "folder of the results; with several files, of a folder for each",
        absent: "Outputs/<scenario>"),
      set, horizon, draws, seed, workers,
      OptionDescription(
        "--intervals", .numbers(0...100),
        "percentiles of quantiles.csv, such as 5,25,75,95; the 10th, 50th and 90th are always there",
        absent: "10,50,90"),
      OptionDescription(
        "--keep-draws", .choices(FigureLayout.eventNames),
        "figures of which every draw is written, as NumPy arrays below draws/", absent: "none"),
      OptionDescription(
        "--resume", .flag, "goes on with an ensemble that was interrupted"),
      OptionDescription(
        "--format", .choices(OutputFormat.allCases.map(\.rawValue)),
        "what is written beside the CSV tables: workbook, database, page, text with tables",
        absent: "the scenario's `outputs`"),
      OptionDescription(
        "--csv", .choice(["standard", "excel"]),
        "excel: for spreadsheets of a Russian or Kazakh locale, with ';' and decimal comma",
        absent: "standard"),
      lang,
      quiet,
    ],
    exits: [
      .done, .wrongUsage, .inputRefused, .inputNotFound, .internalFault, .cannotWrite, .interrupted,
    ])

  package static let check = CommandDescription(
    "check", .commandCheck,
    operand: files,
    options: [set, horizon, quiet],
    exits: [.done, .wrongUsage, .inputRefused, .inputNotFound])

  package static let compare = CommandDescription(
    "compare", .commandCompare,
    operand: OperandDescription(
      "FILE|DIR", .file,
      "scenario files, or folders of results; the first is the base, a file's variants count as scenarios",
      count: 1...100),
    options: [
      OptionDescription(
        "--out", .folder, "folder in which comparison/<scenario> is written",
        absent: "Outputs/<base>"),
      set, horizon, draws, seed, workers,
      OptionDescription(
        "--no-attribution", .flag,
        "leaves out how much each intervention accounts for, which takes a run for every combination"
      ),
      lang, quiet,
    ],
    exits: [
      .done, .wrongUsage, .inputRefused, .inputNotFound, .internalFault, .cannotWrite, .interrupted,
    ])

  package static let backtest = CommandDescription(
    "backtest", .commandBacktest,
    operand: OperandDescription("DATA-DIR", .folder, "folder of a data package", count: 1...1),
    options: [
      OptionDescription(
        "--from", .integer(1901...2200), "starts on 1 January of the year",
        absent: "every year that the package allows, but for the base of its forecasts",
        repeats: true),
      OptionDescription(
        "--scenario", .file,
        "takes deterrence, gross share and schedule of moves from this scenario",
        absent: "reference.yaml beside DATA-DIR"),
      OptionDescription(
        "--out", .folder, "folder of the results", absent: "Outputs/<data package>"),
      OptionDescription(
        "--draws", .integer(1...1_000_000),
        "draws the hindcasts with the scenario's uncertainty and counts what 80 % intervals held",
        absent: "no intervals"),
      quiet,
    ],
    exits: [
      .done, .checkFailed, .wrongUsage, .inputRefused, .inputNotFound, .internalFault, .cannotWrite,
      .interrupted,
    ])

  package static let sensitivity = CommandDescription(
    "sensitivity", .commandSensitivity,
    operand: OperandDescription("FILE", .file, "scenario file with `uncertainty`", count: 1...1),
    options: [
      OptionDescription(
        "--figure", .word("FIGURE"),
        "column of regions.csv or structure.csv, such as persons or median_age", required: true),
      OptionDescription(
        "--region", .word("REGION"), "region or group by any of its names, '*' for the country",
        required: true),
      OptionDescription(
        "--year", .integer(1900...2200),
        "1 January of the year for stocks, the year for events", required: true),
      OptionDescription(
        "--samples", .integer(2...1_000_000),
        "base draws; the model runs as often as that for each uncertain component and twice more",
        absent: "1024"),
      OptionDescription(
        "--out", .folder, "folder for sensitivity.csv", absent: "none, the table is only shown"),
      set, horizon, seed, workers, quiet,
    ],
    exits: [
      .done, .wrongUsage, .inputRefused, .inputNotFound, .internalFault, .cannotWrite, .interrupted,
    ])

  package static let readiness = CommandDescription(
    "readiness", .commandReadiness,
    operand: OperandDescription("FILE", .file, "scenario file with `surge`", count: 1...1),
    options: [
      OptionDescription(
        "--out", .folder, "folder of the results", absent: "Outputs/<scenario>"),
      OptionDescription(
        "--request", .folder,
        "writes forms for what is not known instead, one for each agency of a region"),
      OptionDescription(
        "--answers", .folder, "folder of returned forms, whose figures take their places"),
      OptionDescription(
        "--lang", .choices(Language.allCases.map(\.rawValue)),
        "languages of the reports; the first is that of the forms",
        absent: "that of LC_ALL, LC_MESSAGES or LANG, else en"),
      OptionDescription(
        "--format", .choices(OutputFormat.allCases.map(\.rawValue)),
        "what is written beside the CSV tables: workbook, database, page, text with tables",
        absent: "csv,html"),
      OptionDescription(
        "--draws", .integer(1...1_000_000), "members of each event's ensemble", absent: "500"),
      set, horizon, seed, workers, quiet,
    ],
    exits: [
      .done, .wrongUsage, .inputRefused, .inputNotFound, .internalFault, .cannotWrite, .interrupted,
    ])

  package static let monitor = CommandDescription(
    "monitor", .commandMonitor,
    operand: OperandDescription("FILE", .file, "scenario file", count: 1...1),
    options: [
      OptionDescription(
        "--actuals", .file, "table of facts as they were released",
        absent: "actuals.csv of the data package, where it has one"),
      OptionDescription(
        "--region", .word("REGION"),
        "shows this region too, in the reports as well; the table holds every region",
        repeats: true),
      OptionDescription(
        "--out", .folder, "folder in which monitoring/ is written", absent: "Outputs/<scenario>"),
      set, horizon, draws, seed, workers,
      OptionDescription(
        "--format", .choices([OutputFormat.csv, .xlsx, .html, .md].map(\.rawValue)),
        "what is written beside the CSV tables: workbook with the official table, page, text for the yearly report",
        absent: "csv"),
      lang, quiet,
    ],
    exits: [
      .done, .wrongUsage, .inputRefused, .inputNotFound, .internalFault, .cannotWrite, .interrupted,
    ])

  package static let episodes = CommandDescription(
    "episodes", .commandEpisodes,
    operand: OperandDescription(
      "DIR", .folder, "folder of tables of past surges, such as Scenarios/surges", count: 1...1),
    exits: [.done, .wrongUsage, .inputRefused, .inputNotFound])

  package static let verify = CommandDescription(
    "verify", .commandVerify,
    operand: OperandDescription("DIR", .folder, "folder of results", count: 1...1),
    options: [workers, quiet],
    exits: [
      .done, .checkFailed, .wrongUsage, .inputRefused, .inputNotFound, .internalFault, .cannotWrite,
      .interrupted,
    ])

  package static let selftest = CommandDescription(
    "selftest", .commandSelftest,
    options: [quiet], exits: [.done, .checkFailed, .wrongUsage])

  package static let calibrate = CommandDescription(
    "calibrate", .commandCalibrate,
    operand: OperandDescription(
      "DATA-DIR|TABLE.csv", .file,
      "a data package's folder, or a table of flows; with --schedule a table of rates by age",
      count: 1...1),
    options: [
      OptionDescription(
        "--year", .integer(1900...2200),
        "year of the flows, or of the residents that stand for the sizes of regions",
        absent: "the last of the data package"),
      OptionDescription(
        "--form", .choice(CalibrationRequest.Form.allCases.map(\.rawValue)),
        "what is reproduced: nothing, departures, arrivals, both, or published totals",
        absent:
          "shares where a package has flow_anchors.csv, else doubly; of a table with covariates unconstrained"
      ),
      OptionDescription(
        "--deterrence", .choice(GravityForm.Distance.allCases.map(\.rawValue)),
        "km^−exponent, exp(−rate·km) or their product", absent: "power"),
      OptionDescription(
        "--covariates", .names,
        "properties of places or pairs, with commas; log:NAME takes the logarithm; NAME stands for origin_NAME and destination_NAME",
        absent: "none; of a package the residents, where the form has no effect for them"),
      OptionDescription("--ring", .flag, "a factor between a city and the region around it"),
      OptionDescription("--contiguous", .flag, "a factor between regions that share a border"),
      OptionDescription(
        "--errors", .choice(CalibrationRequest.Errors.allCases.map(\.rawValue)),
        "quasi: dispersion times Poisson; sandwich: robust; clustered: also by origin or total",
        absent: "quasi for shares, else sandwich"),
      OptionDescription(
        "--schedule", .choice(ScheduleForm.allCases.map { "\($0.rawValue)" }),
        "fits a Rogers–Castro schedule of so many parameters to a table of rates by age instead, and prints it",
        absent: "none"),
      OptionDescription(
        "--out", .file, "the calibration file", absent: "calibration.json beside the data"),
      quiet,
    ],
    exits: [.done, .wrongUsage, .inputRefused, .inputNotFound, .internalFault, .cannotWrite])

  package static let list = CommandDescription(
    "list", .commandList,
    operand: OperandDescription(
      "DIR", .folder, "folder to look in, and below it (default: Scenarios)", count: 0...1),
    options: [
      OptionDescription(
        "--lang", .choice(Language.allCases.map(\.rawValue)), "language of the titles",
        absent: "that of LC_ALL, LC_MESSAGES or LANG, else en")
    ],
    exits: [.done, .wrongUsage, .inputNotFound])

  package static let formats = CommandDescription(
    "formats", .commandFormats)

  package static let schema = CommandDescription(
    "schema", .commandSchema)

  package static let explain = CommandDescription(
    "explain", .commandExplain,
    operand: OperandDescription(
      "FILE KEY|DIR FIGURE REGION YEAR", .file,
      "a scenario file and a dotted key of it, or a folder of results, a column of regions.csv, a region or group ('*' for the country) and a year",
      count: 2...4),
    options: [
      OptionDescription(
        "--variant", .word("NAME"), "of the scenario file; or a point of its sweep, run-001",
        absent: "the file itself"),
      set, horizon,
    ],
    exits: [.done, .wrongUsage, .inputRefused, .inputNotFound])

  package static let new = CommandDescription(
    "new", .commandNew,
    operand: OperandDescription("NAME", .file, "name of the scenario", count: 1...1),
    options: [
      OptionDescription(
        "--data", .folder, "folder of the data package",
        absent: "that of the reference scenario in the current folder or below Scenarios")
    ],
    exits: [.done, .wrongUsage, .inputNotFound, .cannotWrite])

  package static let completion = CommandDescription(
    "completion", .commandCompletion,
    operand: OperandDescription(
      "SHELL", .choice(ShellCompletion.shells), "bash, zsh or fish", count: 1...1))

  // MARK: What several commands share

  private static let lang = OptionDescription(
    "--lang", .choices(Language.allCases.map(\.rawValue)),
    "languages of the reports for people, the terminal's the first; tables of numbers know none",
    absent: "that of LC_ALL, LC_MESSAGES or LANG, else en")
  private static let draws = OptionDescription(
    "--draws", .integer(1...1_000_000), "draws of a probabilistic forecast",
    absent: "the scenario's, or a point forecast alone")
  private static let seed = OptionDescription(
    "--seed", .integer(0...9_000_000_000_000_000), "which draws", absent: "the scenario's")
  private static let workers = OptionDescription(
    "--workers", .integer(1...1024), "how many draw at the same time; results do not depend on it",
    absent: "one for each processor")

  private static let files = OperandDescription(
    "FILE", .file, "scenario files; `kosh list` shows those that are there", count: 1...10_000)
  private static let set = OptionDescription(
    "--set", .setting, "sets a key of the scenario, as its last layer", repeats: true)
  private static let horizon = OptionDescription(
    "--horizon", .horizon, "cuts the forecast to these years", absent: "the scenario's")
  private static let quiet = OptionDescription(
    "--quiet", .flag, "prints only what is wrong")
}
