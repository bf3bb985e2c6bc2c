import Demography
import Tables

/// The rows of a table gathered by year, region and sex: one number for each age, and which ages
/// are there.
struct AgeRows {
  struct Key: Hashable {
    var year: Int
    /// `CheckedTable.Code.every` for `*`.
    var region: Int
    /// `nil` where the table knows no sexes.
    var sex: Sex?
  }

  struct Group {
    let key: Key
    /// NaN where the age has no row.
    var values = [Double](repeating: .nan, count: Age.count)
    /// The row of each age, -1 where it has none.
    var rows = [Int](repeating: -1, count: Age.count)
    /// An age could not be read: missing ages say nothing.
    var isSpoiled = false
    var lastRow: Int
  }

  /// In the order of the file.
  private(set) var groups: [Group] = []
  private var indexByKey: [Key: Int] = [:]
  /// Ages of rows that could not be put into any group, for a fault that was reported: that they
  /// are missing somewhere, and that groups are, says nothing.
  private var lostAges: Set<Int> = []

  var hasLostRows: Bool { !lostAges.isEmpty }

  /// - Parameter time: the column of the year, `nil` for a table of no time.
  init(_ table: CheckedTable, time: String?, value: String) {
    guard let ages = table.codes("age"), let values = table.numbers(value) else { return }
    let years = time.flatMap { table.codes($0) }
    let regions = table.codes("region")
    let sexes = table.codes("sex")
    var current = -1
    var last = (year: Int.min, region: Int.min, sex: Int.min)
    for row in 0..<table.rowCount {
      let here = (year: years?[row] ?? 0, region: regions?[row] ?? 0, sex: sexes?[row] ?? -1)
      let spoiled = CheckedTable.Code.spoiled
      if here.year == spoiled || here.region == spoiled || here.sex == spoiled {
        lostAges.insert(ages[row])
        continue
      }
      if here != last {
        last = here
        current = index(
          Key(year: here.year, region: here.region, sex: Sex(rawValue: here.sex)), row)
      }
      groups[current].lastRow = row
      guard ages[row] >= 0 else {
        groups[current].isSpoiled = true
        continue
      }
      // A spoiled number was reported; its age is not missing.
      groups[current].values[ages[row]] = values[row].isNaN ? 0 : values[row]
      groups[current].rows[ages[row]] = row
    }
  }

  private mutating func index(_ key: Key, _ row: Int) -> Int {
    if let known = indexByKey[key] { return known }
    indexByKey[key] = groups.count
    groups.append(Group(key: key, lastRow: row))
    return groups.count - 1
  }

  subscript(key: Key) -> Group? { indexByKey[key].map { groups[$0] } }

  func values(_ year: Int, _ region: Int, _ sex: Sex?) -> [Double]? {
    self[Key(year: year, region: region, sex: sex)]?.values
  }

  var years: [Int] { Set(groups.map(\.key.year)).sorted() }

  /// Years in which a region, or `*`, has rows.
  func years(of region: Int) -> [Int] {
    Set(groups.lazy.filter { $0.key.region == region }.map(\.key.year)).sorted()
  }

  /// Reports the ages that a group lacks, and the sex that a year and region lacks.
  func refuseGaps(
    in table: inout CheckedTable, ages: (Group) -> ClosedRange<Int>,
    describe: (Key) -> String
  ) {
    for group in groups where !group.isSpoiled {
      let missing = ages(group).filter { group.rows[$0] < 0 && !lostAges.contains($0) }
      guard let first = missing.first else { continue }
      let before = group.rows[..<first].last { $0 >= 0 }
      let list = Self.ranges(missing)
      table.refuse(
        row: before ?? group.lastRow, "age", cause: "missing ages \(list)",
        "\(describe(group.key)): \(missing.count == 1 ? "age" : "ages") \(list) \(missing.count == 1 ? "is" : "are") missing",
        "give every age from \(ages(group).lowerBound) to \(ages(group).upperBound)")
    }
    guard !hasLostRows else { return }
    for group in groups {
      guard let sex = group.key.sex else { continue }
      var other = group.key
      other.sex = sex == .female ? .male : .female
      guard self[other] == nil, let missing = other.sex else { continue }
      table.refuse(
        row: group.lastRow, "sex", cause: "missing sex \(missing.name)",
        "\(describe(group.key)): there are no rows for sex '\(missing.name)'",
        "give both sexes")
    }
  }

  /// `3, 17 to 20`.
  static func ranges(_ ages: [Int]) -> String {
    var parts: [String] = []
    var start = 0
    for index in ages.indices
    where index + 1 == ages.count || ages[index + 1] != ages[index] + 1 {
      parts.append(
        start == index ? "\(ages[index])" : "\(ages[start]) to \(ages[index])")
      start = index + 1
    }
    return parts.joined(separator: ", ")
  }
}
