import Demography
import Diagnostics
import Tables

/// Arrivals and departures across the border by region and year.
///
/// The country's totals are published, the regions' only in part. Where the region's net is known
/// (2023, 2024) and one of the two streams is published, the other follows; for the rest the smaller
/// of the two streams is proportional to the region's exchange, at the level that returns the
/// country's total. The exchange is that of the inhabitants with a weight in 2023, and in 2024 the
/// smaller stream of 2023. Where no net is known (2022, 2025) the regions keep their shares of the
/// nearest year, published figures excepted.
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

  init(_ inputs: InputFolder) throws(InputRejected) {
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
    try solve(
      inputs, known[2023] ?? [], country: national[2023] ?? Known(),
      exchange: Self.exchange(inputs, year: 2023), year: 2023)
    let streams = zip(immigrants[2023] ?? [], emigrants[2023] ?? [])
    try solve(
      inputs, known[2024] ?? [], country: national[2024] ?? Known(),
      exchange: streams.map { Double(min($0, $1)) }, year: 2024)
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

  /// Nets are known: immigrants − emigrants = net, and the smaller of the two = level · exchange.
  private mutating func solve(
    _ inputs: InputFolder, _ known: [Known], country: Known, exchange: [Double], year: Int
  ) throws(InputRejected) {
    func arrivals(_ region: Int, level: Double) -> Double {
      let net = known[region].net ?? 0
      if let immigrants = known[region].immigrants { return immigrants }
      if let emigrants = known[region].emigrants { return net + emigrants }
      return max(0, net) + level * exchange[region]
    }
    let least = known.indices.map { arrivals($0, level: 0) }
    let perLevel = known.indices.map { arrivals($0, level: 1) - least[$0] }
    let level =
      ((country.immigrants ?? 0) - least.reduce(0, +)) / perLevel.reduce(0, +)
    guard level >= 0 else {
      throw inputs.refusal(
        of: InputDescriptions.externalTotals,
        "the regions of \(year) ask for more arrivals than the country had")
    }
    let whole = ExactRounding.whole(known.indices.map { arrivals($0, level: level) })
    immigrants[year] = whole
    let leaving = known.indices.map { whole[$0] - Int(known[$0].net ?? 0) }
    emigrants[year] = leaving
    if let region = leaving.firstIndex(where: { $0 < 0 }) {
      throw inputs.refusal(
        of: InputDescriptions.externalTotals,
        "\(inputs.regions[region]) has fewer arrivals in \(year) than its net")
    }
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
