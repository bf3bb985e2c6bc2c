/// The draws of an ensemble on disk: the source of exact quantiles and of kept draws, and the
/// checkpoint from which an interrupted run goes on.
///
/// After the header comes one record for each finished block, in block order: four words (mark, block
/// number, draws, check number) and the values, `[value][draw]`. The numbers are in the machine's own
/// byte order; the file stays where it was made.
package final class ScratchStore {
  /// How often what was written is forced to the disk. A killed process loses nothing either way;
  /// after a power cut the records from the first damaged one on are run again.
  package enum Saving: Sendable {
    case afterEach(blocks: Int)
    case atTheEnd
    /// Left to the system: for a store that is read at once and then deleted.
    case never
  }

  package let shape: EnsembleShape
  package let path: String
  /// Blocks whose records are complete: all below this number.
  package private(set) var finishedBlocks = 0
  /// Why records of an earlier run were dropped when this store went on from it; `nil` if none were.
  package private(set) var dropped: String?

  let file: BinaryFile
  let headerCount: Int
  private let saving: Saving
  private var record: UnsafeMutableRawBufferPointer

  private static let mark: UInt64 = 0x626C_6F63_6B20_2020
  static let recordHeadCount = 32

  /// Begins an empty store; what stood at the path is overwritten.
  ///
  /// - Parameter plan: a digest of everything besides seed and shape that the draws depend on.
  package convenience init(
    creating path: String, plan: String, seed: UInt64, shape: EnsembleShape,
    saving: Saving = .atTheEnd
  ) throws(StorageError) {
    let header = ScratchHeader(plan: plan, seed: seed, shape: shape)
    try self.init(path, shape: shape, headerCount: header.bytes.count, saving: saving)
    try file.truncate(to: 0)
    try file.write(header.bytes, at: 0)
  }

  /// Goes on with the store of an earlier run: complete records are kept, a record cut short or
  /// damaged is dropped with all that follow.
  ///
  /// - Throws: `StorageError` saying what has changed since, when the file belongs to another run.
  package convenience init(
    resuming path: String, plan: String, seed: UInt64, shape: EnsembleShape,
    saving: Saving = .atTheEnd
  ) throws(StorageError) {
    let header = ScratchHeader(plan: plan, seed: seed, shape: shape)
    // Looked at before it is opened for writing, so that a missing file is not made.
    if let reason = try header.refusal(of: BinaryFile(path, for: .reading)) {
      throw StorageError(path: path, operation: "resume", reason: reason)
    }
    try self.init(path, shape: shape, headerCount: header.bytes.count, saving: saving)
    while finishedBlocks < shape.blocks.count, try isComplete(finishedBlocks) {
      finishedBlocks += 1
    }
    let end = offset(ofBlock: finishedBlocks)
    let excess = try file.size - end
    if excess > 0 {
      dropped = "record \(finishedBlocks + 1) of \(shape.blocks.count) is cut short or damaged"
      try file.truncate(to: end)
    }
  }

  private init(
    _ path: String, shape: EnsembleShape, headerCount: Int, saving: Saving
  ) throws(StorageError) {
    if case .afterEach(let blocks) = saving {
      precondition(blocks > 0, "saved after each \(blocks) blocks")
    }
    self.path = path
    self.shape = shape
    self.headerCount = headerCount
    self.saving = saving
    file = try BinaryFile(path, for: .updating)
    record = .allocate(byteCount: 0, alignment: 16)
    try file.lock()
    record.deallocate()
    record = .allocate(
      byteCount: Self.recordHeadCount + shape.valueCount * shape.blocks.width * 8, alignment: 16)
  }

  deinit { record.deallocate() }

  package var isComplete: Bool { finishedBlocks == shape.blocks.count }

  /// Draws in the complete records.
  package var finishedDraws: Int {
    min(finishedBlocks * shape.blocks.width, shape.blocks.drawCount)
  }

  /// Adds the record of the next block.
  ///
  /// - Parameter values: `[value][draw]`, values in the order of the shape.
  package func append(_ block: DrawBlock, _ values: some Collection<Double>) throws(StorageError) {
    precondition(block.number == finishedBlocks, "records follow each other in block order")
    precondition(
      values.count == shape.valueCount * block.draws.count,
      "\(shape.valueCount * block.draws.count) values, got \(values.count)")
    let bytes = UnsafeMutableRawBufferPointer(rebasing: record[..<recordCount(block)])
    let payload = UnsafeMutableRawBufferPointer(rebasing: bytes[Self.recordHeadCount...])
    _ = payload.bindMemory(to: Double.self).update(fromContentsOf: values)
    let head = head(of: block, payload: UnsafeRawBufferPointer(payload))
    for (index, word) in head.enumerated() {
      bytes.storeBytes(of: word, toByteOffset: index * 8, as: UInt64.self)
    }
    try file.write(UnsafeRawBufferPointer(bytes), at: offset(ofBlock: block.number))
    finishedBlocks += 1
    switch saving {
    case .afterEach(let blocks):
      if isComplete || finishedBlocks % blocks == 0 { try file.synchronize() }
    case .atTheEnd:
      if isComplete { try file.synchronize() }
    case .never: break
    }
  }

  /// Whether the record of a block stands in the file unharmed.
  private func isComplete(_ number: Int) throws(StorageError) -> Bool {
    let block = shape.blocks[number]
    let bytes = UnsafeMutableRawBufferPointer(rebasing: record[..<recordCount(block)])
    guard try file.read(into: bytes, at: offset(ofBlock: number)) else { return false }
    let payload = UnsafeRawBufferPointer(rebasing: bytes[Self.recordHeadCount...])
    let head = head(of: block, payload: payload)
    return head.enumerated().allSatisfy { index, word in
      bytes.load(fromByteOffset: index * 8, as: UInt64.self) == word
    }
  }

  private func head(of block: DrawBlock, payload: UnsafeRawBufferPointer) -> [UInt64] {
    var checksum = Checksum()
    checksum.add(UInt64(block.number))
    checksum.add(UInt64(block.draws.count))
    checksum.add(payload)
    return [Self.mark, UInt64(block.number), UInt64(block.draws.count), checksum.value]
  }

  private func recordCount(_ block: DrawBlock) -> Int {
    Self.recordHeadCount + shape.valueCount * block.draws.count * 8
  }

  /// Where a block's record begins; only the last record is shorter than the others.
  func offset(ofBlock number: Int) -> Int {
    let full = Self.recordHeadCount + shape.valueCount * shape.blocks.width * 8
    guard number == shape.blocks.count, number > 0 else { return headerCount + number * full }
    return headerCount + (number - 1) * full + recordCount(shape.blocks[number - 1])
  }
}
