import Demography
import Diagnostics
import ScenarioEngine
import Tables

/// Reads facts as agencies release them.
package enum ActualsReader {
  /// What was released, and the file it was read from.
  package struct Released: Sendable {
    package let actuals: [Actual]
    package let file: SourceFile
  }

  /// - Parameter path: of a table like the package's `actuals.csv`, which it replaces.
  /// - Throws: `InputRejected` with every fault of the file at once.
  package static func read(
    _ path: String, of country: CountryData
  ) throws(InputRejected) -> Released {
    let file = try InputFile.read(path, sizeLimit: CSVFile.sizeLimit)
    let regions = country.regions
    var table = CheckedTable(
      try CSVFile(file), as: PackageTables.actuals,
      regions: RegionLookup(row: { regions.row(of: $0) }, remedy: { regions.remedy(for: $0) }))
    let actuals = actuals(&table, of: country.indicators)
    guard table.faults.isEmpty else { throw InputRejected(table.diagnostics) }
    return Released(
      actuals: actuals,
      file: SourceFile(
        path: file.path, sha256: SHA256.hexadecimal(of: file.bytes), byteCount: file.bytes.count))
  }

  /// The sound rows of a table; what only its meaning shows to be wrong is refused in it.
  static func actuals(
    _ table: inout CheckedTable, of indicators: [TargetIndicator]
  ) -> [Actual] {
    guard table.hasAllColumns, let regions = table.codes("region"),
      let values = table.numbers("value")
    else { return [] }
    let shares = table.numbers("seasonal_share")
    let known = Dictionary(
      indicators.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    var actuals: [Actual] = []
    for row in 0..<table.rowCount where table.isSound[row] {
      let number = table.text(row, "number")
      guard let indicator = known[number] else {
        refuseUnknown(&table, row, number, among: indicators.map(\.number))
        continue
      }
      guard let period = ReportingPeriod(table.text(row, "period")),
        let status = Actual.Status(rawValue: table.text(row, "status"))
      else { continue }
      check(&table, row, values[row], against: indicator)
      let share = shares.flatMap { $0[row].isNaN ? nil : $0[row] }
      if period.isWholeYear, let share, share != 1 {
        table.refuse(
          row: row, "seasonal_share", "\(period.text) is a whole year, whose share is one",
          "leave the cell empty")
      }
      actuals.append(
        Actual(
          number: number, period: period, region: regions[row] >= 0 ? regions[row] : nil,
          value: values[row], status: status, released: table.text(row, "released"),
          source: table.text(row, "source"), seasonalShare: share))
    }
    refuseSharesBeyondYear(&table)
    return actuals
  }

  private static func refuseUnknown(
    _ table: inout CheckedTable, _ row: Int, _ number: String, among numbers: [String]
  ) {
    table.refuse(
      row: row, "number", cause: "number \(number)", "there is no indicator '\(number)'",
      numbers.isEmpty
        ? "the data package has no indicators.csv"
        : "one of: " + numbers.joined(separator: ", "))
  }

  private static func check(
    _ table: inout CheckedTable, _ row: Int, _ value: Double, against indicator: TargetIndicator
  ) {
    guard !indicator.bounds.contains(value) else { return }
    let text = table.text(row, "value")
    if value < 0 {
      table.refuse(
        row: row, "value", "\(text) is negative, and indicator \(indicator.number) cannot be",
        "it is in \(indicator.unit): \(indicator.name)")
    } else {
      table.refuse(
        row: row, "value", "\(text) is more than all of it: indicator \(indicator.number) is in %",
        "write the percentage, 0 to 100")
    }
  }

  /// Shares of parts of one year that together are more than the year.
  private static func refuseSharesBeyondYear(_ table: inout CheckedTable) {
    guard let shares = table.numbers("seasonal_share") else { return }
    var sums: [String: Double] = [:]
    for row in 0..<table.rowCount where table.isSound[row] && !shares[row].isNaN {
      let period = table.text(row, "period")
      guard let kind = period.dropFirst(4).first, "HQ".contains(kind) else { continue }
      let released = ["number", "region", "status", "released"].map { table.text(row, $0) }
      let key = (released + [String(period.prefix(4)), String(kind)]).joined(separator: " ")
      sums[key, default: 0] += shares[row]
      if sums[key, default: 0] > 1.000001 {
        table.refuse(
          row: row, "seasonal_share",
          "the shares of the parts of \(period.prefix(4)) sum to \(fixedDecimals(sums[key] ?? 0, 3))",
          "those of a whole year sum to one")
      }
    }
  }
}
