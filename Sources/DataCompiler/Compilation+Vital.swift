import Demography
import Tables

/// Births and deaths: rates, patterns, targets and events.
extension Compilation {
  var vitalTables: [CompiledTable] {
    [mortalityTable, declineTable, fertilityTable, totalFertilityTable, vitalEventsTable]
  }

  private var mortalityTable: CompiledTable {
    var table = CompiledTable(
      PackageTables.mortality, ["year", "region", "sex", "age", "rate", "source", "confidence"],
      origin: .prospects(unit: "deaths per person-year"))
    for year in mortality.rates.keys.sorted() {
      for sex in Sex.allCases {
        for age in Age.all {
          table.add([
            String(year), "*", sex.name, String(age),
            fixedDecimals(mortality.rates[year]?[sex, age] ?? 0, 9),
            "World Population Prospects 2024, rates that return its survival", "derived",
          ])
        }
      }
    }
    return table
  }

  private var declineTable: CompiledTable {
    var table = CompiledTable(
      PackageTables.mortalityDecline, ["sex", "age", "pattern", "source", "confidence"],
      origin: .prospects(unit: "relative, mean one"))
    for sex in Sex.allCases {
      for age in Age.all {
        table.add([
          sex.name, String(age), fixedDecimals(mortality.decline[sex, age], 6),
          "fall of log m(x) from 2025 to 2050, World Population Prospects 2024, mean of five ages",
          "derived",
        ])
      }
    }
    return table
  }

  private var fertilityTable: CompiledTable {
    var table = CompiledTable(
      PackageTables.fertility, ["year", "region", "age", "rate", "source", "confidence"],
      origin: .prospects(unit: "births per woman-year"))
    for age in Age.fertile {
      table.add([
        "2025", "*", String(age), fixedDecimals(fertility.pattern[age], 9),
        "World Population Prospects 2024, Kazakhstan", "verified",
      ])
    }
    return table
  }

  var totalFertility2025: Double {
    fertility.nationalTotalFertility2025(
      base: base.persons, before: hindcast.persons[2024] ?? base.persons)
  }

  /// Official 2022 and 2023; afterwards the country's change in every region.
  private var totalFertilityTable: CompiledTable {
    var table = CompiledTable(
      PackageTables.totalFertility, ["year", "region", "children", "source", "confidence"],
      origin: .facts(unit: "children per woman"))
    let national2023 = fertility.national[2023] ?? 0
    let changes: [(year: Int, change: Double, source: String)] = [
      (
        2024, (fertility.national[2024] ?? 0) / national2023,
        "official 2023 times the country's change to 2024 (2.96 to 2.80)"
      ),
      (
        2025, totalFertility2025 / national2023,
        "official 2023 times the country's change to 2025, which follows births per woman of the base ages"
      ),
    ]
    for year in fertility.official.keys.sorted() {
      for (region, id) in inputs.regions.enumerated() {
        table.add([
          String(year), id, fixedDecimals(fertility.official[year]?[region] ?? 0, 2),
          "BNS RK, via kanatislambekov/relig-research-web (GitHub)", "verified",
        ])
      }
    }
    for (year, change, source) in changes {
      for (region, id) in inputs.regions.enumerated() {
        let children = (fertility.official[2023]?[region] ?? 0) * change
        table.add([String(year), id, fixedDecimals(children, 4), source, "derived"])
      }
    }
    return table
  }

  private var vitalEventsTable: CompiledTable {
    var table = CompiledTable(
      PackageTables.vitalEvents, ["year", "region", "births", "deaths", "source", "confidence"],
      origin: .facts(unit: "persons"))
    for row in vitalEvents.rows {
      table.add([
        String(row.year), inputs.regions[row.region], String(row.births), String(row.deaths),
        row.source, row.confidence,
      ])
    }
    return table
  }
}
