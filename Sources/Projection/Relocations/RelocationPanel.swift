import Demography
import ProjectionKernels

/// The memory of the relocations of a block of draws: those followed, by relocation, year of entry,
/// destination and draw, in rows of 208.
///
/// `enrolled` holds all participants, `followed` those whom the forecast moved: they differ by those
/// who would have moved anyway. Both stand twice, on 1 January and at the end of the year, and are
/// exchanged when the page is turned.
struct RelocationPanel: ~Copyable {
  let relocations: [Relocation]
  let drawCount: Int
  let regionCount: Int
  /// Where each relocation's rows, destinations and pairs begin.
  private let firstRow: [Int]
  let firstDestination: [Int]
  private let firstPair: [Int]
  let firstOrigin: [Int]

  var followed: UnsafeMutablePointer<Double>
  var followedNext: UnsafeMutablePointer<Double>
  var enrolled: UnsafeMutablePointer<Double>
  var enrolledNext: UnsafeMutablePointer<Double>
  /// Persons followed who survive, and births to women followed before any factor,
  /// `[draw][region]`.
  let survivors: UnsafeMutablePointer<Double>
  let births: UnsafeMutablePointer<Double>
  /// Of the year, `[pair][draw]`: persons moved from an origin to a destination, and those who
  /// returned.
  let moved: UnsafeMutablePointer<Double>
  let returned: UnsafeMutablePointer<Double>
  /// Of the year, `[origin][draw]`: persons wanted and found.
  let wanted: UnsafeMutablePointer<Double>
  let met: UnsafeMutablePointer<Double>
  /// Of the year, `[destination][draw]`.
  let figures: UnsafeMutablePointer<RelocationFigures>
  /// `[relocation][draw]`.
  let terms: UnsafeMutablePointer<RelocationTerms>
  /// A row to work in.
  let scratch: UnsafeMutablePointer<Double>
  private let memory: UnsafeMutablePointer<Double>
  let rowCount: Int
  private let destinationCount: Int
  private let pairCount: Int
  private let originCount: Int

  var isEmpty: Bool { relocations.isEmpty }

  init(_ relocations: [Relocation], regions: Int, draws: Int) {
    self.relocations = relocations
    drawCount = draws
    regionCount = regions
    firstRow = Self.starts(relocations.map { $0.slotCount * $0.destinations.count * draws })
    firstDestination = Self.starts(relocations.map(\.destinations.count))
    firstPair = Self.starts(relocations.map { $0.origins.count * $0.destinations.count })
    firstOrigin = Self.starts(relocations.map { max(1, $0.origins.count) })
    rowCount = firstRow.last ?? 0
    destinationCount = firstDestination.last ?? 0
    pairCount = firstPair.last ?? 0
    originCount = firstOrigin.last ?? 0
    let panel = rowCount * CellLayout.rowCount
    let count =
      4 * panel + 2 * draws * regions + 2 * pairCount * draws + 2 * originCount * draws
      + CellLayout.rowCount
    memory = .allocate(capacity: count)
    memory.initialize(repeating: 0, count: count)
    followed = memory
    followedNext = followed + panel
    enrolled = followedNext + panel
    enrolledNext = enrolled + panel
    survivors = enrolledNext + panel
    births = survivors + draws * regions
    moved = births + draws * regions
    returned = moved + pairCount * draws
    wanted = returned + pairCount * draws
    met = wanted + originCount * draws
    scratch = met + originCount * draws
    figures = .allocate(capacity: destinationCount * draws)
    figures.initialize(repeating: RelocationFigures(), count: destinationCount * draws)
    terms = .allocate(capacity: relocations.count * draws)
    for (index, relocation) in relocations.enumerated() {
      (terms + index * draws).initialize(repeating: relocation.terms, count: draws)
    }
  }

  deinit {
    memory.deallocate()
    figures.deallocate()
    terms.deallocate()
  }

  /// Running sums, one more than there are counts.
  private static func starts(_ counts: [Int]) -> [Int] {
    counts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
  }

  // MARK: Places

  /// Where the row of a cohort, destination and draw begins in each panel.
  @inline(__always)
  func offset(_ index: Int, entry: Int, destination: Int, draw: Int) -> Int {
    let relocation = relocations[index]
    let place = relocation.slot(ofEntry: entry) * relocation.destinations.count + destination
    return (firstRow[index] + place * drawCount + draw) * CellLayout.rowCount
  }

  @inline(__always)
  func pair(_ index: Int, origin: Int, destination: Int, draw: Int) -> Int {
    let place = origin * relocations[index].destinations.count + destination
    return (firstPair[index] + place) * drawCount + draw
  }

  @inline(__always)
  func place(_ index: Int, destination: Int, draw: Int) -> Int {
    (firstDestination[index] + destination) * drawCount + draw
  }

  @inline(__always)
  func place(_ index: Int, origin: Int, draw: Int) -> Int {
    (firstOrigin[index] + origin) * drawCount + draw
  }

  // MARK: Years

  /// Nobody is followed yet.
  func reset() {
    for panel in [followed, followedNext, enrolled, enrolledNext] {
      panel.update(repeating: 0, count: rowCount * CellLayout.rowCount)
    }
  }

  /// Clears what is counted by year.
  func beginYear() {
    moved.update(repeating: 0, count: 2 * pairCount * drawCount)
    wanted.update(repeating: 0, count: 2 * originCount * drawCount)
    figures.update(repeating: RelocationFigures(), count: destinationCount * drawCount)
    survivors.update(repeating: 0, count: 2 * drawCount * regionCount)
  }

  mutating func turnYear() {
    swap(&followed, &followedNext)
    swap(&enrolled, &enrolledNext)
  }

  /// Adds those who are followed on 1 January of a year to rows of all regions.
  func addFollowed(
    on year: Int, draw: Int, to rows: UnsafeMutablePointer<Double>, stride: Int
  ) {
    add(followed, entriesBefore: year, year: year, draw: draw, to: rows, stride: stride)
  }

  /// Adds those who are followed at the end of a year.
  func addFollowed(
    atEndOf year: Int, draw: Int, to rows: UnsafeMutablePointer<Double>, stride: Int
  ) {
    add(followedNext, entriesBefore: year + 1, year: year + 1, draw: draw, to: rows, stride: stride)
  }

  private func add(
    _ panel: UnsafeMutablePointer<Double>, entriesBefore limit: Int, year: Int, draw: Int,
    to rows: UnsafeMutablePointer<Double>, stride: Int
  ) {
    for index in relocations.indices {
      let relocation = relocations[index]
      for entry in relocation.entryYears
      where entry < limit && relocation.isFollowed(entry: entry, in: year) {
        for destination in relocation.destinations.indices {
          kosh_accumulate(
            panel + offset(index, entry: entry, destination: destination, draw: draw), 1,
            rows + relocation.destinations[destination] * stride)
        }
      }
    }
  }
}
