import Testing
import kosh

@Suite("kosh selftest")
struct SelfTestCommandTests {
  @Test func `every case comes back on this machine, and says so or is quiet`() {
    var lines: [String] = []
    let console = Console(print: { lines.append($0) }, complain: { lines.append($0) })
    #expect(Kosh.run(["selftest"], on: console) == .done)
    let text = lines.joined(separator: "\n")
    #expect(text.contains("cases came back."))
    #expect(!text.contains("FAILED"))
    lines = []
    #expect(Kosh.run(["selftest", "--quiet"], on: console) == .done)
    #expect(lines.isEmpty)
  }
}
