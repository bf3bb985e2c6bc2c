import Migration
import Testing

@Suite("Published flows and shares")
struct FlowAnchorTests {
  func anchor(
    _ name: String, _ from: FlowAnchor.Places, _ to: FlowAnchor.Places, _ size: FlowAnchor.Size,
    period: String = "2024"
  ) -> FlowAnchor {
    FlowAnchor(name: name, origins: from, destinations: to, period: period, size: size)
  }

  @Test("a share is a part of what it states, though another total is nearer")
  func shares() throws {
    let sorted = try AnchorGroups(
      [
        anchor("in", .all, .union([1]), .persons(1000)),
        anchor("out", .union([0]), .all, .persons(200)),
        anchor("half", .union([0]), .union([1]), .share(0.5, of: .departures)),
      ], placeCount: 4)
    let group = try #require(sorted.groups.first)
    #expect(sorted.groups.count == 1)
    #expect(group.name == "out")
    #expect(group.cells.map(\.persons) == [100, 100])
    #expect(sorted.unused.map(\.name) == ["in"])
  }

  @Test("places that are counted together do not exchange people")
  func unions() {
    let part = anchor("part", .all, .union([0, 1]), .persons(5))
    #expect(
      part.pairs(of: 3) == [FlowCell.Pair(2, 0), FlowCell.Pair(2, 1)])
  }

  @Test("parts without a total are compared with each other, in one period only")
  func ratios() throws {
    let sorted = try AnchorGroups(
      [
        anchor("a", .union([0]), .union([3]), .persons(30)),
        anchor("b", .union([1]), .union([3]), .persons(10)),
        anchor("c", .union([2]), .union([3]), .persons(10), period: "2023"),
      ], placeCount: 4)
    #expect(sorted.groups.map(\.name) == ["a; b"])
    #expect(sorted.unused.map(\.name) == ["c"])
  }

  @Test("parts larger than their total are named")
  func tooLarge() {
    #expect(throws: FitRefused([.cell("in", "its parts add to 12.0, more than the total 10.0")])) {
      try AnchorGroups(
        [
          anchor("in", .all, .union([1]), .persons(10)),
          anchor("part", .union([0]), .union([1]), .persons(12)),
        ], placeCount: 3)
    }
  }
}
