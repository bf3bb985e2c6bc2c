import Demography
import Tables

/// Who lives where, and how well the base population meets what is published.
extension Compilation {
  var populationTables: [CompiledTable] { [populationTable, residualTable] }

  private var populationTable: CompiledTable {
    var table = CompiledTable(
      PackageTables.population,
      ["date", "region", "sex", "age", "persons", "source", "confidence"],
      origin: .mixed(unit: "persons", concept: TableOrigin.deJure))
    for year in hindcast.persons.keys.sorted() {
      guard let persons = hindcast.persons[year] else { continue }
      let source =
        year == BasePopulation.year
        ? "official totals by region and sex; ages estimated and raked"
        : "official totals by region and sex; ages of 2025 carried back"
      for (region, id) in inputs.regions.enumerated() {
        for sex in Sex.allCases {
          for age in Age.all {
            table.add([
              "\(year)-01-01", id, sex.name, String(age),
              fixedDecimals(persons[region, sex, age], ExactRounding.decimals), source, "derived",
            ])
          }
        }
      }
    }
    return table
  }

  struct Residual {
    var margin: String
    var region: String
    var target: Double
    var value: Double
    var standardError: Double
    /// Value less target over the standard error.
    var residual: Double
    /// The same of the seed.
    var before: Double
    var source: String
    var confidence: String
  }

  var residuals: (soft: [Residual], checks: [Residual]) {
    let soft = zip(base.margins, base.before).map { margin, before in
      // An index is written as the persons it asks for.
      let persons = margin.divisor.map { divisor in
        Self.sum(divisor, base.persons, margin.region)
      }
      let scale = persons ?? 1
      let value = margin.value(in: base.persons)
      let error = margin.target * margin.relativeError
      return Residual(
        margin: margin.name, region: inputs.regions[margin.region], target: margin.target * scale,
        value: value * scale, standardError: error * scale,
        residual: (value - margin.target) / error, before: (before - margin.target) / error,
        source: margin.source, confidence: margin.confidence)
    }
    return (soft, nationalChecks)
  }

  private static func sum(_ weights: AgeSexTable, _ persons: RegionalTable, _ region: Int)
    -> Double
  {
    zip(weights.values, persons[region].values).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Official age groups of the country in 2023 against the ages carried back: used nowhere in the
  /// fit. The error of 1 % is a yardstick, not a measurement.
  private var nationalChecks: [Residual] {
    let table = inputs[InputDescriptions.nationalAgeGroups]
    return table.rows.compactMap { row in
      guard let persons = hindcast.persons[table.dateYear(row)] else { return nil }
      let sex = table.sex(row)
      let ages = table.integer(row, "from")...table.integer(row, "to")
      let national = persons.national
      let value = ages.reduce(0) { $0 + national[sex, $1] }
      let target = table.value(row, "persons")
      return Residual(
        margin:
          "check_\(table.dateYear(row))_\(sex.name)_\(ages.lowerBound)_\(ages.upperBound)",
        region: "*", target: target, value: value, standardError: target / 100,
        residual: (value - target) / (target / 100), before: 0, source: table.text(row, "source"),
        confidence: table.text(row, "confidence"))
    }
  }

  private var residualTable: CompiledTable {
    var table = CompiledTable(
      PackageTables.baseMarginResiduals,
      [
        "margin", "region", "target", "value", "standard_error", "residual", "source", "confidence",
      ], origin: .facts(unit: "persons", concept: TableOrigin.deJure))
    for row in residuals.soft + residuals.checks {
      table.add([
        row.margin, row.region, fixedDecimals(row.target, 1), fixedDecimals(row.value, 1),
        fixedDecimals(row.standardError, 1), fixedDecimals(row.residual, 3), row.source,
        row.confidence,
      ])
    }
    return table
  }
}
