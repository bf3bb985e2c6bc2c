import Demography
import Tables

/// Internal migration by region: margins as published, and nets between regions that sum to zero.
struct InternalNets {
  /// One row of internal_margins.csv of the package.
  struct Row {
    var year: Int
    var region: Int
    var scope: String
    var arrivals: Double?
    var departures: Double?
    var net: Double
    var source: String
    var confidence: String
  }

  private(set) var rows: [Row] = []
  /// Published or derived nets, `[year][region]`; the sum of a year is zero.
  private(set) var nets: [Int: [Double]] = [:]

  init(_ inputs: InputFolder) {
    let flows = OffDiagonal(inputs)
    for var published in Self.read(inputs) {
      let correction = -published.reduce(0) { $0 + $1.net }
      if correction != 0 { Self.correct(&published, by: correction) }
      let year = published.first?.year ?? 0
      nets[year] = published.map(\.net)
      rows += published.filter { $0.arrivals != nil }
      rows += published.map { row in
        var between = row
        between.scope = "interregional"
        if let arrivals = flows.arrivals[year], let departures = flows.departures[year] {
          between.arrivals = arrivals[row.region]
          between.departures = departures[row.region]
          between.net = arrivals[row.region] - departures[row.region]
          between.source =
            "sums of internal_flows.csv between regions, an estimate; the net is within 3 persons of the published"
          between.confidence = "derived"
        } else {
          between.arrivals = nil
          between.departures = nil
        }
        return between
      }
    }
  }

  /// The rows of each year, in the order of regions.
  private static func read(_ inputs: InputFolder) -> [[Row]] {
    let table = inputs[InputDescriptions.margins]
    var byYear: [Int: [Row]] = [:]
    for row in table.rows {
      guard let region = inputs.region(table, row) else { continue }
      let year = table.integer(row, "year")
      byYear[year, default: []].append(
        Row(
          year: year, region: region, scope: "all", arrivals: table.number(row, "arrivals"),
          departures: table.number(row, "departures"), net: table.value(row, "net"),
          source: table.text(row, "source"), confidence: table.text(row, "confidence")))
    }
    return byYear.keys.sorted().map { year in
      (byYear[year] ?? []).sorted { $0.region < $1.region }
    }
  }

  /// The whole correction goes to the largest net that is not published, where it matters least.
  private static func correct(_ rows: inout [Row], by correction: Double) {
    let derived = rows.indices.filter { rows[$0].confidence != "verified" }
    guard
      let largest = (derived.isEmpty ? Array(rows.indices) : derived)
        .max(by: { abs(rows[$0].net) < abs(rows[$1].net) })
    else { return }
    rows[largest].net += correction
    let sign = correction > 0 ? "+" : ""
    rows[largest].source += "; \(sign)\(Int(correction)) so that the nets of the year sum to zero"
  }
}

/// Arrivals and departures between regions, summed from the flows.
private struct OffDiagonal {
  private(set) var arrivals: [Int: [Double]] = [:]
  private(set) var departures: [Int: [Double]] = [:]

  init(_ inputs: InputFolder) {
    let table = inputs[PackageTables.internalFlows]
    let none = [Double](repeating: 0, count: inputs.regions.count)
    for row in table.rows {
      guard let origin = inputs.region(table, row, "origin"),
        let destination = inputs.region(table, row, "destination"), origin != destination
      else { continue }
      let year = table.integer(row, "year")
      arrivals[year, default: none][destination] += table.value(row, "persons")
      departures[year, default: none][origin] += table.value(row, "persons")
    }
  }
}
