import Demography
import Tables

/// Arrivals and departures across the border by region and year.
///
/// The country's totals are published, the regions' only in part. Where the region's net is known
/// (2023, 2024) and one of the two streams is published, the other follows; for the rest the product
/// of the two streams is proportional to the square of the inhabitants weighted by their exchange,
/// with one factor that returns the country's total. Where no net is known (2022, 2025) the regions
/// keep their shares of the nearest year, published figures excepted.
struct ExternalTotals {
  /// Persons, `[year][region]`.
  private(set) var immigrants: [Int: [Int]] = [:]
  private(set) var emigrants: [Int: [Int]] = [:]

  static let years = 2022...2025

  private struct Known {
    var immigrants: Double?
    var emigrants: Double?
    var net: Double?
  }

  init(_ inputs: InputFolder) {
    let table = inputs[InputDescriptions.externalTotals]
    var known: [Int: [Known]] = [:]
    var national: [Int: Known] = [:]
    for row in table.rows {
      let entry = Known(
        immigrants: table.number(row, "immigrants"), emigrants: table.number(row, "emigrants"),
        net: table.number(row, "net"))
      let year = table.integer(row, "year")
      if let region = inputs.region(table, row) {
        known[year, default: .init(repeating: Known(), count: inputs.regions.count)][region] = entry
      } else {
        national[year] = entry
      }
    }
    for year in [2023, 2024] {
      let exchange = Self.exchange(inputs, year: year)
      solve(known[year] ?? [], country: national[year] ?? Known(), exchange: exchange, year: year)
    }
    share(known[2022] ?? [], country: national[2022] ?? Known(), like: 2023, year: 2022)
    share(known[2025] ?? [], country: national[2025] ?? Known(), like: 2024, year: 2025)
  }

  func net(_ year: Int, _ region: Int) -> Int {
    (immigrants[year]?[region] ?? 0) - (emigrants[year]?[region] ?? 0)
  }

  /// Inhabitants times their relative exchange with other countries.
  private static func exchange(_ inputs: InputFolder, year: Int) -> [Double] {
    let table = inputs[InputDescriptions.externalExchange]
    let totals = inputs.populationTotals[year] ?? []
    var out = [Double](repeating: 0, count: inputs.regions.count)
    for row in table.rows {
      guard let region = inputs.region(table, row) else { continue }
      out[region] = table.value(row, "weight") * totals[region].reduce(0, +)
    }
    return out
  }

  /// Nets are known: immigrants − emigrants = net, immigrants · emigrants = t · exchange².
  private mutating func solve(_ known: [Known], country: Known, exchange: [Double], year: Int) {
    func arrivals(_ region: Int, _ t: Double) -> Double {
      let net = known[region].net ?? 0
      if let immigrants = known[region].immigrants { return immigrants }
      if let emigrants = known[region].emigrants { return net + emigrants }
      return (net + (net * net + 4 * t * exchange[region] * exchange[region]).squareRoot()) / 2
    }
    let wanted = country.immigrants ?? 0
    var low = 0.0
    var high = 1.0
    for _ in 0..<200 {
      let middle = (low + high) / 2
      let sum = known.indices.reduce(0) { $0 + arrivals($1, middle) }
      if sum < wanted { low = middle } else { high = middle }
    }
    let whole = ExactRounding.whole(known.indices.map { arrivals($0, (low + high) / 2) })
    immigrants[year] = whole
    emigrants[year] = known.indices.map { whole[$0] - Int(known[$0].net ?? 0) }
  }

  /// No nets are known: the shares of another year.
  private mutating func share(_ known: [Known], country: Known, like other: Int, year: Int) {
    immigrants[year] = Self.shared(
      known.map(\.immigrants), total: country.immigrants ?? 0, like: immigrants[other] ?? [])
    emigrants[year] = Self.shared(
      known.map(\.emigrants), total: country.emigrants ?? 0, like: emigrants[other] ?? [])
  }

  private static func shared(_ known: [Double?], total: Double, like other: [Int]) -> [Int] {
    let fixed = known.reduce(0) { $0 + ($1 ?? 0) }
    let base = zip(known, other).reduce(0.0) { $0 + ($1.0 == nil ? Double($1.1) : 0) }
    return ExactRounding.whole(
      zip(known, other).map { $0 ?? (total - fixed) * Double($1) / base })
  }
}
