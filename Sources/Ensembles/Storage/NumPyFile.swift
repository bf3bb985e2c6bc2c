/// Writes doubles as a NumPy array: format 1.0, little-endian float64, C order.
///
/// Source of the layout: NumPy Enhancement Proposal 1.
package struct NumPyFile: ~Copyable {
  package let shape: [Int]
  private let file: BinaryFile
  private var offset: Int
  private var remaining: Int

  /// - Parameter shape: lengths of the axes, slowest first.
  package init(creating path: String, shape: [Int]) throws(StorageError) {
    let header = Self.header(shape: shape)
    let file = try BinaryFile(path, for: .updating)
    try file.truncate(to: 0)
    try file.write(header, at: 0)
    self.shape = shape
    self.file = file
    offset = header.count
    remaining = shape.reduce(1, *)
  }

  /// Adds the next values, the last axis fastest.
  package mutating func append(_ values: [Double]) throws(StorageError) {
    precondition(
      values.count <= remaining, "room for \(remaining) more values, got \(values.count)")
    try file.write(values.map(\.bitPattern.littleEndian), at: offset)
    offset += values.count * MemoryLayout<Double>.stride
    remaining -= values.count
  }

  /// Ends the array and waits until it is on the disk.
  package consuming func finish() throws(StorageError) {
    guard remaining == 0 else {
      throw StorageError(
        path: file.path, operation: "write",
        reason: "\(remaining) of \(shape.reduce(1, *)) values are missing")
    }
    try file.synchronize()
  }

  /// Magic, version, length and the dictionary, padded so that the values begin at a multiple of 64.
  static func header(shape: [Int]) -> [UInt8] {
    let axes = shape.map { "\($0)," }.joined(separator: " ")
    // Python writes a single axis with its comma and several without the last one.
    let tuple = shape.count == 1 ? axes : String(axes.dropLast())
    let text = "{'descr': '<f8', 'fortran_order': False, 'shape': (\(tuple)), }"
    let padding = (64 - (10 + text.utf8.count + 1) % 64) % 64
    let count = text.utf8.count + padding + 1
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(count % 256), UInt8(count / 256)]
      + Array(text.utf8) + [UInt8](repeating: 0x20, count: padding) + [0x0A]
  }
}
