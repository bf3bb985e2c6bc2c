import Ensembles
import Projection
import ScenarioEngine

/// Every figure of every area and year for the draws of a block, and their means and variances.
final class BlockFigures {
  private let layout: FigureLayout
  private let recorder: FigureRecorder
  /// `[draw][value]`.
  private let values: UnsafeMutablePointer<Double>
  /// Moves between regions of one draw.
  private let flows: UnsafeMutablePointer<Double>

  init(_ layout: FigureLayout, regions: Int, draws: Int) {
    self.layout = layout
    recorder = FigureRecorder(layout, regions: regions)
    values = .allocate(capacity: layout.valueCount * draws)
    values.initialize(repeating: .nan, count: layout.valueCount * draws)
    flows = .allocate(capacity: regions * regions)
    flows.initialize(repeating: 0, count: regions * regions)
  }

  deinit {
    values.deallocate()
    flows.deallocate()
  }

  private func sink(_ draw: Int) -> FigureRecorder.Sink {
    FigureRecorder.Sink(values + draw * layout.valueCount, stride: 1)
  }

  func recordStock(year: Int, of projection: borrowing ProjectionWorkspace, draws: Int) {
    for draw in 0..<draws {
      recorder.recordStock(
        year: year, rows: projection.rows(draw: draw), stride: projection.regionStride,
        persons: projection.persons(draw: draw), into: sink(draw))
    }
  }

  func recordEvents(
    year: Int, of projection: borrowing ProjectionWorkspace, rule: GravityRule, draws: Int
  ) {
    for draw in 0..<draws {
      projection.fillFlows(flows, draw: draw, rule: rule)
      recorder.recordEvents(
        year: year, accounts: projection.accounts(draw: draw), flows: UnsafePointer(flows),
        transfers: nil, inside: nil, into: sink(draw))
    }
  }

  func moments(of draws: Int) -> RunningMoments {
    var moments = RunningMoments(values: layout.valueCount)
    for draw in 0..<draws {
      moments.add(
        UnsafeBufferPointer(start: values + draw * layout.valueCount, count: layout.valueCount))
    }
    return moments
  }
}
