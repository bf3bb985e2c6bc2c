import AllocationCounter
import Demography
import Ensembles
import Projection
import ScenarioEngine

/// All draws of a made-up country on several workers: what one measurement times.
struct BlockRun: Sendable {
  let world: BenchmarkWorld
  let drivers: [YearDrivers]
  let blocks: DrawBlocks
  /// `nil` runs the bare step.
  let layout: FigureLayout?

  /// What the run cost and what came out of it.
  struct Outcome: Sendable {
    var wallSeconds = 0.0
    var cpuSeconds = 0.0
    var allocations = 0
    /// The residual of the worst region's account over its population.
    var worstResidual = 0.0
    /// Of the first draw, at the end.
    var closing = RegionalTable(regions: 0)
    /// No two draws may differ in the persons of any region: nothing varies between them.
    var drawsAgree = true
    var moments: RunningMoments?
  }

  /// What a block hands on.
  private struct Summary: Sendable {
    let allocations: Int
    let worstResidual: Double
    /// Of the first block alone.
    let closing: RegionalTable?
    /// At the end, by region, of the block's first draw.
    let persons: [Double]
    let drawsAgree: Bool
    let moments: RunningMoments?
  }

  init(_ world: BenchmarkWorld, _ size: BenchmarkSize, figuresKept: Bool = false) {
    self.world = world
    drivers = world.years(size.years)
    blocks = DrawBlocks(draws: size.draws, width: size.block)
    layout = figuresKept ? world.layout(years: size.years) : nil
  }

  func run(workers: Int) async throws -> Outcome {
    var outcome = Outcome()
    outcome.moments = layout.map { RunningMoments(values: $0.valueCount) }
    var persons: [Double] = []
    let watch = Stopwatch()
    try await BlockRunner(blocks, workers: workers).run(
      makeWorkspace: { Workspace(self) },
      work: { block, workspace in workspace.run(block) },
      accept: { block, summary in
        outcome.allocations += summary.allocations
        outcome.worstResidual = max(outcome.worstResidual, summary.worstResidual)
        outcome.drawsAgree = outcome.drawsAgree && summary.drawsAgree
        if let closing = summary.closing {
          outcome.closing = closing
          persons = summary.persons
        }
        outcome.drawsAgree = outcome.drawsAgree && summary.persons == persons
        if let moments = summary.moments { outcome.moments?.merge(moments) }
      })
    outcome.wallSeconds = watch.wallSeconds
    outcome.cpuSeconds = watch.cpuSeconds
    return outcome
  }

  /// The memory of one worker.
  private struct Workspace: ~Copyable {
    private let run: BlockRun
    private var projection: ProjectionWorkspace
    private let figures: BlockFigures?

    init(_ run: BlockRun) {
      self.run = run
      projection = ProjectionWorkspace(opening: run.world.population, draws: run.blocks.width)
      figures = run.layout.map {
        BlockFigures($0, regions: run.world.rule.regionCount, draws: run.blocks.width)
      }
    }

    mutating func run(_ block: DrawBlock) -> Summary {
      let draws = block.draws.count
      let before = kosh_allocation_count()
      projection.reset(to: run.world.population)
      if let figures {
        project(draws, with: figures)
      } else {
        for year in run.drivers {
          projection.advance(with: year, rule: run.world.rule)
          projection.turnYear()
        }
      }
      let allocations = kosh_allocation_count() - before
      let regions = run.world.rule.regionCount
      let persons = Array(UnsafeBufferPointer(start: projection.persons(draw: 0), count: regions))
      let agree = (1..<max(1, draws)).allSatisfy { draw in
        persons.elementsEqual(
          UnsafeBufferPointer(start: projection.persons(draw: draw), count: regions))
      }
      return Summary(
        allocations: allocations, worstResidual: worstResidual,
        closing: block.number == 0 ? projection.population(draw: 0) : nil, persons: persons,
        drawsAgree: agree, moments: figures?.moments(of: draws))
    }

    private mutating func project(_ draws: Int, with figures: BlockFigures) {
      for (year, drivers) in run.drivers.enumerated() {
        figures.recordStock(year: year, of: projection, draws: draws)
        projection.advance(with: drivers, rule: run.world.rule)
        figures.recordEvents(year: year, of: projection, rule: run.world.rule, draws: draws)
        projection.turnYear()
      }
      figures.recordStock(year: run.drivers.count, of: projection, draws: draws)
    }

    private var worstResidual: Double {
      var worst = 0.0
      for draw in 0..<run.blocks.width {
        for region in 0..<run.world.rule.regionCount {
          let account = projection.accounts(region: region, draw: draw)
          worst = max(worst, abs(account.residual) / account.opening)
        }
      }
      return worst
    }
  }
}
