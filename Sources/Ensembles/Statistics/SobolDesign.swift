/// Which random numbers each run of a variance decomposition uses.
///
/// For each of N base draws there are k + 2 runs: A, B, and one for each group of uncertain inputs in
/// which that group is taken from B and all others from A. Runs that differ in one group share all
/// other numbers, so that their difference is that group's doing alone.
package struct SobolDesign: Sendable, Equatable {
  package enum Source: Sendable, Equatable { case a, b }

  package let groups: [String]
  /// N.
  package let baseDraws: Int

  package init(groups: [String], baseDraws: Int) {
    precondition(baseDraws > 0, "at least one base draw, got \(baseDraws)")
    self.groups = groups
    self.baseDraws = baseDraws
  }

  /// N (k + 2).
  package var runCount: Int { baseDraws * (groups.count + 2) }

  /// The base draw of a run; runs of one base draw are neighbours.
  package func baseDraw(ofRun run: Int) -> Int { run / (groups.count + 2) }

  /// Where a run takes the inputs of a group from.
  package func source(ofGroup group: Int, inRun run: Int) -> Source {
    let place = run % (groups.count + 2)
    return place == 1 || place == group + 2 ? .b : .a
  }

  /// The draw number by which a run asks the streams of a group: those of A come first, then B's.
  package func draw(ofGroup group: Int, inRun run: Int) -> Int {
    let base = baseDraw(ofRun: run)
    return source(ofGroup: group, inRun: run) == .a ? base : baseDraws + base
  }
}
