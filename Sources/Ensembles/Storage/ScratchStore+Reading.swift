extension ScratchStore {
  /// Memory that reading by column takes at most, whatever the number of draws (one column at least).
  package static let columnMemory = 16 << 20

  /// Gives every value of the shape over all finished draws, in the order of the shape.
  ///
  /// - Parameters:
  ///   - values: which of them.
  ///   - body: receives a value's position in the shape and its draws in order; it may reorder them.
  package func forEachColumn<Failure: Error>(
    of values: Range<Int>? = nil, memory: Int = ScratchStore.columnMemory,
    _ body: (_ value: Int, _ draws: UnsafeMutableBufferPointer<Double>) throws(Failure) -> Void
  ) throws(ColumnError<Failure>) {
    let values = values ?? 0..<shape.valueCount
    let draws = finishedDraws
    guard draws > 0, !values.isEmpty else { return }
    // A chunk holds its columns and one block's part of them.
    let perColumn = (draws + shape.blocks.width) * MemoryLayout<Double>.stride
    let chunk = min(values.count, max(1, memory / perColumn))
    let columns = UnsafeMutableBufferPointer<Double>.allocate(capacity: chunk * draws)
    let part = UnsafeMutableBufferPointer<Double>.allocate(capacity: chunk * shape.blocks.width)
    defer {
      columns.deallocate()
      part.deallocate()
    }
    for start in stride(from: values.lowerBound, to: values.upperBound, by: chunk) {
      let taken = start..<min(start + chunk, values.upperBound)
      do throws(StorageError) {
        try gather(taken, into: columns, through: part)
      } catch {
        throw .storage(error)
      }
      for value in taken {
        let first = (value - taken.lowerBound) * draws
        do throws(Failure) {
          try body(value, UnsafeMutableBufferPointer(rebasing: columns[first..<(first + draws)]))
        } catch {
          throw .body(error)
        }
      }
    }
  }

  /// One figure of every finished draw, `[year][region]`, draw after draw.
  package func forEachDraw<Failure: Error>(
    figure: Int, _ body: (_ values: [Double]) throws(Failure) -> Void
  ) throws(ColumnError<Failure>) {
    let first = shape.index(figure: figure, year: 0, region: 0)
    let count = shape.years.count * shape.regions.count
    let part = UnsafeMutableBufferPointer<Double>.allocate(capacity: count * shape.blocks.width)
    defer { part.deallocate() }
    for number in 0..<finishedBlocks {
      let width = shape.blocks[number].draws.count
      do throws(StorageError) {
        try readPart(first..<(first + count), ofBlock: number, into: part)
      } catch {
        throw .storage(error)
      }
      for draw in 0..<width {
        do throws(Failure) {
          try body((0..<count).map { part[$0 * width + draw] })
        } catch {
          throw .body(error)
        }
      }
    }
  }

  /// Columns `[value][draw]` of neighbouring values, from every record.
  private func gather(
    _ values: Range<Int>, into columns: UnsafeMutableBufferPointer<Double>,
    through part: UnsafeMutableBufferPointer<Double>
  ) throws(StorageError) {
    let draws = finishedDraws
    guard let target = columns.baseAddress, let source = part.baseAddress else { return }
    for number in 0..<finishedBlocks {
      let block = shape.blocks[number]
      let width = block.draws.count
      try readPart(values, ofBlock: number, into: part)
      for index in 0..<values.count {
        (target + index * draws + block.draws.lowerBound)
          .update(from: source + index * width, count: width)
      }
    }
  }

  private func readPart(
    _ values: Range<Int>, ofBlock number: Int, into part: UnsafeMutableBufferPointer<Double>
  ) throws(StorageError) {
    let width = shape.blocks[number].draws.count
    let stride = MemoryLayout<Double>.stride
    let bytes = UnsafeMutableRawBufferPointer(
      start: part.baseAddress, count: values.count * width * stride)
    let offset =
      offset(ofBlock: number) + Self.recordHeadCount + values.lowerBound * width * stride
    guard try file.read(into: bytes, at: offset) else {
      throw StorageError(path: path, operation: "read", reason: "the file is cut short")
    }
  }
}

/// Reading stopped because the file failed or because the reader did.
package enum ColumnError<Failure: Error>: Error {
  case storage(StorageError)
  case body(Failure)
}

extension ColumnError: Sendable where Failure: Sendable {}
