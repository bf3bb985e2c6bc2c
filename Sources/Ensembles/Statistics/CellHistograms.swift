/// A coarse distribution of many values that are not negative, in a fixed 64 bins each: for cells of
/// single ages, whose draws are not kept.
///
/// A bin holds a range of ratios to the value's reference; ratios are told apart by the leading bits
/// of their floating-point form, which is a logarithm, linear within each power of two. When a draw
/// falls outside, neighbouring bins are merged until it fits. The bins therefore depend on the draws
/// alone and not on their order, and merging blocks is exact. 139 bytes a value.
package struct CellHistograms: Sendable, Equatable {
  package static let binCount = 64
  /// More would not fit the counters.
  package static let drawLimit = Int(UInt16.max)

  /// A quantile and how far at most it may lie from the exact one.
  package struct Quantile: Sendable, Equatable {
    package let value: Double
    package let halfWidth: Double
  }

  package private(set) var drawCount = 0
  private let references: [Double]
  /// `[value][bin]`.
  private var counts: [UInt16]
  private var zeros: [UInt16]
  /// How many low bits of a ratio a bin ignores.
  private var shifts: [UInt8]

  /// Where the reference itself stands: in the middle of a power of two, so that the bins about it
  /// are of one width.
  private static let centre = 1.5
  private static let centreBits = Int64(bitPattern: centre.bitPattern)

  /// Bins of 2⁻¹² of a power of two to begin with.
  private static let firstShift: UInt8 = 40

  /// - Parameter references: a typical amount of each value, the point forecast's for example; it
  ///   may be zero.
  package init(references: [Double]) {
    precondition(
      references.allSatisfy { $0 >= 0 && $0.isFinite }, "references are finite and not negative")
    self.references = references.map { $0 >= Double.leastNormalMagnitude ? $0 : 1 }
    counts = .init(repeating: 0, count: references.count * Self.binCount)
    zeros = .init(repeating: 0, count: references.count)
    shifts = .init(repeating: Self.firstShift, count: references.count)
  }

  /// Adds one draw of every value.
  package mutating func add(_ draw: UnsafeBufferPointer<Double>) {
    precondition(draw.count == references.count, "\(references.count) values, got \(draw.count)")
    precondition(drawCount < Self.drawLimit, "at most \(Self.drawLimit) draws")
    drawCount += 1
    for value in references.indices {
      let amount = draw[value]
      precondition(amount >= 0 && amount.isFinite, "a cell of \(amount)")
      guard amount > 0 else {
        zeros[value] += 1
        continue
      }
      let distance = Self.distance(of: amount / references[value])
      let reach = Int64(Self.binCount / 2)
      while !(-reach..<reach).contains(distance >> Int64(shifts[value])) { coarsen(value) }
      counts[value * Self.binCount + Int((distance >> Int64(shifts[value])) + reach)] += 1
    }
  }

  /// Adds the draws of another part of the ensemble.
  package mutating func merge(_ other: CellHistograms) {
    precondition(other.references == references, "both have the same references")
    precondition(drawCount + other.drawCount <= Self.drawLimit, "at most \(Self.drawLimit) draws")
    drawCount += other.drawCount
    var other = other
    for value in references.indices {
      while shifts[value] < other.shifts[value] { coarsen(value) }
      while other.shifts[value] < shifts[value] { other.coarsen(value) }
      zeros[value] += other.zeros[value]
      for bin in (value * Self.binCount)..<((value + 1) * Self.binCount) {
        counts[bin] += other.counts[bin]
      }
    }
  }

  /// The quantile at a level, Hyndman and Fan's type 7 with each draw in the middle of its bin.
  package func quantile(_ value: Int, level: Double) -> Quantile {
    precondition(drawCount > 0, "no draws")
    let position = Double(drawCount - 1) * level
    let rank = min(Int(position), drawCount - 1)
    let weight = position - Double(rank)
    let below = bin(value, rank: rank)
    guard weight > 0 else { return below }
    let above = bin(value, rank: min(rank + 1, drawCount - 1))
    return Quantile(
      value: below.value + weight * (above.value - below.value),
      halfWidth: below.halfWidth + weight * (above.halfWidth - below.halfWidth))
  }

  /// The middle and half the width of the bin that holds a rank.
  private func bin(_ value: Int, rank: Int) -> Quantile {
    var passed = Int(zeros[value])
    guard rank >= passed else { return Quantile(value: 0, halfWidth: 0) }
    for bin in 0..<Self.binCount {
      passed += Int(counts[value * Self.binCount + bin])
      guard rank < passed else { continue }
      let low = edge(bin, of: value)
      let high = edge(bin + 1, of: value)
      return Quantile(value: low / 2 + high / 2, halfWidth: high / 2 - low / 2)
    }
    return Quantile(value: .nan, halfWidth: .nan)
  }

  private func edge(_ bin: Int, of value: Int) -> Double {
    let distance = Int64(bin - Self.binCount / 2) << Int64(shifts[value])
    let bits = Self.centreBits + distance
    let largest = Int64(bitPattern: Double.greatestFiniteMagnitude.bitPattern)
    let ratio = Double(bitPattern: UInt64(max(0, min(bits, largest))))
    return min(ratio / Self.centre * references[value], .greatestFiniteMagnitude)
  }

  /// A ratio as a whole number: zero for one, rising with the ratio.
  private static func distance(of ratio: Double) -> Int64 {
    let finite = min(ratio * centre, .greatestFiniteMagnitude)
    return Int64(bitPattern: finite.bitPattern) - centreBits
  }

  /// Merges neighbouring bins of a value: bin j takes 2j and 2j + 1, counted from the reference.
  private mutating func coarsen(_ value: Int) {
    let start = value * Self.binCount
    let half = Self.binCount / 2
    var merged = [UInt16](repeating: 0, count: Self.binCount)
    for bin in 0..<Self.binCount {
      merged[((bin - half) >> 1) + half] += counts[start + bin]
    }
    counts.replaceSubrange(start..<(start + Self.binCount), with: merged)
    shifts[value] += 1
  }
}
