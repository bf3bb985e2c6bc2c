import Ensembles
import Glibc
import Synchronization
import TestSupport
import Testing

@Suite("Blocks of draws on several workers")
struct BlockRunnerTests {
  struct Refusal: Error, Equatable { let block: Int }

  /// Memory that cannot be copied, as the projection's workspace is.
  struct Scratch: ~Copyable {
    let values: UnsafeMutableBufferPointer<Double>
    init(_ count: Int) {
      values = .allocate(capacity: count)
      values.initialize(repeating: 0)
    }
    deinit { values.deallocate() }
  }

  /// A block's summary from named streams, with work enough that workers overtake each other.
  @Sendable static func simulate(_ block: DrawBlock, _ scratch: inout Scratch) -> [Double] {
    let row = UnsafeMutableBufferPointer(rebasing: scratch.values[0..<block.draws.count])
    var sums = [Double](repeating: 0, count: block.draws.count)
    for year in 0..<(20 + 200 * (block.number % 3)) {
      RandomStream(seed: 1, component: "c").fillNormals(
        row, time: year, firstDraw: block.draws.lowerBound)
      for draw in sums.indices { sums[draw] += row[draw] }
    }
    return sums
  }

  @Test func `runners that take every third block run each block once, in order`() async throws {
    let blocks = DrawBlocks(draws: 83, width: 8)
    let work: @Sendable (DrawBlock, inout Scratch) throws(Refusal) -> [Double] = Self.simulate
    for first in 0..<3 {
      var order: [Int] = []
      try await BlockRunner(blocks, workers: 2, firstBlock: 2 + first, step: 3).run(
        makeWorkspace: { Scratch(8) }, work: work,
        accept: { (block: DrawBlock, _: [Double]) throws(Refusal) in order.append(block.number) })
      #expect(order == Array(stride(from: 2 + first, to: blocks.count, by: 3)))
    }
  }

  func results(workers: Int, draws: Int, from firstBlock: Int = 0) async throws -> [Double] {
    let blocks = DrawBlocks(draws: draws, width: 8)
    var received: [Double] = []
    var order: [Int] = []
    var reported: [Int] = []
    let work: @Sendable (DrawBlock, inout Scratch) throws(Refusal) -> [Double] = Self.simulate
    try await BlockRunner(blocks, workers: workers, firstBlock: firstBlock).run(
      makeWorkspace: { Scratch(8) }, work: work,
      accept: { (block: DrawBlock, summary: [Double]) throws(Refusal) in
        order.append(block.number)
        received += summary
      },
      progress: { finished, total in
        reported.append(finished)
        #expect(total == blocks.count)
      })
    #expect(order == Array(min(firstBlock, blocks.count)..<blocks.count))
    #expect(reported == order.map { $0 + 1 })
    return received
  }

  @Test("one, two, three and nine workers give the same bits in the same order")
  func workers() async throws {
    let one = try await results(workers: 1, draws: 1003)
    #expect(one.count == 1003)
    for workers in [2, 3, 9] { #expect(try await results(workers: workers, draws: 1003) == one) }
  }

  @Test("a run from a later block gives the rest of the same bits")
  func later() async throws {
    let all = try await results(workers: 2, draws: 203)
    #expect(try await results(workers: 2, draws: 203, from: 10) == Array(all[80...]))
    #expect(try await results(workers: 2, draws: 203, from: 26).isEmpty)
    #expect(try await results(workers: 2, draws: 0).isEmpty)
  }

  @Test(
    "two workers work at the same time",
    .enabled(if: BlockRunner.processorCount > 1, "needs two processors"))
  func together() async throws {
    let second = Atomic<Bool>(false)
    var met: [Bool] = []
    try await BlockRunner(DrawBlocks(draws: 2, width: 1), workers: 2).run(
      makeWorkspace: { 0 },
      work: { (block: DrawBlock, _: inout Int) throws(Refusal) -> Bool in
        if block.number == 1 { second.store(true, ordering: .relaxed) }
        // The first block ends only when the second has begun, or after five minutes in vain: other
        // tests may hold the second thread for a while.
        let start = ContinuousClock.now
        while !second.load(ordering: .relaxed), ContinuousClock.now - start < .seconds(300) {
          usleep(1000)
        }
        return second.load(ordering: .relaxed)
      },
      accept: { (_: DrawBlock, hasMet: Bool) throws(Refusal) in met.append(hasMet) })
    #expect(met == [true, true])
  }

  @Test("a caller on the main actor takes summaries in on the main actor")
  @MainActor func mainActor() async throws {
    var received: [Int] = []
    var reported = 0
    try await BlockRunner(DrawBlocks(draws: 300, width: 8), workers: 2).run(
      makeWorkspace: { Scratch(8) },
      work: { (block: DrawBlock, scratch: inout Scratch) throws(Refusal) -> Int in
        Self.simulate(block, &scratch).count
      },
      accept: { (_: DrawBlock, count: Int) throws(Refusal) in
        MainActor.assertIsolated()
        received.append(count)
      },
      progress: { finished, _ in reported = finished })
    #expect(received.reduce(0, +) == 300)
    #expect(reported == 38)
  }

  @Test("cancellation ends the run after the blocks under way, all of them accepted in order")
  func cancellation() async {
    let flag = CancellationFlag()
    let started = Atomic<Int>(0)
    var order: [Int] = []
    var finished: Int?
    do throws(BlockRunError<Never>) {
      try await BlockRunner(
        DrawBlocks(draws: 8000, width: 8), workers: 3, cancellation: flag
      ).run(
        makeWorkspace: { Scratch(8) },
        work: { block, scratch in
          started.add(1, ordering: .relaxed)
          return Self.simulate(block, &scratch)
        },
        accept: { block, _ in
          order.append(block.number)
          if block.number == 20 { flag.cancel() }
        })
    } catch {
      if case .cancelled(let blocks) = error { finished = blocks }
    }
    #expect(order == Array(0..<order.count))
    #expect(finished == order.count)
    #expect(started.load(ordering: .relaxed) == order.count)
    #expect(order.count > 20 && order.count < 60)
  }

  @Test("the surrounding task's cancellation ends the run too")
  func taskCancellation() async {
    let outcome = await Task {
      withUnsafeCurrentTask { $0?.cancel() }
      do throws(BlockRunError<Never>) {
        try await BlockRunner(DrawBlocks(draws: 80, width: 8), workers: 2).run(
          makeWorkspace: { Scratch(8) }, work: { Self.simulate($0, &$1) }, accept: { _, _ in })
        return -1
      } catch {
        if case .cancelled(let blocks) = error { return blocks }
        return -2
      }
    }.value
    #expect(outcome == 0)
  }

  @Test("a task cancelled half-way keeps what it has accepted, in order", arguments: [1, 3])
  func taskCancelledHalfWay(workers: Int) async {
    let (accepted, finished) = await Task {
      var order: [Int] = []
      do throws(BlockRunError<Never>) {
        try await BlockRunner(DrawBlocks(draws: 8000, width: 8), workers: workers).run(
          makeWorkspace: { Scratch(8) }, work: { Self.simulate($0, &$1) },
          accept: { block, _ in
            order.append(block.number)
            if block.number == 20 { withUnsafeCurrentTask { $0?.cancel() } }
          })
        return (order, -1)
      } catch {
        if case .cancelled(let blocks) = error { return (order, blocks) }
        return (order, -2)
      }
    }.value
    #expect(accepted == Array(0..<accepted.count))
    #expect(finished == accepted.count)
    #expect(finished > 20 && finished < 60)
  }

  @Test("the first block at fault is named, whoever fails first", arguments: [1, 2, 3])
  func failure(workers: Int) async {
    var order: [Int] = []
    var failed: (Int, Refusal)?
    do throws(BlockRunError<Refusal>) {
      try await BlockRunner(DrawBlocks(draws: 800, width: 8), workers: workers).run(
        makeWorkspace: { Scratch(8) },
        work: { (block: DrawBlock, scratch: inout Scratch) throws(Refusal) -> [Double] in
          if block.number >= 41 { throw Refusal(block: block.number) }
          return Self.simulate(block, &scratch)
        },
        accept: { (block: DrawBlock, _: [Double]) throws(Refusal) in order.append(block.number) })
    } catch {
      if case .failed(let block, let refusal) = error { failed = (block.number, refusal) }
    }
    #expect(order == Array(0..<41))
    #expect(failed?.0 == 41)
    #expect(failed?.1 == Refusal(block: 41))
  }

  @Test("a summary that cannot be taken in ends the run and is named")
  func refusal() async {
    var accepted = 0
    var failed: Int?
    do throws(BlockRunError<Refusal>) {
      try await BlockRunner(DrawBlocks(draws: 8000, width: 8), workers: 3).run(
        makeWorkspace: { Scratch(8) },
        work: { (block: DrawBlock, scratch: inout Scratch) throws(Refusal) -> [Double] in
          Self.simulate(block, &scratch)
        },
        accept: { (block: DrawBlock, _: [Double]) throws(Refusal) in
          if block.number == 7 { throw Refusal(block: 7) }
          accepted += 1
        })
    } catch {
      if case .failed(let block, _) = error { failed = block.number }
    }
    #expect(accepted == 7)
    #expect(failed == 7)
  }
}
