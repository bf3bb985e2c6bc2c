import Migration
import Tables

// MARK: - migration_schedules.csv

extension PackageReading {
  /// Model schedules by family, of 7, 9, 11 or 13 parameters as the row fills them.
  mutating func readMigrationSchedules() -> [String: RogersCastro] {
    guard var table = table(PackageTables.migrationSchedules) else { return [:] }
    defer { close(table) }
    guard table.hasAllColumns else { return [:] }
    var families: [String: RogersCastro] = [:]
    for row in 0..<table.rowCount where table.isSound[row] {
      guard let schedule = schedule(&table, row) else { continue }
      families[table.text(row, "family")] = schedule
    }
    return families
  }

  private func schedule(_ table: inout CheckedTable, _ row: Int) -> RogersCastro? {
    let hasRetirement = isStated(["a3", "alpha3", "mu3", "lambda3"], &table, row)
    let hasSlope = isStated(["a4", "lambda4"], &table, row)
    guard let hasRetirement, let hasSlope,
      let form = ScheduleForm.allCases.first(where: {
        $0.hasRetirement == hasRetirement && $0.hasSlope == hasSlope
      })
    else { return nil }
    let schedule = form.schedule(form.names.map { table.numbers($0)?[row] ?? .nan })
    let rates = (1...100).map { schedule.rate(at: Double($0)) }
    guard rates.allSatisfy(\.isFinite), rates.contains(where: { $0 > 0 }) else {
      table.refuse(
        row: row, "family",
        "the schedule '\(table.text(row, "family"))' gives no rates of moving at ages 1 to 100",
        "one height at least is above zero, and lambda4 is small, such as 0.05")
      return nil
    }
    return schedule
  }

  /// All of these parameters are given, or none; `nil` with a fault when some are.
  private func isStated(_ names: [String], _ table: inout CheckedTable, _ row: Int) -> Bool? {
    let absent = names.filter { table.text(row, $0).isEmpty }
    guard let first = absent.first, absent.count < names.count else { return absent.isEmpty }
    table.refuse(
      row: row, table.has(first) ? first : "family",
      "\(first) is empty, and \(names.filter { !absent.contains($0) }.joined(separator: ", ")) \(names.count - absent.count == 1 ? "is" : "are") given",
      "fill all of \(names.joined(separator: ", ")), or none")
    return nil
  }
}
