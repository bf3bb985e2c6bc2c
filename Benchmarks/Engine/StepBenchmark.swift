import AllocationCounter
import Demography
import LinearAlgebra
import Migration
import Projection

/// Blocks of draws in a made-up country: time for a draw and year, allocations in the yearly loop,
/// and the answer against an explicitly formed transition matrix.
struct StepBenchmark {
  let size: BenchmarkSize

  init(_ size: BenchmarkSize) { self.size = size }

  func run() throws -> BenchmarkReport {
    var report = BenchmarkReport(
      "\(size.regions) regions, \(size.draws) draws in blocks of \(size.block), \(size.years) years"
    )
    let world = try BenchmarkWorld(regions: size.regions)
    let rule = world.rule
    let drivers = (0..<size.years).map { world.drivers(year: 2025 + $0) }

    var workspace = ProjectionWorkspace(opening: world.population, draws: size.block)
    workspace.advance(with: drivers[0], rule: rule)
    workspace.turnYear()

    let allocationsBefore = kosh_allocation_count()
    let watch = Stopwatch()
    var done = 0
    while done < size.draws {
      workspace.reset(to: world.population)
      for year in drivers {
        workspace.advance(with: year, rule: rule)
        workspace.turnYear()
      }
      done += size.block
    }
    let cpu = watch.cpuSeconds
    let allocations = kosh_allocation_count() - allocationsBefore
    let drawYears = Double(done * size.years)
    report.add("cpu_us_per_draw_year", cpu * 1e6 / drawYears, "µs")
    report.add("cpu_ns_per_cell_year", cpu * 1e9 / drawYears / Double(202 * size.regions), "ns")
    report.add("wall", watch.wallSeconds, "s")
    report.check("allocations in the yearly loop", Double(allocations), atMost: 0)
    report.check(
      "residual of any region's account, relative", worstResidual(workspace), atMost: 1e-9)
    report.check(
      "against explicit matrices, relative", try ExplicitReference.departure(regions: 7),
      atMost: 1e-12)
    return report
  }

  private func worstResidual(_ workspace: borrowing ProjectionWorkspace) -> Double {
    var worst = 0.0
    for draw in 0..<size.block {
      for region in 0..<size.regions {
        let account = workspace.accounts(region: region, draw: draw)
        worst = max(worst, abs(account.residual) / account.opening)
      }
    }
    return worst
  }
}
