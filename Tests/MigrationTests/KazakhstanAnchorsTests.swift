import Glibc
import LinearAlgebra
import Migration
import Tables
import TestSupport
import Testing

/// What the published flows of Kazakhstan say about distance.
///
/// The expected figures are those of an independent calculation from the same cells.
@Suite("Published flows of Kazakhstan")
struct KazakhstanAnchorsTests {
  static func anchors(_ file: String) throws -> [FlowAnchor] {
    let inputs =
      #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/") + "/Scenarios/kazakhstan/inputs/"
    let table = try CSVFile.read(inputs + file)
    func column(_ name: String) throws -> Int { try #require(table.header.firstIndex(of: name)) }
    return try (0..<table.rowCount).map { row in
      func text(_ name: String) throws -> String {
        table.string(row: row, column: try column(name))
      }
      func places(_ name: String) throws -> FlowAnchor.Places {
        let value = try text(name)
        if value == "all" { return .all }
        return .union(
          try value.split(separator: "+").map {
            try #require(KazakhstanPlaces.ids.firstIndex(of: String($0)))
          }.sorted())
      }
      let persons = table.number(row: row, column: try column("persons"))
      let size: FlowAnchor.Size =
        if let persons { .persons(persons) } else {
          .share(
            try #require(table.number(row: row, column: try column("share"))),
            of: try #require(FlowAnchor.Whole(rawValue: try text("share_of"))))
        }
      return FlowAnchor(
        name: "\(try text("origin")) → \(try text("destination")), \(try text("period"))",
        origins: try places("origin"), destinations: try places("destination"),
        period: try text("period"), size: size)
    }
  }

  func columns(ring: Bool = false, contiguous: Bool = false) throws -> [GravityColumn] {
    try GravityForm(.origin, distance: .power, ring: ring, contiguous: contiguous)
      .columns(for: KazakhstanPlaces.distances, places: KazakhstanPlaces.ids)
  }

  func fit(ring: Bool = false, contiguous: Bool = false) throws -> SharesFit {
    let sorted = try AnchorGroups(
      Self.anchors("flow_anchors.csv"), placeCount: KazakhstanPlaces.ids.count)
    return try SharesFit(
      groups: sorted.groups, places: KazakhstanPlaces.ids,
      columns: columns(ring: ring, contiguous: contiguous), offset: KazakhstanPlaces.sizes)
  }

  func expect(
    _ fit: SharesFit, _ name: String, _ estimate: Double, _ error: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let coefficient = try #require(fit.coefficient(name))
    expectClose(coefficient.estimate, estimate, within: 2e-3, sourceLocation: sourceLocation)
    expectClose(coefficient.standardError, error, within: 2e-3, sourceLocation: sourceLocation)
  }

  @Test("29 cells are free to say something, in eleven groups")
  func freeCells() throws {
    let fit = try fit()
    #expect(fit.freeCells == 29)
    #expect(fit.groups == 11)
  }

  @Test("with distance alone the exponent is about one")
  func distanceAlone() throws {
    let fit = try fit()
    try expect(fit, "log distance", -0.926, 0.150)
    expectClose(fit.dispersion, 2243, within: 5)
    // An earlier calculation with another choice of cells had 1.00 (0.14).
    expectClose(try #require(fit.coefficient("log distance")).estimate, -1, within: 0.14)
  }

  @Test("a city and its ring exchange four times what their distance explains")
  func ring() throws {
    let fit = try fit(ring: true)
    try expect(fit, "log distance", -0.306, 0.195)
    try expect(fit, "ring", 1.400, 0.314)
    // The earlier calculation: 0.32 (0.22) and a factor of 4.2.
    expectClose(try #require(fit.coefficient("log distance")).estimate, -0.32, within: 0.22)
    expectClose(exp(try #require(fit.coefficient("ring")).estimate), 4.2, within: 0.5)
  }

  @Test("contiguity serves as well as the ring, and the two are not told apart")
  func contiguous() throws {
    try expect(try fit(contiguous: true), "contiguous", 1.294, 0.332)
    let both = try fit(ring: true, contiguous: true)
    let told = both.cautions.contains {
      if case .notToldApart("ring", "contiguous", _) = $0 { return true }
      return false
    }
    #expect(told)
    #expect(both.cautions.contains(.notToldFromZero("ring")))
  }

  @Test("with exponents of their own, sizes of origin and destination stay near one")
  func freeSizes() throws {
    let residents = KazakhstanPlaces.all.map(\.residents)
    let sorted = try AnchorGroups(
      Self.anchors("flow_anchors.csv"), placeCount: KazakhstanPlaces.ids.count)
    let fit = try SharesFit(
      groups: sorted.groups, places: KazakhstanPlaces.ids,
      columns: columns() + [
        .logOfOrigin("log origin", residents), .logOfDestination("log destination", residents),
      ])
    try expect(fit, "log distance", -0.932, 0.157)
    for name in ["log origin", "log destination"] {
      let size = try #require(fit.coefficient(name))
      #expect(size.low < 1 && size.high > 1 && size.low > -0.2)
    }
  }

  @Test("totals without parts are reported as unused")
  func unused() throws {
    let sorted = try AnchorGroups(
      Self.anchors("flow_anchors.csv"), placeCount: KazakhstanPlaces.ids.count)
    #expect(sorted.unused.map(\.name).contains("all → turkistan, 2021"))
    #expect(sorted.unused.allSatisfy { $0.origins == .all || $0.destinations == .all })
  }

  @Test("the checks of Pavlodar are shares of known totals and have no part in the fit")
  func pavlodar() throws {
    let anchors = try Self.anchors("flow_anchors.csv")
    let pavlodar = try #require(KazakhstanPlaces.ids.firstIndex(of: "pavlodar"))
    for anchor in anchors {
      #expect(anchor.origins != .union([pavlodar]) && anchor.destinations != .union([pavlodar]))
    }
    let sorted = try AnchorGroups(
      Self.anchors("flow_checks.csv").filter { $0.period == "2022" || $0.period == "2018M9" },
      placeCount: KazakhstanPlaces.ids.count)
    // Of the departures of 2022 no part is published.
    #expect(sorted.unused.map(\.name) == ["pavlodar → all, 2022"])
    let astana = sorted.groups.flatMap(\.cells).first { $0.name == "pavlodar → astana, 2018M9" }
    expectClose(try #require(astana).persons / 5776, 0.473, within: 5e-4)
    let turkistan = sorted.groups.flatMap(\.cells).first { $0.name == "turkistan → pavlodar, 2022" }
    expectClose(try #require(turkistan).persons, 628, within: 1)
  }
}
