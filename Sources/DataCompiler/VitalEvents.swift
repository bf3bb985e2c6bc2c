import Demography

/// Births and deaths by region and year, whole persons that sum to the country's official numbers.
struct VitalEvents {
  struct Row {
    var year: Int
    var region: Int
    var births: Int
    var deaths: Int
    var source: String
    var confidence: String
  }
  private(set) var rows: [Row] = []

  private let inputs: InputFolder
  private let statistics: VitalStatistics
  private let hindcast: HindcastAges
  private let mortality: StandardMortality
  private let totals: [Int: [[Double]]]

  init(
    _ inputs: InputFolder, hindcast: HindcastAges, mortality: StandardMortality,
    internalNets: InternalNets, external: ExternalTotals
  ) {
    self.inputs = inputs
    self.hindcast = hindcast
    self.mortality = mortality
    statistics = VitalStatistics(inputs)
    totals = inputs.populationTotals
    rows += of2022(internalNets, external)
    rows += of2023()
    rows += of2024()
    rows += of2025()
  }

  private func total(_ region: Int, _ year: Int) -> Double {
    totals[year]?[region].reduce(0, +) ?? 0
  }

  private func national(_ measure: String, _ year: Int) -> Double {
    statistics[measure, year, nil] ?? 0
  }

  /// Deaths from the region's life expectancy and the mean of the year's two populations; regions
  /// with known deaths keep them, the others sum to the rest of the country's number.
  private func deaths(_ year: Int, known: [Double?]) -> [Int] {
    let rates = RegionalMortality(year: year, standard: mortality, inputs: inputs)
    let modelled = inputs.regions.indices.map { region in
      [year, year + 1].reduce(0) { sum, date in
        sum + (hindcast.persons[date].map { rates.deaths(of: $0, region: region) / 2 } ?? 0)
      }
    }
    let rest = national("deaths", year) - known.reduce(0) { $0 + ($1 ?? 0) }
    let base = zip(known, modelled).reduce(0) { $0 + ($1.0 == nil ? $1.1 : 0) }
    return ExactRounding.whole(zip(known, modelled).map { $0 ?? $1 * rest / base })
  }

  /// Births close the region's account: nothing but totals and nets is published for all regions.
  private func of2022(_ internalNets: InternalNets, _ external: ExternalTotals) -> [Row] {
    let deaths = deaths(2022, known: inputs.regions.map { _ in nil })
    return inputs.regions.indices.map { region in
      let change = total(region, 2023) - total(region, 2022)
      let net = (internalNets.nets[2022]?[region] ?? 0) + Double(external.net(2022, region))
      return Row(
        year: 2022, region: region, births: Int(change - net) + deaths[region],
        deaths: deaths[region],
        source:
          "deaths: life expectancy of 2022 on ages carried back, scaled to the country; births: population change less nets plus deaths",
        confidence: "derived")
    }
  }

  /// Natural increase is published for all regions, birth rates for six.
  private func of2023() -> [Row] {
    let increase = inputs.regions.indices.map { statistics["natural_increase", 2023, $0] ?? 0 }
    let births = inputs.regions.indices.map { region in
      statistics["crude_birth_rate", 2023, region].map {
        ($0 / 1000 * (total(region, 2023) + total(region, 2024)) / 2).rounded()
      }
    }
    let deaths = deaths(
      2023,
      known: zip(births, increase).map { births, increase in
        births.map { $0 - increase }
      })
    return inputs.regions.indices.map { region in
      let source =
        births[region] == nil
        ? "natural increase as published; deaths: life expectancy of 2023 on ages carried back, scaled to the country"
        : "births: published crude rate times mean population; deaths: births less the published natural increase"
      return Row(
        year: 2023, region: region, births: Int(increase[region]) + deaths[region],
        deaths: deaths[region], source: source, confidence: "derived")
    }
  }

  private func of2024() -> [Row] {
    let table = inputs[InputDescriptions.vitalStatistics]
    var sources = [String](repeating: "", count: inputs.regions.count)
    for row in table.rows where table.integer(row, "year") == 2024 {
      guard let region = inputs.region(table, row) else { continue }
      let text = "\(table.text(row, "measure")): \(table.text(row, "source"))"
      sources[region] += sources[region].isEmpty ? text : "; " + text
    }
    let births = regional2024("births", scaledTo: 2024)
    let deaths = regional2024("deaths", scaledTo: 2024)
    return inputs.regions.indices.map { region in
      Row(
        year: 2024, region: region, births: births[region], deaths: deaths[region],
        source: sources[region], confidence: "derived")
    }
  }

  /// The regions' figures of 2024, which miss the country's by a person, at the country's number of
  /// a year.
  private func regional2024(_ measure: String, scaledTo year: Int) -> [Int] {
    let values = inputs.regions.indices.map { statistics[measure, 2024, $0] ?? 0 }
    let factor = national(measure, year) / values.reduce(0, +)
    return ExactRounding.whole(values.map { $0 * factor })
  }

  /// Regions keep their shares of 2024: nothing of 2025 is published by region.
  private func of2025() -> [Row] {
    let births = regional2024("births", scaledTo: 2025)
    let deaths = regional2024("deaths", scaledTo: 2025)
    return inputs.regions.indices.map { region in
      Row(
        year: 2025, region: region, births: births[region], deaths: deaths[region],
        source: "those of 2024 times the country's change from 2024 to 2025", confidence: "derived")
    }
  }
}
