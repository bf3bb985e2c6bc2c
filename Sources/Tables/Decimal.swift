/// Reads a decimal number; `nil` when the bytes are anything else.
///
/// Numbers of up to 15 digits and small exponents are exact by one division or multiplication;
/// the rest goes through the standard library.
func parseDecimal(_ bytes: UnsafeBufferPointer<UInt8>, decimalComma: Bool) -> Double? {
  guard !bytes.isEmpty else { return nil }
  let point = UInt8(ascii: decimalComma ? "," : ".")
  var index = 0
  var isNegative = false
  if bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") {
    isNegative = bytes[0] == UInt8(ascii: "-")
    index = 1
  }
  var digits: UInt64 = 0
  var digitCount = 0
  var decimals = 0
  var seenPoint = false
  while index < bytes.count {
    let byte = bytes[index]
    if byte >= 0x30, byte <= 0x39 {
      digits = digits &* 10 &+ UInt64(byte - 0x30)
      digitCount += 1
      if seenPoint { decimals += 1 }
    } else if byte == point, !seenPoint {
      seenPoint = true
    } else {
      return slowDecimal(bytes, decimalComma: decimalComma)
    }
    index += 1
  }
  guard digitCount > 0 else { return nil }
  guard digitCount <= 15, decimals <= 22 else {
    return slowDecimal(bytes, decimalComma: decimalComma)
  }
  let magnitude = Double(digits) / powersOfTen[decimals]
  return isNegative ? -magnitude : magnitude
}

/// Exact in binary up to 1e22.
private let powersOfTen: [Double] = (0...22).map { exponent in
  (0..<exponent).reduce(1.0) { power, _ in power * 10 }
}

private func slowDecimal(_ bytes: UnsafeBufferPointer<UInt8>, decimalComma: Bool) -> Double? {
  // Bytes, not characters: every number of 16 or 17 digits comes here.
  guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
  let unsigned = bytes.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
  if unsigned.count > 1, unsigned[unsigned.startIndex + 1] | 0x20 == UInt8(ascii: "x") {
    return nil
  }
  guard decimalComma else { return Double(String(decoding: bytes, as: UTF8.self)) }
  let point = UInt8(ascii: ".")
  guard !bytes.contains(point) else { return nil }
  return Double(
    String(decoding: bytes.map { $0 == UInt8(ascii: ",") ? point : $0 }, as: UTF8.self))
}
