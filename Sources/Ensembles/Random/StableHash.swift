/// FNV-1a in 64 bits: the same number from the same text on any machine and in any version.
///
/// Source: Fowler, Noll and Vo, offset basis and prime as published for 64 bits.
package func stableHash(_ text: String) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  return hash
}
