import Demography
import Diagnostics
import LinearAlgebra
import Migration
import ScenarioEngine
import Tables

// MARK: - internal_flows.csv, flow_anchors.csv and flow_checks.csv

extension PackageReading {
  /// Moves by origin and destination with their confidence; a pair without row is nobody.
  mutating func readInternalFlows() -> (persons: [Int: Matrix], confidence: [Int: [Confidence]]) {
    guard let table = table(PackageTables.internalFlows) else { return ([:], [:]) }
    defer { close(table) }
    guard hasRegions, let years = table.codes("year"), let origins = table.codes("origin"),
      let destinations = table.codes("destination"), let persons = table.numbers("persons")
    else { return ([:], [:]) }
    let count = regions.count
    var flows: [Int: Matrix] = [:]
    var confidence: [Int: [Confidence]] = [:]
    for row in 0..<table.rowCount where table.isSound[row] {
      let none = Matrix(rows: count, columns: count)
      flows[years[row], default: none][origins[row], destinations[row]] = persons[row]
      confidence[
        years[row], default: Array(repeating: .unstated, count: count * count)][
          origins[row] * count + destinations[row]] = table.confidence(row)
    }
    return (flows, confidence)
  }

  /// Published flows and shares between unions of regions, in the order of the table.
  mutating func readFlowRecords(_ description: TableDescription) -> [FlowRecord] {
    guard var table = table(description) else { return [] }
    defer { close(table) }
    guard hasRegions, table.hasAllColumns else { return [] }
    var records: [FlowRecord] = []
    for row in 0..<table.rowCount where table.isSound[row] {
      let origins = places(&table, row, "origin")
      let destinations = places(&table, row, "destination")
      guard let origins, let destinations, let size = size(&table, row) else { continue }
      let period = table.text(row, "period")
      let anchor = FlowAnchor(
        name:
          "\(table.text(row, "origin")) → \(table.text(row, "destination")), \(period)",
        origins: origins, destinations: destinations, period: period, size: size)
      guard isMeaningful(anchor, &table, row) else { continue }
      records.append(
        FlowRecord(
          anchor: anchor, confidence: table.confidence(row),
          line: table.file.position(row: row, column: 0).line))
    }
    return records
  }

  /// `all`, one region, or several with `+` between them.
  private func places(_ table: inout CheckedTable, _ row: Int, _ column: String)
    -> FlowAnchor.Places?
  {
    let text = table.text(row, column)
    if text == "all" { return .all }
    var rows: [Int] = []
    for part in text.split(separator: "+", omittingEmptySubsequences: false) {
      let name = part.trimmed
      guard let region = regions.row(of: name) else {
        table.refuse(
          row: row, column, cause: "no region \(name)", "there is no region '\(name)'",
          lookup.remedy(name) ?? "write a region, several as a+b, or all")
        return nil
      }
      guard !rows.contains(region) else {
        table.refuse(
          row: row, column, "the region '\(name)' stands twice in '\(text)'", "name it once")
        return nil
      }
      rows.append(region)
    }
    return .union(rows.sorted())
  }

  /// Persons, or a share and of what.
  private func size(_ table: inout CheckedTable, _ row: Int) -> FlowAnchor.Size? {
    let persons = table.numbers("persons")?[row].known
    let share = table.numbers("share")?[row].known
    let whole = FlowAnchor.Whole(rawValue: table.text(row, "share_of"))
    switch (persons, share, whole) {
    case (let persons?, nil, nil): return .persons(persons)
    case (nil, let share?, let whole?): return .share(share, of: whole)
    case (nil, nil, _):
      table.refuse(
        row: row, "persons", cause: "no size", "the row has neither persons nor a share",
        "write the persons who moved, or the share and of what it is one")
    case (_?, _, _):
      table.refuse(
        row: row, share == nil ? "share_of" : "share", cause: "two sizes",
        "the row has persons and a share", "leave share and share_of empty, or the persons")
    case (nil, _?, nil):
      table.refuse(
        row: row, "share", cause: "share of nothing", "the share does not say of what it is one",
        "write arrivals or departures into share_of")
    }
    return nil
  }

  /// Somebody can make the move, and a share belongs to one total.
  private func isMeaningful(_ anchor: FlowAnchor, _ table: inout CheckedTable, _ row: Int) -> Bool {
    if anchor.pairs(of: regions.count).isEmpty {
      table.refuse(
        row: row, "destination", "a move from \(table.text(row, "origin")) to itself is none",
        "moves inside a region belong into internal_margins.csv")
      return false
    }
    guard case .share(_, let whole) = anchor.size else { return true }
    let (total, part) =
      whole == .arrivals
      ? (anchor.destinations, anchor.origins) : (anchor.origins, anchor.destinations)
    if total == .all || part == .all {
      table.refuse(
        row: row, "share_of",
        "a share of \(whole.rawValue) needs one \(whole == .arrivals ? "destination" : "origin") and a part of its \(whole == .arrivals ? "origins" : "destinations")",
        "name the regions instead of all")
      return false
    }
    return true
  }
}

extension CheckedTable {
  /// How far the row can be trusted by its own word.
  func confidence(_ row: Int) -> Confidence {
    Confidence(rawValue: text(row, "confidence")) ?? .unstated
  }
}

extension Substring {
  /// Without blanks around it.
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
