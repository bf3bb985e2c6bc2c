/// The draws of an ensemble in blocks of a fixed width, the last one perhaps narrower.
///
/// The width is part of what a run is: it never follows the number of workers, so neither do results.
package struct DrawBlocks: Sendable, Equatable {
  package let drawCount: Int
  package let width: Int

  package init(draws: Int, width: Int) {
    precondition(draws >= 0 && width > 0, "\(draws) draws in blocks of \(width)")
    drawCount = draws
    self.width = width
  }

  package var count: Int { (drawCount + width - 1) / width }

  package subscript(number: Int) -> DrawBlock {
    DrawBlock(
      number: number, draws: (number * width)..<min((number + 1) * width, drawCount))
  }
}

/// Neighbouring draws that are run together.
package struct DrawBlock: Sendable, Equatable {
  package let number: Int
  package let draws: Range<Int>

  package init(number: Int, draws: Range<Int>) {
    self.number = number
    self.draws = draws
  }
}
