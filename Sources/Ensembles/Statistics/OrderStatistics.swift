/// Picks out the k-th smallest of many values, for several k at once, without sorting the rest.
///
/// The values are counted into equal intervals between the smallest and the largest; only those in an
/// interval that holds a wanted rank are gathered and sorted. Whatever the values' distribution, the
/// result is exact; a very skewed one costs more time.
struct OrderStatistics {
  /// Values in an interval, on average.
  private static let valuesPerInterval = 4
  /// Below this many a plain sort is as fast.
  private static let smallCount = 48

  private var ends: [Int32] = []
  private var intervals: [UInt16] = []
  private var isWanted: [Bool] = []
  private var gathered: [Double] = []

  /// - Parameters:
  ///   - values: finite; their order may change.
  ///   - extremes: the smallest and the largest.
  ///   - ranks: from zero, rising.
  ///   - found: receives the value of each rank.
  mutating func find(
    _ ranks: [Int], in values: UnsafeMutableBufferPointer<Double>,
    extremes: ClosedRange<Double>, into found: inout [Double]
  ) {
    let (least, greatest) = (extremes.lowerBound, extremes.upperBound)
    let intervalCount = min(values.count / Self.valuesPerInterval, Int(UInt16.max))
    let scale = Double(intervalCount) / (greatest - least)
    guard values.count >= Self.smallCount, scale.isFinite, scale > 0 else {
      var sorted = values
      sorted.sort()
      for (index, rank) in ranks.enumerated() { found[index] = values[rank] }
      return
    }
    count(values, from: least, scale: scale, intervals: intervalCount)
    mark(ranks)
    gather(values)
    pick(ranks, into: &found)
  }

  /// Numbers each value's interval and leaves in `ends` how many values lie up to its end.
  private mutating func count(
    _ values: UnsafeMutableBufferPointer<Double>, from least: Double, scale: Double,
    intervals intervalCount: Int
  ) {
    if intervals.count < values.count { intervals = .init(repeating: 0, count: values.count) }
    ends.removeAll(keepingCapacity: true)
    ends.append(contentsOf: repeatElement(0, count: intervalCount))
    let last = Int32(intervalCount - 1)
    ends.withUnsafeMutableBufferPointer { ends in
      intervals.withUnsafeMutableBufferPointer { intervals in
        for index in values.indices {
          // Subtraction, product and truncation keep the order of the values.
          let interval = min(Int32((values[index] - least) * scale), last)
          intervals[index] = UInt16(truncatingIfNeeded: interval)
          ends[Int(interval)] &+= 1
        }
        var sum: Int32 = 0
        for interval in ends.indices {
          sum &+= ends[interval]
          ends[interval] = sum
        }
      }
    }
  }

  /// Marks the intervals that hold a wanted rank.
  private mutating func mark(_ ranks: [Int]) {
    isWanted.removeAll(keepingCapacity: true)
    isWanted.append(contentsOf: repeatElement(false, count: ends.count))
    for rank in ranks { isWanted[interval(of: rank)] = true }
  }

  /// The first interval whose end lies past a rank.
  private func interval(of rank: Int) -> Int {
    var (low, high) = (0, ends.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if Int(ends[middle]) > rank { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Copies the values of marked intervals.
  private mutating func gather(_ values: UnsafeMutableBufferPointer<Double>) {
    if gathered.count < values.count { gathered = .init(repeating: 0, count: values.count) }
    gathered.withUnsafeMutableBufferPointer { gathered in
      var count = 0
      isWanted.withUnsafeBufferPointer { isWanted in
        intervals.withUnsafeBufferPointer { intervals in
          // Written always and kept when wanted: no branch to guess wrong.
          for index in values.indices {
            gathered[count] = values[index]
            count &+= isWanted[Int(intervals[index])] ? 1 : 0
          }
        }
      }
      gathered[..<count].sort()
    }
  }

  /// Ranks among all values, turned into ranks among those gathered.
  private func pick(_ ranks: [Int], into found: inout [Double]) {
    var skipped = 0
    var interval = 0
    for (index, rank) in ranks.enumerated() {
      while Int(ends[interval]) <= rank {
        if !isWanted[interval] {
          skipped += Int(ends[interval]) - (interval == 0 ? 0 : Int(ends[interval - 1]))
        }
        interval += 1
      }
      found[index] = gathered[rank - skipped]
    }
  }
}
