/// The counter-based generator Philox4x64 with ten rounds: four random words from a counter of four
/// words and a key of two, without any state.
///
/// Source: Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3".
package enum Philox4x64 {
  package typealias Words = (UInt64, UInt64, UInt64, UInt64)

  private static let multipliers: (UInt64, UInt64) = (0xD2E7_470E_E14C_6C93, 0xCA5A_8263_9512_1157)
  private static let keySteps: (UInt64, UInt64) = (0x9E37_79B9_7F4A_7C15, 0xBB67_AE85_84CA_A73B)
  private static let roundCount = 10

  @inline(__always)
  package static func words(counter: Words, key: (UInt64, UInt64)) -> Words {
    var c = counter
    var k = key
    for round in 0..<roundCount {
      if round > 0 {
        k.0 &+= keySteps.0
        k.1 &+= keySteps.1
      }
      let a = multipliers.0.multipliedFullWidth(by: c.0)
      let b = multipliers.1.multipliedFullWidth(by: c.2)
      c = (b.high ^ c.1 ^ k.0, b.low, a.high ^ c.3 ^ k.1, a.low)
    }
    return c
  }
}

/// Where one word lies between 0 and 1.
///
/// The upper 52 bits and a half: never 0 and never 1, and 1 − u is as likely as u.
@inline(__always)
func openUniform(_ word: UInt64) -> Double {
  (Double(word >> 12) + 0.5) * 0x1p-52
}
