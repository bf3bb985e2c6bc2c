import TestSupport
import Testing
import kosh

@Suite("What kosh run says of an ensemble")
struct EnsembleSummaryTests {
  let home = TemporaryFolder()

  private func run(_ more: String...) -> (status: kosh.ExitStatus, out: [String], err: [String]) {
    var out: [String] = []
    var err: [String] = []
    let status = Kosh.run(
      [
        "run", CertainReference.write(into: home), "--horizon", "2025..2028",
        "--draws", "16", "--out", home + "out",
      ] + more, on: Console(print: { out.append($0) }, complain: { err.append($0) }))
    return (status, out.flatMap { $0.split(separator: "\n").map(String.init) }, err)
  }

  @Test func `persons stand beside the interval of the draws, in a hundred columns`() {
    let told = run(
      "--set",
      "uncertainty.immigration={persistence: 0.8, first_year: 0.3, innovation: 0.2, regional: 1}")
    #expect(told.status == .done, "\(told.err)")
    #expect(told.out.allSatisfy { $0.count <= 100 })
    #expect(told.out.filter { $0.contains("80 % of draws") }.count == 3)
    #expect(!told.out.joined().contains("no uncertainty"))
  }

  @Test func `draws of a certain scenario are said to be the point forecast`() {
    let told = run()
    #expect(told.out.joined(separator: " ").contains("every draw is the point forecast"))
  }

  @Test func `resuming where nothing was interrupted says so and starts afresh`() {
    let told = run("--resume", "--quiet")
    #expect(told.status == .done)
    #expect(told.out.isEmpty)
    #expect(told.err.count == 1)
    #expect(told.err.joined().contains("nothing to resume"))
  }
}
