import Ensembles

/// The paired runs of a variance decomposition, N (k + 2) of them for k groups of components.
///
/// Base draws are taken in blocks. Each block is projected k + 2 times: with the first sample's
/// numbers (those of an ensemble of this seed), with the second's (the N draws that follow), and once
/// for each group with that group's numbers alone from the second.
package struct SensitivityRun: Sendable {
  package let ensemble: EnsemblePlan
  package let question: SensitivityQuestion
  package let groups: [UncertainGroup]
  package let workers: Int
  package let cancellation: CancellationFlag

  package enum Failure: Error {
    case plan(PlanError)
    /// The figure is not known: the data package does not tell, or nobody lives there.
    case unknown
    case cancelled
  }

  /// - Parameter ensemble: its draws are the base draws.
  package init(
    _ ensemble: EnsemblePlan, question: SensitivityQuestion, workers: Int? = nil,
    cancellation: CancellationFlag = CancellationFlag()
  ) {
    self.ensemble = ensemble
    self.question = question
    groups = ensemble.plan.scenario.uncertainGroups
    self.workers = workers ?? BlockRunner.processorCount
    self.cancellation = cancellation
  }

  /// - Parameter progress: runs done and in all.
  package nonisolated(nonsending) func run(
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws(Failure) -> Sensitivity {
    let (ensemble, question, groups) = (ensemble, question, groups)
    let design = SobolDesign(
      groups: groups.map(\.name), baseDraws: ensemble.blocks.drawCount)
    let columns = groups.count + 2
    // One block of runs for each block of base draws and column of the design.
    let blocks = DrawBlocks(
      draws: ensemble.blocks.count * columns * ensemble.blocks.width, width: ensemble.blocks.width)
    var outcomes = [Double](repeating: 0, count: design.runCount)
    do {
      try await BlockRunner(blocks, workers: workers, cancellation: cancellation).run(
        makeWorkspace: { EnsembleWorkspace(ensemble) },
        work: { (block, workspace) throws(Failure) -> [Double] in
          let base = ensemble.blocks[block.number / columns]
          let shifts = Self.shifts(of: block.number % columns, groups, design)
          let values: [Double]
          do throws(PlanError) {
            values = try workspace.run(base, shifts: shifts)
          } catch {
            throw .plan(error)
          }
          let start = question.index * base.draws.count
          let found = values[start..<(start + base.draws.count)].map { $0 * question.scale }
          guard found.allSatisfy(\.isFinite) else { throw .unknown }
          return found
        },
        accept: { (block, found) throws(Failure) in
          let base = ensemble.blocks[block.number / columns]
          for (draw, value) in zip(base.draws, found) {
            outcomes[draw * columns + block.number % columns] = value
          }
        },
        progress: { done, _ in
          progress(min(done * blocks.width, design.runCount), design.runCount)
        })
    } catch {
      switch error {
      case .cancelled: throw .cancelled
      case .failed(_, let failure): throw failure
      }
    }
    return Sensitivity(
      outcomes, of: question, groups: groups, design: design, seed: ensemble.settings.seed)
  }

  /// Which numbers the components take in a column of the design: the first N draws or the next N.
  private static func shifts(
    of column: Int, _ groups: [UncertainGroup], _ design: SobolDesign
  ) -> DrawShifts {
    var shifts: [UncertainComponent: Int] = [:]
    for (place, group) in groups.enumerated()
    where design.source(ofGroup: place, inRun: column) == .b {
      for component in group.components { shifts[component] = design.baseDraws }
    }
    return DrawShifts(shifts)
  }
}
