import Demography
import Ensembles
import ScenarioEngine

/// Blocks of draws in a made-up country: processor time of a draw and year, what statistics and
/// further workers change of it, and whether the answer is right.
///
/// Whatever is compared is measured in turn, round after round, and the median over rounds is
/// reported: the machine may be busy with other things.
struct StepBenchmark {
  let size: BenchmarkSize
  let rounds: Int
  let workers: Int
  let extras: Set<BenchmarkExtra>

  func run() async throws -> BenchmarkReport {
    var report = BenchmarkReport(
      "\(size.regions) regions, \(size.draws) draws in blocks of \(size.block), \(size.years) years"
    )
    let world = try BenchmarkWorld(regions: size.regions)
    let bare = BlockRun(world, size)
    let withFigures = BlockRun(world, size, figuresKept: true)
    let growth = GrowthBenchmark(world, size)
    let products = ProductBenchmark(world, size)

    var single: [BlockRun.Outcome] = []
    var crew: [BlockRun.Outcome] = []
    var kept: [BlockRun.Outcome] = []
    var rates: [ProductBenchmark.Rates] = []
    var exponents: [GrowthBenchmark.Exponents] = []
    try await warmUp(world)
    for _ in 0..<rounds {
      single.append(try await bare.run(workers: 1))
      if workers > 1 { crew.append(try await bare.run(workers: workers)) }
      if extras.contains(.statistics) { kept.append(try await withFigures.run(workers: 1)) }
      if extras.contains(.products) { rates.append(try await products.run()) }
      if extras.contains(.growth) { exponents.append(try await growth.run()) }
    }

    let cpu = single.map(\.cpuSeconds)
    report.add("cpu_us_per_draw_year", cpu.median * 1e6 / size.drawYears, "µs")
    report.add("cpu_us_per_draw_year_fastest", (cpu.min() ?? 0) * 1e6 / size.drawYears, "µs")
    report.add(
      "cpu_ns_per_cell_year",
      cpu.median * 1e9 / size.drawYears / Double(2 * Age.count * size.regions), "ns")
    report.add("wall", single.map(\.wallSeconds).median, "s")
    if !crew.isEmpty {
      let pairs = zip(single, crew)
      report.add(
        "wall_of_1_worker_over_\(workers)",
        pairs.map { $0.wallSeconds / $1.wallSeconds }.median, "")
      report.add(
        "cpu_of_\(workers)_workers_over_1", pairs.map { $1.cpuSeconds / $0.cpuSeconds }.median, "")
    }
    if !kept.isEmpty {
      report.add("figures_per_draw", Double(withFigures.layout?.valueCount ?? 0), "")
      report.add(
        "cpu_with_statistics_over_bare",
        zip(kept, single).map { $0.cpuSeconds / $1.cpuSeconds }.median, "")
    }
    if !rates.isEmpty {
      report.add("product_rate_inside", rates.map(\.inside).median, "GFLOP/s")
      report.add("product_rate_1024", rates.map(\.reference).median, "GFLOP/s")
      report.add(
        "product_rate_inside_over_1024", rates.map { $0.inside / $0.reference }.median, "")
      report.add("cpu_share_of_products", rates.map(\.shareOfTime).median, "")
    }
    if !exponents.isEmpty {
      report.add("exponent_in_draws", exponents.map(\.inDraws).median, "")
      report.add("exponent_in_years", exponents.map(\.inYears).median, "")
    }
    report.closing = single[0].closing
    try check(&report, single, crew, kept, withFigures.layout)
    return report
  }

  /// What the first products and tasks of a process make once.
  private func warmUp(_ world: BenchmarkWorld) async throws {
    var short = size
    short.draws = size.block
    short.years = 1
    _ = try await BlockRun(world, short).run(workers: workers)
  }

  private func check(
    _ report: inout BenchmarkReport, _ single: [BlockRun.Outcome], _ crew: [BlockRun.Outcome],
    _ kept: [BlockRun.Outcome], _ layout: FigureLayout?
  ) throws {
    let all = single + crew + kept
    report.check(
      "allocations in the yearly loop", Double(all.map(\.allocations).reduce(0, +)), atMost: 0)
    report.check(
      "residual of any region's account, relative", all.map(\.worstResidual).max() ?? .infinity,
      atMost: 1e-9)
    report.check(
      "against explicit matrices, relative", try ExplicitReference.departure(regions: 7),
      atMost: 1e-12)
    report.check(
      "runs and draws that differ from the first in any bit",
      Double(all.count { !$0.drawsAgree || $0.closing != single[0].closing }), atMost: 0)
    guard let layout, let moments = kept.last?.moments else { return }
    // The country is the first area, 1 January after the last year.
    let persons = layout.index(figure: layout.figure(.persons), year: size.years, area: 0)
    let total = single[0].closing.total
    report.check(
      "mean of the country's persons, relative", abs(moments.means[persons] / total - 1),
      atMost: 1e-12)
    report.check(
      "draws without a mean of them", Double(size.draws - moments.drawCount), atMost: 0)
  }
}

extension [Double] {
  /// The middle value; of an even number the higher of the two in the middle.
  var median: Double { isEmpty ? .nan : sorted()[count / 2] }
}
