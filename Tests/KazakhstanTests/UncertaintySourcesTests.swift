import Ensembles
import Glibc
import ScenarioEngine
import TestSupport
import Testing

/// The spreads of `reference.yaml` against the figures they were taken from, all of which stand in
/// `inputs/uncertainty_history.csv`.
@Suite("The spreads of the reference forecast")
struct UncertaintySourcesTests {
  let uncertainty: Uncertainty
  let history: History

  /// Name, then year.
  struct History {
    private var values: [String: [Int: Double]] = [:]

    init(file: String) throws {
      let text = try #require(TemporaryFolder.text(file))
      for line in text.split(separator: "\n").dropFirst() {
        let cells = line.split(separator: ",", maxSplits: 3)
        let year = try #require(Int(cells[0]))
        values[String(cells[1]), default: [:]][year] = Double(cells[2])
      }
    }

    func callAsFunction(_ name: String, _ year: Int) throws -> Double {
      try #require(values[name]?[year], "\(name) of \(year)")
    }

    /// Logarithms of what became of a figure after a number of years.
    func changes(_ name: String, after years: Int = 1, _ range: ClosedRange<Int>) throws -> [Double]
    {
      try (range.lowerBound...(range.upperBound - years)).map {
        log(try self(name, $0 + years) / (try self(name, $0)))
      }
    }
  }

  init() throws {
    uncertainty = try EnsemblePlan.kazakhstan(draws: 1).plan.scenario.uncertainty
    history = try History(
      file: Repository.path("Scenarios/kazakhstan/inputs/uncertainty_history.csv"))
  }

  private func spread(_ driver: Uncertainty.Driver) throws -> Uncertainty.Spread {
    try #require(uncertainty.drivers[driver])
  }

  private func rootMeanSquare(_ values: [Double]) -> Double {
    (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
  }

  /// Standard deviation in the nth year when every year adds as much, the first included.
  private func deviation(_ spread: Uncertainty.Spread, year: Int, first: Double? = nil) -> Double {
    var variance = first.map { $0 * $0 } ?? spread.innovation * spread.innovation
    for _ in 1..<max(year, 1) {
      variance =
        spread.persistence * spread.persistence * variance + spread.innovation * spread.innovation
    }
    return variance.squareRoot()
  }

  /// Of the 80 % bounds of World Population Prospects 2024.
  private func prospects(
    _ name: String, _ year: Int, _ scale: (Double) -> Double
  ) throws -> Double {
    (scale(try history("\(name)_upper_80", year)) - scale(try history("\(name)_lower_80", year)))
      / 2 / 1.281552
  }

  @Test("fertility strays as the United Nations' bounds, which start from 2023, and as it changed")
  func fertility() throws {
    let spread = try spread(.totalFertility)
    for year in [2025, 2030, 2035, 2040, 2045, 2050] {
      let bounds = try prospects("total_fertility", year) { log($0) }
      expectClose(deviation(spread, year: year - 2023) / bounds, 1, within: 0.15, "\(year)")
    }
    let changes = try history.changes("total_fertility", 2018...2025)
    expectClose(rootMeanSquare(changes), spread.innovation, within: 0.005)
    // The Concept's 2.5–2.6 read as an 80 % interval.
    expectClose(log(2.6 / 2.5) / 2 / 1.281552, spread.firstYear, within: 0.005)
  }

  @Test("past rounds missed fertility by 1.3 and by 1.5 standard deviations: it may happen again")
  func fertilityMisses() throws {
    let spread = try spread(.totalFertility)
    let misses = try (2023...2025).map { year in
      log(try history("total_fertility", year) / (try history("total_fertility_wpp_2022", year)))
        / deviation(spread, year: year - 2021)
    }
    for (got, expected) in zip(misses, [-0.26, -0.66, -1.26]) {
      expectClose(got, expected, within: 0.01)
    }
    let before = try (2020...2024).map { try history("total_fertility", $0) }.mean
    let miss = log(before / (try history("total_fertility_wpp_2019", 2022)))
    expectClose(miss, 0.152, within: 0.005)
    expectClose(miss / deviation(spread, year: 3), 1.5, within: 0.05)
  }

  @Test("life expectancy strays as the United Nations' bounds; the epidemic lies outside")
  func lifeExpectancy() throws {
    let spread = try spread(.lifeExpectancy)
    expectClose(try prospects("life_expectancy", 2024) { $0 }, spread.firstYear, within: 0.005)
    for (year, allowance) in [(2025, 0.05), (2030, 0.05), (2035, 0.07), (2050, 0.19)] {
      let bounds = try prospects("life_expectancy", year) { $0 }
      let own = deviation(spread, year: year - 2023, first: spread.firstYear)
      expectClose(own / bounds, 1, within: allowance, "\(year)")
    }
    let loss = try history("life_expectancy", 2020) - history("life_expectancy", 2019)
    #expect(loss < -4 * spread.innovation)
  }

  @Test("immigration and emigration stray as a held number was wrong in 2010–2025")
  func border() throws {
    for (driver, name) in [
      (Uncertainty.Driver.immigration, "immigrants"), (.emigration, "emigrants"),
    ] {
      let spread = try spread(driver)
      func error(_ years: Int) throws -> Double {
        rootMeanSquare(try history.changes(name, after: years, 2010...2025))
      }
      expectClose(try error(1), spread.firstYear, within: 0.005, name)
      for years in [2, 5, 10] {
        let own = deviation(spread, year: years, first: spread.firstYear)
        expectClose(own / (try error(years)), 1, within: 0.2, "\(name) after \(years) years")
      }
    }
    let correlation = try history.changes("immigrants", 2010...2025)
      .correlation(with: history.changes("emigrants", 2010...2025))
    let stated = try #require(
      uncertainty.correlations[Uncertainty.Pair(.immigration, .emigration)])
    expectClose(correlation, stated, within: 0.005)
  }

  @Test("mobility strays between what the published moves and the band of 0.47–1.14 allow")
  func mobility() throws {
    let spread = try spread(.mobility)
    let changes = try history.changes("national_moves", 2022...2025)
    let middle = (changes.standardDeviation + rootMeanSquare(changes)) / 2
    expectClose(spread.innovation, middle, within: 0.01)
    let lasting = deviation(spread, year: 100)
    let band = log(1.14 / 0.47) / 2 / 1.281552
    let lowest = log(try history("national_moves", 2025) / (try history("national_moves", 2022)))
    #expect(band < lasting && lasting < lowest / 1.281552, "\(band) < \(lasting) < \(lowest)")
    #expect(spread.firstYear == 0, "the moves of 2025 are known")
  }

  @Test("of moves between regions are the stated bands and the errors of the fit")
  func moves() throws {
    let share = try #require(uncertainty.grossShare)
    #expect([share.low, share.central, share.high] == [0.30, 0.444, 0.50])
    let constant = try #require(uncertainty.scheduleConstant)
    #expect([constant.low, constant.central, constant.high] == [0.003, 0.015, 0.033])
    #expect(uncertainty.deterrence?.isCertain == false)
    let file = try #require(
      TemporaryFolder.text(Repository.path("Scenarios/kazakhstan/reference.yaml")))
    #expect(file.contains("exponent: 0.22\n    ring: 0.36\n"))
    #expect(uncertainty.netRule == .init(originExponent: 0.5, destinationExponent: 0.5))
    #expect((0.03...0.05).contains(uncertainty.baseAges))
  }

  @Test("span to the other rule from either side, and leave the facts of 2025 alone")
  func references() throws {
    let persistent = try EnsemblePlan.kazakhstan("reference-persistent", draws: 1)
    #expect(
      persistent.plan.scenario.uncertainty.netRule
        == .init(originExponent: 1, destinationExponent: 0))
    let facts = try EnsemblePlan.kazakhstan("reference-facts", draws: 1)
    for driver in Uncertainty.Driver.allCases {
      #expect(facts.plan.scenario.uncertainty.drivers[driver]?.firstYear == 0)
    }
  }
}
