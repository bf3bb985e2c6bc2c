import FoundationEssentials
import Migration
import ScenarioEngine
import ScenarioFiles
import TestSupport
import Testing
import kosh

private let kazakhstan = Repository.path("Scenarios/kazakhstan")

@Suite("kosh calibrate")
struct CalibrateTests {
  let folder = TemporaryFolder()

  /// What is said of a table, without the name of the test's folder.
  private func refusal(_ table: FlowTableFile, _ options: String...) -> String {
    let answer = Answer(["calibrate", table.write(into: folder)] + options)
    #expect(answer.status == .inputRefused)
    #expect(TemporaryFolder.entries(folder.path) == ["flows.csv"], "nothing is written")
    return answer.err.replacing(folder.path + "/", with: "")
  }

  // MARK: Sound data

  @Test(
    "gives a plain table's exponent back",
    arguments: ["unconstrained", "origin", "destination", "doubly"])
  func recovers(form: String) throws {
    var table = FlowTableFile()
    table.columns = [
      ("origin_size", { i, _ in "\(i + 1)" }), ("destination_size", { _, j in "\(2 * j + 3)" }),
    ]
    let covariates: [String: [String]] = [
      "unconstrained": ["--covariates", "log:size"],
      "origin": ["--covariates", "log:destination_size"],
      "destination": ["--covariates", "log:origin_size"],
    ]
    let answer = Answer(
      ["calibrate", table.write(into: folder), "--form", form] + (covariates[form] ?? []))
    #expect(answer.err == "")
    let read = try CalibrationReader.read(folder + "calibration.json")
    guard case .power(let exponent) = read.deterrence.form else {
      Issue.record("the form is power")
      return
    }
    expectClose(exponent, 0.8, within: 1e-7)
    #expect(read.isOfTable)
    #expect(read.fittedOn.map(\.path) == ["flows.csv"])
  }

  @Test func `fits a schedule to rates by age and prints the row that gives it back`() throws {
    let hidden = RogersCastro.fundamental(constant: 0.01)
    let lines = (0...90).map { "\($0),\(hidden.rate(at: Double($0)))" }
    try (["age,rate"] + lines).joined(separator: "\n").write(
      toFile: folder + "rates.csv", atomically: false, encoding: .utf8)
    let answer = Answer(["calibrate", folder + "rates.csv", "--schedule", "7"])
    #expect(answer.status == .done)
    let row = try #require(answer.out.split(separator: "\n").last)
    let fitted = row.split(separator: ",").dropFirst().compactMap { Double($0) }
    for (estimate, truth) in zip(fitted, [0.02, 0.1, 0.06, 0.1, 20, 0.4, 0.01]) {
      expectClose(estimate, truth, within: 1e-5 * truth)
    }
    #expect(fitted.count == 7)
    #expect(TemporaryFolder.entries(folder.path) == ["rates.csv"])
  }

  @Test func `refuses rates that cannot give a schedule`() throws {
    func refusal(_ text: String, _ options: String...) throws -> String {
      try text.write(toFile: folder + "rates.csv", atomically: false, encoding: .utf8)
      let answer = Answer(["calibrate", folder + "rates.csv", "--schedule", "7"] + options)
      #expect(answer.status == .inputRefused)
      return answer.err.replacing(folder.path + "/", with: "")
    }
    #expect(
      try refusal("age,rate\n20,0.1\n30,0.2\n").hasPrefix(
        "rates.csv:1:1: error: 2 ages cannot give 7 parameters"))
    #expect(try refusal("age,rate\n20,-0.1\n").hasPrefix("rates.csv:2:4: error: "))
    #expect(try refusal("age,rate\n20,0.1\n", "--ring").contains("--ring: has no meaning"))
    #expect(
      Answer(["calibrate", folder.path, "--schedule", "7"]).err.contains(
        "name a file with the columns age and rate"))
  }

  @Test func `of a table with covariates reproduces nothing, without them both margins`() throws {
    var table = FlowTableFile()
    table.columns = [("origin_size", { i, _ in "\(i + 1)" })]
    let file = table.write(into: folder)
    #expect(Answer(["calibrate", file]).out.contains("form doubly"))
    let stated = Answer(["calibrate", file, "--covariates", "log:origin_size"])
    #expect(stated.out.contains("form unconstrained"))
    #expect(stated.out.contains("log origin_size"))
    #expect(
      TemporaryFolder.text(folder + "calibration.json")?.contains("\"log:origin_size\"") == true)
  }

  @Test func `says that a fit to estimated flows tells how they were estimated`() {
    let answer = Answer([
      "calibrate", kazakhstan + "/data", "--form", "doubly", "--ring", "--contiguous", "--out",
      folder + "c.json",
    ])
    #expect(answer.out.contains("rests on 670,585 persons: 380 derived (100 %)"))
    #expect(
      answer.out.contains(
        "doubtful: none of these flows was published; the fit tells how they were estimated"))
    // The seed of the estimate, after balancing.
    #expect(answer.out.contains("Deterrence: km^-0.691, ring × 1.88, common border × 1.69"))
  }

  @Test func `names covariates of a data package as a person would`() {
    let out = ["--out", folder + "c.json"]
    let package = kazakhstan + "/data"
    let sound = Answer(
      ["calibrate", package, "--form", "unconstrained", "--covariates", "log:wage"] + out)
    #expect(sound.out.contains("log destination_wage"))
    #expect(sound.out.contains("log origin_population"))
    #expect(
      Answer(["calibrate", package, "--covariates", "log:wge"] + out).err
        == "error: --covariates: there is no covariate 'wge'\n  did you mean 'wage'?")
    #expect(
      Answer(
        [
          "calibrate", package, "--form", "origin", "--covariates",
          "destination_housing_per_person",
        ] + out
      ).err.hasPrefix(
        "error: --covariates: the covariate 'housing_per_person' is not known for"))
    #expect(
      Answer(["calibrate", package, "--year", "2050"] + out).err
        == "error: --year: the data package has no population of 1 January 2050\n"
        + "  it has those of 2022, 2023, 2024, 2025")
  }

  // MARK: Data that no model fits

  @Test func `refuses a negative flow at its cell`() {
    var table = FlowTableFile()
    table.flow = { i, j, _ in i == 0 && j == 2 ? "-5" : "100" }
    #expect(
      refusal(table) == """
        flows.csv:3:14: error: persons is negative: -5
            3 | aktau,kentau,-5,350.0
              |              ^ write zero or more persons
        """)
  }

  @Test func `refuses places that send nobody`() {
    var table = FlowTableFile()
    table.flow = { i, j, _ in i == 1 ? "0" : "\(100 + i + j)" }
    #expect(
      refusal(table) == """
        flows.csv:1:1: error: balkhash: nobody leaves, so no origin effect exists; leave these places \
        out, or fit a form that does not hold departures fixed
        """)
  }

  @Test func `refuses separated data`() {
    var table = FlowTableFile()
    table.columns = [("closed", { i, j in i + j == 1 ? "1" : "0" })]
    table.flow = { i, j, km in i + j == 1 ? "0" : "\(1e5 * (1 + Double(i * j)) / km)" }
    let said = refusal(table, "--covariates", "closed")
    #expect(
      said
        == "flows.csv:1:1: error: no finite estimate for 'closed': the 2 pairs singled out have no "
        + "moves (aktau → balkhash); leave them or the covariate out")
  }

  @Test func `names covariates that say the same`() {
    var table = FlowTableFile()
    table.columns = [
      ("origin_wage", { i, _ in "\(100 + i * i)" }),
      ("origin_wage_usd", { i, _ in "\(2 * (100 + i * i))" }),
    ]
    #expect(
      refusal(table, "--covariates", "origin_wage,origin_wage_usd") == """
        flows.csv:1:1: error: origin_wage_usd, origin_wage say the same: each is a combination of the \
        others; leave one out
        """)
    #expect(
      refusal(table, "--form", "doubly", "--covariates", "origin_wage") == """
        flows.csv:1:1: error: 'origin_wage' cannot be told from the origin and destination effects: \
        leave it out or choose another form
        """)
  }

  @Test func `refuses what a table lacks, all at once`() {
    var table = FlowTableFile()
    table.flow = { _, _, _ in "100" }
    table.columns = [("wage", { i, j in i == 2 && j == 3 ? "high" : "1\(i)\(j)" })]
    #expect(
      refusal(table, "--covariates", "wage", "--ring", "--contiguous")
        == """
        flows.csv:1:1: error: the column 'ring' is missing, and --ring asks for it
            1 | origin,destination,persons,km,wage
              | ^ add it with 1 or 0, or leave --ring out
        flows.csv:1:1: error: the column 'contiguous' is missing, and --contiguous asks for it
            1 | origin,destination,persons,km,wage
              | ^ add it with 1 or 0, or leave --contiguous out
        flows.csv:12:25: error: 'high' is not a number
           12 | kentau,oskemen,100,60.0,high
              |                         ^ a covariate has a number in every row, with a decimal point
        """)
    #expect(
      refusal(FlowTableFile(), "--form", "shares", "--year", "2024") == """
        error: --form: shares are fitted to flow_anchors.csv of a data package, not to a table
          name the package's folder, or choose unconstrained, origin, destination or doubly
        error: --year: a plain table has no years
          leave it out, or cut the table
        """)
  }

  @Test func `shows parts that exceed their total at the total's line`() {
    let base = Repository.path("Tests/ScenarioFilesTests/BasePackage")
    for name in TemporaryFolder.entries(base) {
      TemporaryFolder.write(TemporaryFolder.text("\(base)/\(name)") ?? "", to: folder + name)
    }
    TemporaryFolder.write(
      """
      origin,destination,period,persons
      south,north,2025,900
      all,north,2025,100

      """, to: folder + "flow_anchors.csv")
    let answer = Answer(["calibrate", folder.path])
    #expect(answer.status == .inputRefused)
    #expect(
      answer.err.replacing(folder.path + "/", with: "") == """
        flow_anchors.csv:3:1: error: all → north, 2025: its parts add to 900.0, more than the total \
        100.0
        """)
  }

  @Test func `ends with 66 without data and with 73 where another file stands`() {
    let file = FlowTableFile().write(into: folder)
    #expect(Answer(["calibrate", folder + "nothing.csv"]).status == .inputNotFound)
    let answer = Answer(["calibrate", file, "--out", file])
    #expect(answer.status == .cannotWrite)
    #expect(answer.err.contains("another file than a calibration stands there"))
    #expect(TemporaryFolder.text(file) == FlowTableFile().text)
  }
}
