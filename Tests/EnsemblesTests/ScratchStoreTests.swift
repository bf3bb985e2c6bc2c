import Ensembles
import Glibc
import TestSupport
import Testing

@Suite("The scratch store and checkpoint")
struct ScratchStoreTests {
  let folder = ScratchFolder()
  let shape = EnsembleShape(
    figures: ["population", "births", "net_migration"], regions: ["*", "astana", "almaty"],
    years: [2025, 2026, 2027, 2028], blocks: DrawBlocks(draws: 43, width: 8))

  /// The value of one draw: random, so that no two agree.
  static func value(_ index: Int, _ draw: Int) -> Double {
    RandomStream(seed: 4, component: "value").normal(time: index, draw: draw)
  }

  static func summary(_ block: DrawBlock, _ shape: EnsembleShape) -> [Double] {
    (0..<shape.valueCount).flatMap { index in block.draws.map { value(index, $0) } }
  }

  func create(_ name: String, plan: String = "abc", blocks: Int? = nil) throws -> String {
    let path = folder.file(name)
    let store = try ScratchStore(creating: path, plan: plan, seed: 1, shape: shape)
    for number in 0..<(blocks ?? shape.blocks.count) {
      let block = shape.blocks[number]
      try store.append(block, Self.summary(block, shape))
    }
    return path
  }

  func resume(
    _ path: String, plan: String = "abc", seed: UInt64 = 1, shape: EnsembleShape? = nil
  ) throws -> ScratchStore {
    try ScratchStore(resuming: path, plan: plan, seed: seed, shape: shape ?? self.shape)
  }

  @Test("columns come back draw by draw, in chunks of any size", arguments: [1, 3000, 1 << 20])
  func columns(memory: Int) throws {
    let store = try resume(try create("columns"))
    #expect(store.isComplete && store.dropped == nil && store.finishedDraws == 43)
    var seen: [Int] = []
    try store.forEachColumn(memory: memory) { index, draws in
      seen.append(index)
      #expect(Array(draws) == (0..<43).map { Self.value(index, $0) })
    }
    #expect(seen == Array(0..<shape.valueCount))
    var part: [Int] = []
    try store.forEachColumn(of: 5..<9, memory: memory) { index, _ in part.append(index) }
    #expect(part == [5, 6, 7, 8])
  }

  @Test("one figure comes back as draw, year and region")
  func draws() throws {
    let store = try resume(try create("draws"))
    var draw = 0
    try store.forEachDraw(figure: 1) { values in
      for (year, _) in shape.years.enumerated() {
        for (region, _) in shape.regions.enumerated() {
          let index = shape.index(figure: 1, year: year, region: region)
          #expect(values[year * 3 + region] == Self.value(index, draw))
          #expect(shape.place(of: index) == (1, year, region))
        }
      }
      draw += 1
    }
    #expect(draw == 43)
  }

  @Test("a run killed after any block and gone on with gives the same bytes", arguments: 0...6)
  func resumed(after blocks: Int) throws {
    let whole = ScratchFolder.bytes(of: try create("whole"))
    let path = try create("part", blocks: blocks)
    do {
      let store = try resume(path)
      #expect(store.finishedBlocks == blocks)
      for number in blocks..<shape.blocks.count {
        try store.append(shape.blocks[number], Self.summary(shape.blocks[number], shape))
      }
    }
    #expect(ScratchFolder.bytes(of: path) == whole)
  }

  @Test("a last record cut short anywhere is dropped, said and run again")
  func truncated() throws {
    let path = try create("cut")
    let whole = ScratchFolder.bytes(of: path)
    let lastRecord = 32 + shape.valueCount * 3 * 8
    for missing in [1, 8, lastRecord - 33, lastRecord - 32, lastRecord - 1] {
      ScratchFolder.write(whole.dropLast(missing), to: path)
      let store = try resume(path)
      #expect(store.finishedBlocks == 5)
      #expect(store.dropped == "record 6 of 6 is cut short or damaged")
      try store.append(shape.blocks[5], Self.summary(shape.blocks[5], shape))
      #expect(ScratchFolder.bytes(of: path) == whole)
    }
    ScratchFolder.write(whole.dropLast(lastRecord), to: path)
    #expect(try resume(path).dropped == nil)
  }

  @Test("a damaged byte drops its record and those after it")
  func corrupted() throws {
    let path = try create("damaged")
    let whole = ScratchFolder.bytes(of: path)
    let record = 32 + shape.valueCount * 8 * 8
    let last = whole.count - 32 - shape.valueCount * 3 * 8
    for (position, kept) in [(whole.count - 1, 5), (last, 5), (last + 9, 5), (last - 100, 4)] {
      var damaged = whole
      damaged[position] ^= 0x10
      ScratchFolder.write(damaged, to: path)
      let store = try resume(path)
      #expect(store.finishedBlocks == kept)
      #expect(store.dropped != nil)
    }
    // A record in a wrong place is damage too.
    var swapped = whole
    let first = last - 5 * record
    swapped.replaceSubrange(
      first..<(first + record), with: whole[(first + record)..<(first + 2 * record)])
    ScratchFolder.write(swapped, to: path)
    #expect(try resume(path).finishedBlocks == 0)
  }

  @Test("a store of another run is refused with what has changed")
  func refusals() throws {
    let path = try create("other")
    func reason(_ open: () throws -> ScratchStore) -> String? {
      do {
        _ = try open()
        return nil
      } catch {
        return (error as? StorageError)?.reason
      }
    }
    #expect(reason { try resume(path) } == nil)
    #expect(
      reason { try resume(path, plan: "abd") } == "the scenario or its data have changed since")
    #expect(reason { try resume(path, seed: 2) } == "its seed was 1, now 2")
    _ = try create("named", plan: "the scenario=ab\tpopulation.csv=cd\tdistances.csv=ef")
    #expect(
      reason {
        try resume(folder.file("named"), plan: "the scenario=ab\tpopulation.csv=c0\tprices.csv=1")
      } == "changed since: population.csv, prices.csv, distances.csv")
    func changed(_ change: (EnsembleShape) -> EnsembleShape) -> String? {
      reason { try resume(path, shape: change(shape)) }
    }
    #expect(
      changed {
        EnsembleShape(
          figures: $0.figures, regions: $0.regions, years: $0.years,
          blocks: DrawBlocks(draws: 44, width: 8))
      } == "its number of draws was 43, now 44")
    #expect(
      changed {
        EnsembleShape(
          figures: $0.figures, regions: $0.regions, years: [2025], blocks: $0.blocks)
      } == "it keeps other years")
    let bytes = ScratchFolder.bytes(of: path)
    var damaged = bytes
    damaged[30] ^= 1
    ScratchFolder.write(damaged, to: path)
    #expect(reason { try resume(path) } == "its header is damaged")
    ScratchFolder.write(bytes.prefix(100), to: path)
    #expect(reason { try resume(path) } == "its header is cut short")
    ScratchFolder.write(Array("year,region\n2025,astana and more".utf8), to: path)
    #expect(reason { try resume(path) } == "it is no file of an ensemble's draws")
    ScratchFolder.write([], to: path)
    #expect(reason { try resume(path) } == "it is no file of an ensemble's draws")
    #expect(reason { try resume(folder.file("missing")) } == "No such file or directory")
    #expect(access(folder.file("missing"), F_OK) != 0)
  }

  @Test("two runs cannot use one store at a time")
  func locked() throws {
    let path = try create("locked")
    let first = try resume(path)
    #expect(
      throws: StorageError(path: path, operation: "lock", reason: "another run is using it")
    ) { try resume(path) }
    #expect(first.isComplete)
  }

  @Test("an ensemble cancelled half-way and resumed with other workers gives the same bytes")
  func cancelledRun() async throws {
    let shape = EnsembleShape(
      figures: ["population"], regions: ["*"], years: [2025, 2026],
      blocks: DrawBlocks(draws: 400, width: 8))
    func run(_ path: String, resuming: Bool, workers: Int, cancelAt: Int?) async throws {
      let store =
        try resuming
        ? ScratchStore(resuming: path, plan: "p", seed: 1, shape: shape)
        : ScratchStore(
          creating: path, plan: "p", seed: 1, shape: shape, saving: .afterEach(blocks: 7))
      let flag = CancellationFlag()
      let runner = BlockRunner(
        shape.blocks, workers: workers, firstBlock: store.finishedBlocks, cancellation: flag)
      do {
        try await runner.run(
          makeWorkspace: { 0 },
          work: { (block: DrawBlock, _: inout Int) throws(StorageError) -> [Double] in
            Self.summary(block, shape)
          },
          accept: { (block: DrawBlock, values: [Double]) throws(StorageError) in
            try store.append(block, values)
            if block.number == cancelAt { flag.cancel() }
          })
      } catch BlockRunError<StorageError>.cancelled(let finished) {
        #expect(finished == store.finishedBlocks)
      }
    }
    let (whole, part) = (folder.file("run"), folder.file("cancelled"))
    try await run(whole, resuming: false, workers: 1, cancelAt: nil)
    try await run(part, resuming: false, workers: 2, cancelAt: 11)
    #expect(ScratchFolder.bytes(of: part).count < ScratchFolder.bytes(of: whole).count)
    try await run(part, resuming: true, workers: 3, cancelAt: nil)
    #expect(ScratchFolder.bytes(of: part) == ScratchFolder.bytes(of: whole))
  }
}

@Suite("NumPy arrays")
struct NumPyFileTests {
  let folder = ScratchFolder()

  @Test(
    "the header is NumPy's, byte for byte",
    arguments: [([2, 3, 4], "(2, 3, 4)"), ([5], "(5,)"), ([1000, 26, 20], "(1000, 26, 20)")])
  func header(shape: [Int], tuple: String) throws {
    let path = folder.file("a.npy")
    let count = shape.reduce(1, *)
    let values = (0..<count).map { Double($0) / 7 }
    var file = try NumPyFile(creating: path, shape: shape)
    try file.append(Array(values[..<(count / 2)]))
    try file.append(Array(values[(count / 2)...]))
    try file.finish()
    let bytes = ScratchFolder.bytes(of: path)
    #expect(Array(bytes[..<8]) == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0])
    let length = Int(bytes[8]) + 256 * Int(bytes[9])
    #expect((10 + length) % 64 == 0)
    #expect(bytes[9 + length] == 10)
    let text = String(decoding: bytes[10..<(9 + length)], as: UTF8.self)
    let dictionary = "{'descr': '<f8', 'fortran_order': False, 'shape': \(tuple), }"
    #expect(text == dictionary + String(repeating: " ", count: text.count - dictionary.count))
    #expect(bytes.count == 10 + length + 8 * count)
    for (index, value) in values.enumerated() {
      let start = 10 + length + 8 * index
      let word = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << (8 * $1) }
      #expect(word == value.bitPattern)
    }
  }

  @Test("an array that lacks values is not finished in silence")
  func incomplete() throws {
    let path = folder.file("b.npy")
    var file = try NumPyFile(creating: path, shape: [2, 2])
    try file.append([1, 2, 3])
    do {
      try file.finish()
      Issue.record("finished without its last value")
    } catch {
      #expect(error.reason == "1 of 4 values are missing")
    }
  }
}
