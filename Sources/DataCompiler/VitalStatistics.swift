import Demography

/// Births, deaths and rates as found in publications.
struct VitalStatistics {
  private struct Key: Hashable {
    let year: Int
    let region: Int?
    let measure: String
  }
  private var values: [Key: Double] = [:]
  private var years: Set<Int> = []

  init(_ inputs: InputFolder) {
    let table = inputs[InputDescriptions.vitalStatistics]
    for row in table.rows {
      let key = Key(
        year: table.integer(row, "year"), region: inputs.region(table, row),
        measure: table.text(row, "measure"))
      values[key] = table.value(row, "value")
      years.insert(key.year)
    }
  }

  /// `nil` where not published; region `nil` is the country.
  subscript(_ measure: String, year: Int, region: Int?) -> Double? {
    values[Key(year: year, region: region, measure: measure)]
  }

  /// The country's figure by year.
  func national(_ measure: String) -> [Int: Double] {
    var out: [Int: Double] = [:]
    for year in years { out[year] = self[measure, year, nil] }
    return out
  }
}
