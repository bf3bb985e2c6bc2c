/// Looks for the reason why margins cannot be met.
///
/// For two margins a table exists exactly when the largest flow through the allowed cells carries the
/// whole total (Gale 1957). Where it does not, the least cut names the classes that are too narrow.
/// With three margins or more every two are examined; a contradiction that only all of them make
/// together is not found here, and the fit then names its worst sum.
enum MarginConflict {
  static func examine(seed: [Double], margins: [CellMargin]) throws(UnfitMargins) {
    for second in margins.indices {
      for first in 0..<second {
        try examine(seed: seed, margins[first], margins[second])
      }
    }
  }

  private static func examine(
    seed: [Double], _ first: CellMargin, _ second: CellMargin
  ) throws(UnfitMargins) {
    var allowed = [Bool](repeating: false, count: first.sums.count * second.sums.count)
    for cell in seed.indices where seed[cell] > 0 {
      allowed[first.classOfCell[cell] * second.sums.count + second.classOfCell[cell]] = true
    }
    var flow = LargestFlow(supplies: first.sums, demands: second.sums, allowed: allowed)
    flow.augment()
    if let cut = flow.shortfall {
      throw .tooNarrow(
        first.name, classes: cut.suppliers.map { first.classes[$0] },
        need: cut.suppliers.reduce(0) { $0 + first.sums[$1] }, only: second.name,
        partners: cut.receivers.map { second.classes[$0] },
        hold: cut.receivers.reduce(0) { $0 + second.sums[$1] })
    }
    let empty = flow.cellsForcedToZero.filter {
      first.sums[$0.supplier] > 0 && second.sums[$0.receiver] > 0
    }
    if !empty.isEmpty {
      throw .forcedToZero(
        first.name, second.name,
        cells: empty.map { [first.classes[$0.supplier], second.classes[$0.receiver]] })
    }
  }
}
