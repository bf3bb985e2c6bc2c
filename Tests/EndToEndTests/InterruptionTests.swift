import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// A run that ends before its time leaves the results that were there whole.
@Suite("A run that is broken off")
struct InterruptionTests {
  private static let folder = "Outputs/reference"
  /// Long enough to be met while it writes.
  private static let long = ["run", Workplace.reference, "--horizon", "2025..2200", "--quiet"]

  /// A workplace with results of an earlier run.
  private func workplace() throws -> (Workplace, earlier: [String: Data]) {
    let place = try Workplace()
    let ended = try Program.run(
      "run", Workplace.reference, "--horizon", "2025..2027", in: place)
    #expect(ended.status == 0)
    return (place, try place.tree(Self.folder))
  }

  /// Waits until the run has begun to write, and a little more.
  private func waitForWriting(in place: Workplace, milliseconds: UInt32 = 0) {
    let deadline = ContinuousClock.now + .seconds(30)
    while !place.has("Outputs/.reference.partial/outputs/forecast"), .now < deadline {
      usleep(1000)
    }
    #expect(place.has("Outputs/.reference.partial/outputs/forecast"))
    usleep(milliseconds * 1000)
  }

  @Test("by Ctrl-C or by the system ends with 130 and cleans up", arguments: [SIGINT, SIGTERM])
  func interrupt(signal: Int32) throws {
    let (place, earlier) = try workplace()
    let run = try Program.start(Self.long, in: place)
    waitForWriting(in: place)
    run.send(signal)
    let ended = run.ended(within: .seconds(30))
    #expect(ended.status == 130)
    #expect(ended.err == "interrupted; the results of earlier runs stand as they were\n")
    #expect(place.names("Outputs") == ["reference"])
    try #expect(place.tree(Self.folder) == earlier)
  }

  @Test(
    "by a kill leaves old or new results, never a mixture, and the next run clears up",
    arguments: [0, 40, 150, 400, 900])
  func kill(milliseconds: UInt32) throws {
    let (place, earlier) = try workplace()
    let run = try Program.start(Self.long, in: place)
    waitForWriting(in: place, milliseconds: milliseconds)
    run.send(SIGKILL)
    let ended = run.ended(within: .seconds(30))
    let left = try place.tree(Self.folder)
    let next = try Program.start(Self.long, in: place).ended(within: .seconds(60))
    #expect(next.status == 0)
    let whole = try place.tree(Self.folder)
    #expect(left == earlier || left == whole)
    #expect(ended.status == 128 + SIGKILL || left == whole)
    #expect(place.names("Outputs") == ["reference"])
  }

  @Test("by a full disk ends with 73, names the file and cleans up")
  func full() throws {
    let (place, earlier) = try workplace()
    // No file may grow beyond half a megabyte: the system refuses as a full disk does.
    let ended = try Program.shell("ulimit -f 500; kosh run \(Workplace.reference)", in: place)
    #expect(ended.status == 73)
    #expect(ended.err.contains("error: cannot write Outputs/reference/forecast/"))
    #expect(place.names("Outputs") == ["reference"])
    try #expect(place.tree(Self.folder) == earlier)
  }

  @Test(
    "by a reader who has seen enough still writes its results",
    arguments: [
      "kosh run \(Workplace.reference) | head -1", "kosh run \(Workplace.reference) 2>&1 | true",
      "kosh run \(Workplace.reference) >&-", "kosh run \(Workplace.reference) >/dev/full",
    ])
  func closedPipe(line: String) throws {
    let (place, _) = try workplace()
    let ended = try Program.shell(line + "; exit ${PIPESTATUS[0]}", in: place)
    #expect(ended.status == 0)
    try #expect(place.text("Outputs/reference/forecast/regions.csv").contains(",2050,"))
    #expect(place.names("Outputs") == ["reference"])
  }

  @Test("by another that writes to the same folder is refused and disturbs nothing")
  func twoAtOnce() throws {
    let (place, _) = try workplace()
    let first = try Program.start(Self.long, in: place)
    waitForWriting(in: place)
    first.send(SIGSTOP)
    let second = try Program.run("run", Workplace.reference, in: place)
    #expect(second.status == 73)
    #expect(second.err.contains("another run is writing there now"))
    first.send(SIGCONT)
    #expect(first.ended(within: .seconds(60)).status == 0)
    #expect(place.names("Outputs") == ["reference"])
  }
}
