import Glibc

/// How processor time grows with draws and years: exponents of power laws between two sizes.
struct GrowthBenchmark {
  private let small: BlockRun
  private let manyDraws: BlockRun
  private let manyYears: BlockRun
  private let drawRatio: Double

  struct Exponents {
    let inDraws: Double
    let inYears: Double
  }

  private static let draws = 10_000
  private static let yearRatio = 3

  init(_ world: BenchmarkWorld, _ size: BenchmarkSize) {
    var more = size
    more.draws = Self.draws
    var longer = size
    longer.years = size.years * Self.yearRatio
    small = BlockRun(world, size)
    manyDraws = BlockRun(world, more)
    manyYears = BlockRun(world, longer)
    drawRatio = Double(more.draws) / Double(size.draws)
  }

  func run() async throws -> Exponents {
    let time = try await small.run(workers: 1).cpuSeconds
    let withDraws = try await manyDraws.run(workers: 1).cpuSeconds
    let withYears = try await manyYears.run(workers: 1).cpuSeconds
    return Exponents(
      inDraws: log(withDraws / time) / log(drawRatio),
      inYears: log(withYears / time) / log(Double(Self.yearRatio)))
  }
}
