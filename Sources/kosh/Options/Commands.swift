/// The table of commands.
package enum Commands {
  /// Those of this version, in the order in which a planner meets them.
  package static let all = [run, check, backtest, verify, list, formats, completion]

  package static let run = CommandDescription(
    "run", "forecasts the scenarios and writes the results",
    operand: files,
    options: [
      OptionDescription(
        "--out", .folder, "folder of the results; with several files, of a folder for each",
        absent: "Outputs/<scenario>"),
      set, horizon,
      OptionDescription(
        "--csv", .choice(["standard", "excel"]),
        "excel: for spreadsheets of a Russian or Kazakh locale, with ';' and decimal comma",
        absent: "standard"),
      quiet,
    ],
    exits: [
      .done, .wrongUsage, .inputRefused, .inputNotFound, .internalFault, .cannotWrite, .interrupted,
    ])

  package static let check = CommandDescription(
    "check", "validates scenarios and their data and runs nothing",
    operand: files,
    options: [set, horizon, quiet],
    exits: [.done, .wrongUsage, .inputRefused, .inputNotFound])

  package static let backtest = CommandDescription(
    "backtest", "forecasts years that have passed and compares with what came",
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
      quiet,
    ],
    exits: [
      .done, .checkFailed, .wrongUsage, .inputRefused, .inputNotFound, .internalFault, .cannotWrite,
      .interrupted,
    ])

  package static let verify = CommandDescription(
    "verify", "runs again from a result folder's own inputs and compares, writing nothing",
    operand: OperandDescription("DIR", .folder, "folder of results", count: 1...1),
    options: [quiet],
    exits: [.done, .checkFailed, .wrongUsage, .inputRefused, .inputNotFound])

  package static let list = CommandDescription(
    "list", "lists the scenario files of a folder with their horizons and titles",
    operand: OperandDescription(
      "DIR", .folder, "folder to look in, and below it (default: Scenarios)", count: 0...1),
    options: [
      OptionDescription(
        "--lang", .choice(["en", "ru", "kk"]), "language of the titles", absent: "en")
    ],
    exits: [.done, .wrongUsage, .inputNotFound])

  package static let formats = CommandDescription(
    "formats", "prints the description of every file the program reads and writes")

  package static let completion = CommandDescription(
    "completion", "prints a completion script for a shell",
    operand: OperandDescription(
      "SHELL", .choice(ShellCompletion.shells), "bash, zsh or fish", count: 1...1))

  // MARK: What several commands share

  private static let files = OperandDescription(
    "FILE", .file, "scenario files; `kosh list` shows those that are there", count: 1...10_000)
  private static let set = OptionDescription(
    "--set", .setting, "sets a key of the scenario, as its last layer", repeats: true)
  private static let horizon = OptionDescription(
    "--horizon", .horizon, "cuts the forecast to these years", absent: "the scenario's")
  private static let quiet = OptionDescription(
    "--quiet", .flag, "prints only what is wrong")
}
