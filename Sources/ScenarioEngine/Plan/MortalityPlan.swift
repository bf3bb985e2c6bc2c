import Demography

/// The death rates of each year: the package's, or those that meet a life expectancy.
///
/// A level is stated as an increment in years over each region's and sex's own life expectancy of
/// the first year; one common increment meets a national path, one of its own a regional path.
struct MortalityPlan {
  private let country: CountryData
  private let path: LevelPath?
  private let baseYear: Int
  /// Persons of the first year: the fixed weights of every pooled table.
  private let weights: RegionalTable
  /// Levels found last, `[region][sex]`: those of the rates last given, and the guess for the next.
  private(set) var levels: [[MortalityLevel]]
  private var lastIncrement = 0.0

  init(country: CountryData, path: LevelPath?, baseYear: Int, weights: RegionalTable) {
    self.country = country
    self.path = path
    self.baseYear = baseYear
    self.weights = weights
    levels = .init(repeating: [.init(), .init()], count: country.regions.count)
  }

  /// Rates of a year at the level that the scenario's path, or else the package, states.
  mutating func rates(in year: Int) throws(PlanError) -> RegionalTable {
    switch path {
    case nil:
      return try rates(in: year, increments: [Double](repeating: 0, count: country.regions.count))
    case .national(let series):
      let rows = Array(country.regions.regions.indices)
      let increment = try increment(
        in: year, target: series[year], regions: rows, field: "assumptions.life_expectancy")
      return try rates(in: year, increments: rows.map { _ in increment })
    case .regional(let series):
      var increments = [Double](repeating: 0, count: country.regions.count)
      for (region, levels) in series.sorted(by: { $0.key < $1.key }) {
        increments[region] = try increment(
          in: year, target: levels[year], regions: [region],
          field: "assumptions.life_expectancy.\(country.regions.regions[region].id)")
      }
      return try rates(in: year, increments: increments)
    }
  }

  /// Rates of a year, every region and sex `increment` years above its own level.
  mutating func rates(in year: Int, increment: Double) throws(PlanError) -> RegionalTable {
    try rates(
      in: year, increments: [Double](repeating: increment, count: country.regions.count))
  }

  /// Life expectancy of the national table of both sexes, weights fixed.
  func pooledLifeExpectancy(of rates: RegionalTable) -> Double {
    PooledMortality.lifeExpectancy(
      rates: rates, weights: weights, regions: country.regions.regions.indices)
  }

  /// The mean of the regions' own life expectancies, weighted by persons.
  func meanLifeExpectancy(of rates: RegionalTable) -> Double {
    var years = 0.0
    var persons = 0.0
    for region in country.regions.regions.indices {
      let weight = weights.total(region: region)
      years +=
        weight * PooledMortality.lifeExpectancy(rates: rates, weights: weights, regions: [region])
      persons += weight
    }
    return years / persons
  }

  private mutating func increment(
    in year: Int, target: Double, regions: [Int], field: String
  ) throws(PlanError) -> Double {
    let near = lastIncrement
    for width in [0.75, 6.0, 45.0] {
      let found = try solve(target: target, in: (near - width)...(near + width), tolerance: 1e-9) {
        (increment: Double) throws(PlanError) -> Double in
        var increments = [Double](repeating: 0, count: country.regions.count)
        for region in regions { increments[region] = increment }
        let rates = try rates(in: year, increments: increments, only: regions)
        return PooledMortality.lifeExpectancy(rates: rates, weights: weights, regions: regions)
      }
      if let found {
        lastIncrement = found
        return found
      }
    }
    throw PlanError(
      field: field, "no mortality gives a life expectancy of \(target) years in \(year)",
      remedy: "give a life expectancy between 20 and 100 years")
  }

  private mutating func rates(
    in year: Int, increments: [Double], only regions: [Int]? = nil
  ) throws(PlanError) -> RegionalTable {
    var table = RegionalTable(regions: country.regions.count)
    for region in regions ?? Array(country.regions.regions.indices) {
      for sex in Sex.allCases {
        let rates = try rates(
          region: region, sex: sex, year: year, increment: increments[region])
        let start = RegionalTable.index(region, sex, 0)
        for age in Age.all { table.values[start + age] = rates[age] }
      }
    }
    return table
  }

  private mutating func rates(
    region: Int, sex: Sex, year: Int, increment: Double
  ) throws(PlanError) -> [Double] {
    let targets = country.lifeExpectancy[region][sex.rawValue]
    let model = model(region: region, sex: sex, year: year)
    guard !targets.isEmpty || increment != 0 else {
      levels[region][sex.rawValue] = MortalityLevel(
        lifeExpectancy: model.lifeExpectancy(kappa: 0), kappa: 0)
      return model.standard
    }
    let base = targets.isEmpty ? model.lifeExpectancy(kappa: 0) : targets[levelYear(of: year)]
    guard
      let kappa = model.kappa(
        lifeExpectancy: base + increment, near: levels[region][sex.rawValue].kappa)
    else {
      let id = country.regions.regions[region].id
      throw PlanError(
        field: "assumptions.life_expectancy",
        "no mortality gives \(sex.name)s of \(id) a life expectancy of \(base + increment) years",
        remedy: "give a national life expectancy nearer to the observed one")
    }
    levels[region][sex.rawValue] = MortalityLevel(lifeExpectancy: base + increment, kappa: kappa)
    return model.rates(kappa: kappa)
  }

  /// Where the scenario sets the level, the package's own course after the first year gives way.
  private func levelYear(of year: Int) -> Int { path == nil ? year : baseYear }

  /// The standard of a region and sex and how it falls.
  func model(region: Int, sex: Sex, year: Int) -> RelationalMortality {
    RelationalMortality(
      sex: sex,
      standard: country.mortality[region][sex.rawValue].vector(in: levelYear(of: year)),
      decline: Array(country.mortalityDecline[sex]))
  }
}

extension RegionalTable {
  /// S(s, x) of each region from death rates, by age at the end of the year.
  func survivalRatios() -> RegionalTable {
    var ratios = RegionalTable(regions: regionCount)
    for region in 0..<regionCount {
      for sex in Sex.allCases {
        let table = LifeTable(centralDeathRates: self[region, sex], sex: sex)
        let start = RegionalTable.index(region, sex, 0)
        for (age, ratio) in table.survivalRatios.enumerated() { ratios.values[start + age] = ratio }
      }
    }
    return ratios
  }
}
