import Demography

/// Lists the years of the forecast for which the package has no rows of its own.
enum FilledIn {
  /// One line a table: `mortality.csv: 2026–2049 held at 2025`.
  static func list(country: CountryData, scenario: Scenario) -> [String] {
    let assumptions = scenario.assumptions
    let years = scenario.horizon.eventYears
    let external = Set(country.external.totals.keys).union(country.external.net.keys)
    let tables: [(name: String, given: Set<Int>)] = [
      ("mortality.csv", given(country.mortality.flatMap { $0 })),
      ("life_expectancy.csv", given(country.lifeExpectancy.flatMap { $0 })),
      ("fertility.csv", given(country.fertility)),
      ("total_fertility.csv", given(country.totalFertility)),
      ("sex_ratio_at_birth.csv", given(country.sexRatioAtBirth)),
      ("external_migration.csv", external),
    ]
    return tables.flatMap { table -> [String] in
      guard !table.given.isEmpty else { return [] }
      var level = ""
      switch table.name {
      case "mortality.csv", "life_expectancy.csv":
        if assumptions.lifeExpectancy != nil { level = "; the level follows life_expectancy" }
      case "fertility.csv", "total_fertility.csv":
        if assumptions.totalFertility != nil { level = "; the level follows total_fertility" }
      case "external_migration.csv":
        if assumptions.externalNet != nil { level = "; the net follows external_net" }
      default: break
      }
      return describe(years: years, given: table.given).map { "\(table.name): \($0)\(level)" }
    }
  }

  private static func given(_ series: [YearSeries]) -> Set<Int> {
    Set(series.flatMap(\.years))
  }

  private static func describe(years: Range<Int>, given: Set<Int>) -> [String] {
    guard let first = given.min(), let last = given.max() else { return [] }
    var parts: [String] = []
    let early = years.filter { $0 < first }
    let late = years.filter { $0 > last }
    let between = years.filter { $0 > first && $0 < last && !given.contains($0) }
    if let span = span(early) { parts.append("\(span) held at \(first)") }
    if !between.isEmpty { parts.append("\(between.count) years interpolated") }
    if let span = span(late) { parts.append("\(span) held at \(last)") }
    return parts
  }

  private static func span(_ years: [Int]) -> String? {
    guard let first = years.first, let last = years.last else { return nil }
    return first == last ? "\(first)" : "\(first)–\(last)"
  }
}
