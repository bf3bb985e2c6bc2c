/// A check number over 64-bit words: any change of a single word changes it.
///
/// FNV-1a taken over words in four lanes, which are folded at the end.
struct Checksum {
  private static let prime: UInt64 = 0x0000_0100_0000_01B3
  private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
  private var lanes = SIMD4<UInt64>(
    Self.basis, Self.basis &+ 1, Self.basis &+ 2, Self.basis &+ 3)

  mutating func add(_ word: UInt64) { lanes[0] = (lanes[0] ^ word) &* Self.prime }

  /// - Parameter bytes: whole words.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    let laned = bytes.count / 32 * 32
    for offset in stride(from: 0, to: laned, by: 32) {
      let words = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
      lanes = (lanes ^ words) &* SIMD4(repeating: Self.prime)
    }
    for offset in stride(from: laned, to: bytes.count, by: 8) {
      add(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
  }

  var value: UInt64 {
    var folded = Self.basis
    for lane in 0..<4 {
      folded = (folded ^ lanes[lane]) &* Self.prime
      folded ^= folded >> 29
    }
    return folded
  }
}
