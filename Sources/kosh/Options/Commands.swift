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
        "--out", .folder, .optionRunOut,
        absent: .absentScenarioFolder),
      set, horizon, draws, seed, workers,
      OptionDescription(
        "--intervals", .numbers(0...100),
        .optionIntervals,
        absent: .verbatim("10,50,90")),
      OptionDescription(
        "--keep-draws", .choices(FigureLayout.eventNames),
        .optionKeepDraws, placeholder: "FIGURE,…", absent: .absentNone),
      OptionDescription(
        "--resume", .flag, .optionResume),
      OptionDescription(
        "--format", .choices(OutputFormat.allCases.map(\.rawValue)),
        .optionFormat,
        absent: .absentOutputs),
      csv,
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
      .operandCompared,
      count: 1...100),
    options: [
      OptionDescription(
        "--out", .folder, .optionCompareOut,
        absent: .absentBaseFolder),
      set, horizon, draws, seed, workers,
      OptionDescription(
        "--no-attribution", .flag,
        .optionNoAttribution
      ),
      csv, lang, quiet,
    ],
    exits: [
      .done, .wrongUsage, .inputRefused, .inputNotFound, .internalFault, .cannotWrite, .interrupted,
    ])

  package static let backtest = CommandDescription(
    "backtest", .commandBacktest,
    operand: OperandDescription("DATA-DIR", .folder, .operandPackage, count: 1...1),
    options: [
      OptionDescription(
        "--from", .integer(1901...2200), .optionFrom,
        absent: .absentEveryYear,
        repeats: true),
      OptionDescription(
        "--scenario", .file,
        .optionBacktestScenario,
        absent: .absentReference),
      OptionDescription(
        "--out", .folder, .optionOut, absent: .absentPackageFolder),
      OptionDescription(
        "--draws", .integer(1...1_000_000),
        .optionBacktestDraws,
        absent: .absentNoIntervals),
      quiet,
    ],
    exits: [
      .done, .checkFailed, .wrongUsage, .inputRefused, .inputNotFound, .internalFault, .cannotWrite,
      .interrupted,
    ])

  package static let sensitivity = CommandDescription(
    "sensitivity", .commandSensitivity,
    operand: OperandDescription("FILE", .file, .operandUncertain, count: 1...1),
    options: [
      OptionDescription(
        "--figure", .word("FIGURE"),
        .optionFigure, required: true),
      OptionDescription(
        "--region", .word("REGION"), .optionSensitivityRegion,
        required: true),
      OptionDescription(
        "--year", .integer(1900...2200),
        .optionSensitivityYear, required: true),
      OptionDescription(
        "--samples", .integer(2...1_000_000),
        .optionSamples,
        absent: .verbatim("1024")),
      OptionDescription(
        "--out", .folder, .optionSensitivityOut, absent: .absentOnlyShown),
      set, horizon, seed, workers, terminalLanguage, quiet,
    ],
    exits: [
      .done, .wrongUsage, .inputRefused, .inputNotFound, .internalFault, .cannotWrite, .interrupted,
    ])

  package static let readiness = CommandDescription(
    "readiness", .commandReadiness,
    operand: OperandDescription("FILE", .file, .operandSurge, count: 1...1),
    options: [
      OptionDescription(
        "--out", .folder, .optionOut, absent: .absentScenarioFolder),
      OptionDescription(
        "--request", .folder,
        .optionRequest),
      OptionDescription(
        "--answers", .folder, .optionAnswers),
      OptionDescription(
        "--lang", .choices(Language.allCases.map(\.rawValue)),
        .optionReadinessLanguages,
        absent: .absentEnvironment),
      OptionDescription(
        "--format", .choices(OutputFormat.allCases.map(\.rawValue)), .optionFormat,
        absent: .verbatim("csv,html")),
      OptionDescription(
        "--draws", .integer(1...1_000_000), .optionMembers, absent: .verbatim("500")),
      csv, set, horizon, seed, workers, quiet,
    ],
    exits: [
      .done, .wrongUsage, .inputRefused, .inputNotFound, .internalFault, .cannotWrite, .interrupted,
    ])

  package static let monitor = CommandDescription(
    "monitor", .commandMonitor,
    operand: OperandDescription("FILE", .file, .operandScenario, count: 1...1),
    options: [
      OptionDescription(
        "--actuals", .file, .optionActuals,
        absent: .absentActuals),
      OptionDescription(
        "--region", .word("REGION"), .optionMonitorRegion,
        repeats: true),
      OptionDescription(
        "--out", .folder, .optionMonitorOut, absent: .absentScenarioFolder),
      set, horizon, draws, seed, workers,
      OptionDescription(
        "--format", .choices([OutputFormat.csv, .xlsx, .html, .md].map(\.rawValue)),
        .optionMonitorFormat, absent: .verbatim("csv")),
      csv, lang, quiet,
    ],
    exits: [
      .done, .wrongUsage, .inputRefused, .inputNotFound, .internalFault, .cannotWrite, .interrupted,
    ])

  package static let episodes = CommandDescription(
    "episodes", .commandEpisodes,
    operand: OperandDescription(
      "DIR", .folder, .operandEpisodes, count: 1...1),
    exits: [.done, .wrongUsage, .inputRefused, .inputNotFound])

  package static let verify = CommandDescription(
    "verify", .commandVerify,
    operand: OperandDescription("DIR", .folder, .operandResults, count: 1...1),
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
      .operandCalibrated,
      count: 1...1),
    options: [
      OptionDescription(
        "--year", .integer(1900...2200),
        .optionFlowsYear,
        absent: .absentLastYear),
      OptionDescription(
        "--form", .choice(CalibrationRequest.Form.allCases.map(\.rawValue)),
        .optionForm,
        absent:
          .absentForm
      ),
      OptionDescription(
        "--deterrence", .choice(GravityForm.Distance.allCases.map(\.rawValue)),
        .optionDeterrence, absent: .verbatim("power")),
      OptionDescription(
        "--covariates", .names,
        .optionCovariates,
        absent: .absentCovariates),
      OptionDescription("--ring", .flag, .optionRing),
      OptionDescription("--contiguous", .flag, .optionContiguous),
      OptionDescription(
        "--errors", .choice(CalibrationRequest.Errors.allCases.map(\.rawValue)),
        .optionErrors,
        absent: .absentErrors),
      OptionDescription(
        "--schedule", .choice(ScheduleForm.allCases.map { "\($0.rawValue)" }),
        .optionSchedule,
        absent: .absentNone),
      OptionDescription(
        "--out", .file, .optionCalibrationOut, absent: .absentCalibration),
      quiet,
    ],
    exits: [.done, .wrongUsage, .inputRefused, .inputNotFound, .internalFault, .cannotWrite])

  package static let list = CommandDescription(
    "list", .commandList,
    operand: OperandDescription(
      "DIR", .folder, .operandListed, count: 0...1),
    options: [
      OptionDescription(
        "--lang", .choice(Language.allCases.map(\.rawValue)), .optionTitles,
        absent: .absentEnvironment)
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
      .operandExplained,
      count: 2...4),
    options: [
      OptionDescription(
        "--variant", .word("NAME"), .optionVariant,
        absent: .absentFileItself),
      set, horizon,
    ],
    exits: [.done, .wrongUsage, .inputRefused, .inputNotFound])

  package static let new = CommandDescription(
    "new", .commandNew,
    operand: OperandDescription("NAME", .file, .operandNewName, count: 1...1),
    options: [
      OptionDescription(
        "--data", .folder, .optionData,
        absent: .absentReferenceData)
    ],
    exits: [.done, .wrongUsage, .inputNotFound, .cannotWrite])

  package static let completion = CommandDescription(
    "completion", .commandCompletion,
    operand: OperandDescription(
      "SHELL", .choice(ShellCompletion.shells), .operandShell, count: 1...1))

  // MARK: What several commands share

  private static let csv = OptionDescription(
    "--csv", .choice(["standard", "excel"]), .optionCSV, absent: .verbatim("standard"))

  private static let lang = OptionDescription(
    "--lang", .choices(Language.allCases.map(\.rawValue)),
    .optionLanguages,
    absent: .absentEnvironment)
  private static let terminalLanguage = OptionDescription(
    "--lang", .choice(Language.allCases.map(\.rawValue)), .optionTerminalLanguage,
    absent: .absentEnvironment)
  private static let draws = OptionDescription(
    "--draws", .integer(1...1_000_000), .optionDraws,
    absent: .absentDraws)
  private static let seed = OptionDescription(
    "--seed", .integer(0...9_000_000_000_000_000), .optionSeed, absent: .absentScenario)
  private static let workers = OptionDescription(
    "--workers", .integer(1...1024), .optionWorkers,
    absent: .absentProcessors)

  private static let files = OperandDescription(
    "FILE", .file, .operandFiles, count: 1...10_000)
  private static let set = OptionDescription(
    "--set", .setting, .optionSet, repeats: true)
  private static let horizon = OptionDescription(
    "--horizon", .horizon, .optionHorizon, absent: .absentScenario)
  private static let quiet = OptionDescription(
    "--quiet", .flag, .optionQuiet)
}
