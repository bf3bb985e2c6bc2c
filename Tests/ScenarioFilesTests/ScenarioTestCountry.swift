import Demography
import Diagnostics
import LinearAlgebra
import Migration
import ScenarioEngine
import ScenarioFiles

/// A country of empty tables: regions, years and margins, which is all that reading looks at.
enum ScenarioTestCountry {
  static func make(
    regions: [(id: String, english: String, russian: String, kazakh: String)] = threeRegions,
    populationYears: [Int] = [2025, 2026], flowYears: [Int] = [2024, 2025],
    hasDistances: Bool = true, mortalityIsShared: Bool = false,
    schedules: [String: RogersCastro] = [:]
  ) -> CountryData {
    let count = regions.count
    let none = [Double?](repeating: nil, count: count)
    return CountryData(
      name: "test",
      regions: RegionSet(
        regions.map { region in
          Region(
            id: region.id,
            name: LocalizedName(
              english: region.english, russian: region.russian, kazakh: region.kazakh))
        }),
      populations: Dictionary(
        uniqueKeysWithValues: populationYears.map { ($0, RegionalTable(regions: count)) }),
      mortality: [], mortalityIsShared: mortalityIsShared, fertility: [], sexRatioAtBirth: [],
      internalMargins: flowYears.map {
        InternalMargins(
          year: $0, scope: .interregional, arrivals: none, departures: none,
          net: [Double?](repeating: 0, count: count))
      },
      distances: hasDistances
        ? DistanceTable(
          kilometres: Matrix(rows: count, columns: count),
          contiguous: Matrix(rows: count, columns: count),
          ring: Matrix(rows: count, columns: count)) : nil,
      schedules: schedules,
      covariates: (0..<count).map {
        Covariate(year: 2025, region: $0, name: "climate_index", value: 0.5, unit: "index")
      },
      ageGroups: [
        AgeGroup(id: "working_age", slices: [.init(sex: nil, from: 16, to: 62, year: nil)])
      ],
      profiles: Dictionary(
        uniqueKeysWithValues: ["resettlers", "kandas", "mobilisation"].map {
          ($0, AgeSexTable(repeating: 1 / Double(AgeSexTable.count)))
        }),
      prices: [2025, 2026].map {
        Price(year: $0, name: "mrp", value: 4000, unit: "tenge", source: "")
      },
      labourForce: YearSeries([2024: 90_000, 2025: 100_000]),
      planning: PlanningRecords(
        checkpoints: ["Syrym", "Kairak"].map {
          Checkpoint(
            name: $0, neighbour: "russia", mode: "road", region: 0, lanes: nil, personsPerDay: nil,
            basePersonsPerDay: nil, source: "", confidence: .unverified)
        }))
  }

  static let threeRegions = [
    (id: "astana", english: "Astana city", russian: "город Астана", kazakh: "Астана қаласы"),
    (
      id: "akmola", english: "Akmola Region", russian: "Акмолинская область",
      kazakh: "Ақмола облысы"
    ),
    (
      id: "kostanay", english: "Kostanay Region", russian: "Костанайская область",
      kazakh: "Қостанай облысы"
    ),
  ]

  /// The twenty regions that the scenarios of Kazakhstan speak of.
  static let kazakhstan = [
    "abai", "akmola", "aktobe", "almaty_region", "atyrau", "west_kazakhstan", "zhambyl", "zhetisu",
    "karaganda", "kostanay", "kyzylorda", "mangystau", "pavlodar", "north_kazakhstan", "turkistan",
    "ulytau", "east_kazakhstan", "astana", "almaty_city", "shymkent",
  ].map { (id: $0, english: "", russian: "", kazakh: "") }

  /// The file with its variants or its sweep.
  static func readAll(
    _ file: String, _ overrides: [String] = [], country: CountryData = make()
  ) throws(InputRejected) -> [LoadedScenario] {
    try ScenarioReader.readAll(file: file, overrides: overrides) {
      (_) throws(InputRejected) -> CountryData in country
    }
  }

  static func read(
    _ file: String, _ overrides: [String] = [], horizon: String? = nil,
    country: CountryData = make()
  ) throws(InputRejected) -> LoadedScenario {
    try ScenarioReader.read(file: file, overrides: overrides, horizon: horizon) {
      (_) throws(InputRejected) -> CountryData in country
    }
  }
}
