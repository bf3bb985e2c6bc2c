import Diagnostics
import Readiness
import ScenarioEngine
import Tables

/// Reads tables of past surges.
package enum EpisodeReader {
  /// Counted from a fixed day, unlike the date of a scenario's field.
  private typealias Day = Readiness.CalendarDay

  private static let regionsEnding = "_regions.csv"

  /// - Parameter folder: one CSV file an episode, `EPISODE_regions.csv` beside it where its people
  ///   settled.
  /// - Throws: `InputRejected` with every fault of every table.
  package static func read(folder: String) throws(InputRejected) -> [Episode] {
    guard FilePath.isFolder(folder) else {
      throw InputRejected(
        Diagnostic(
          at: SourcePosition(file: folder, line: 1), "there is no such folder",
          remedy: "a folder of tables of past surges, such as Scenarios/surges",
          isMissingInput: true))
    }
    let names = FilePath.contents(ofFolder: folder).filter { $0.hasSuffix(".csv") }
    var episodes: [Episode] = []
    var faults: [Diagnostic] = []
    for name in names where !name.hasSuffix(regionsEnding) {
      do throws(InputRejected) {
        let stem = String(name.dropLast(4))
        var episode = try episode(FilePath.joined(folder, name), named: stem)
        if names.contains(stem + regionsEnding) {
          episode.places = try places(FilePath.joined(folder, stem + regionsEnding))
        }
        episodes.append(episode)
      } catch {
        faults += error.diagnostics
      }
    }
    if !faults.isEmpty { throw InputRejected(faults) }
    return episodes
  }

  private static func table(
    _ path: String, _ description: TableDescription
  ) throws(InputRejected) -> CheckedTable {
    let csv = try CSVFile(InputFile.read(path, sizeLimit: CSVFile.sizeLimit))
    let table = CheckedTable(csv, as: description, regions: nil)
    if !table.faults.isEmpty { throw InputRejected(table.diagnostics) }
    return table
  }

  // MARK: Counts

  private static func episode(
    _ path: String, named name: String
  ) throws(InputRejected) -> Episode {
    var table = try table(path, ReadinessTables.episode)
    var rows: [(date: Day, metric: String, value: Double)] = []
    for row in 0..<table.rowCount {
      guard let date = Day(iso: table.text(row, "date")) else { continue }
      rows.append((date, table.text(row, "metric"), table.numbers("value")?[row] ?? 0))
    }
    let first =
      rows.filter { $0.metric.hasPrefix("entries") }.map(\.date).min() ?? rows.map(\.date).min()
    var episode = Episode(name: name)
    guard let first else { return episode }
    for (row, entry) in rows.enumerated() where entry.metric == "entries_daily" {
      if entry.date - first != episode.entries.count {
        table.refuse(
          row: row, "date", "a day is missing before \(entry.date.iso)",
          "entries_daily has every day in turn")
      } else {
        episode.entries.append(entry.value)
      }
    }
    if !table.faults.isEmpty { throw InputRejected(table.diagnostics) }
    episode.anchors = rows.compactMap { anchor($0, first) }
    episode.ordinary = ordinary(rows, first)
    episode.capacity = capacity(rows, first)
    episode.stayers = stayers(rows)
    return episode
  }

  private typealias Row = (date: Day, metric: String, value: Double)

  private static func anchor(_ row: Row, _ first: Day) -> Anchor? {
    let figure: Anchor.Figure
    switch row.metric {
    case "entries": figure = .entries(day: row.date - first)
    case "entries_before": figure = .entriesBefore(day: row.date - first)
    case "entries_busiest_day": figure = .busiestDay
    default: return nil
    }
    return Anchor(name: "\(row.metric) \(row.date.iso)", figure: figure, reported: row.value)
  }

  private static func ordinary(
    _ rows: [Row], _ first: Day
  ) -> AnchorFit.OrdinaryTraffic? {
    let own = rows.filter { $0.metric == "entries_ordinary" }.sorted { $0.date < $1.date }
    guard let before = own.first, let after = own.last else { return nil }
    return AnchorFit.OrdinaryTraffic(
      before: before.value, after: after.value, afterDay: after.date - first)
  }

  /// Two values tell the growth a day.
  private static func capacity(_ rows: [Row], _ first: Day) -> BorderCapacity? {
    let own = rows.filter { $0.metric == "border_capacity" }.sorted { $0.date < $1.date }
    guard let start = own.first, start.value > 0 else { return nil }
    let later = own.last ?? start
    let days = later.date - start.date
    let growth = days > 0 ? (later.value / start.value - 1) / Double(days) : 0
    return BorderCapacity(
      initial: start.value,
      maximum: rows.first { $0.metric == "border_capacity_maximum" }?.value ?? .infinity,
      growth: growth, alarmDay: start.date - first)
  }

  private static func stayers(_ rows: [Row]) -> [Episode.Stayers] {
    rows.filter { $0.metric == "stayers" }.sorted { $0.date < $1.date }.map { row in
      let band = { (metric: String) in
        rows.first { $0.metric == metric && $0.date == row.date }?.value
      }
      return Episode.Stayers(
        date: row.date, persons: row.value, low: band("stayers_low"), high: band("stayers_high"))
    }
  }

  // MARK: Regions

  private static func places(_ path: String) throws(InputRejected) -> [Episode.Place] {
    let table = try table(path, ReadinessTables.episodeRegions)
    let number = { (column: String, row: Int) in table.numbers(column)?[row] ?? 0 }
    return (0..<table.rowCount).map { row in
      let settled = number("settled_share", row)
      let entry = number("entry_share", row)
      return Episode.Place(
        name: table.text(row, "region"), population: number("population", row),
        latitude: number("latitude", row), longitude: number("longitude", row),
        entryShare: entry.isNaN ? 0 : entry, settledShare: settled.isNaN ? nil : settled)
    }
  }
}
