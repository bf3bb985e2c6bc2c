/// Random words one after another, where how many are needed is not known beforehand: permutations
/// and resampling.
///
/// Named like a `RandomStream`; the last word of the counter keeps the two apart.
struct WordSequence {
  private let key: (UInt64, UInt64)
  private let place: UInt64
  private var block: UInt64 = 0
  private var words: Philox4x64.Words = (0, 0, 0, 0)
  private var used = 4

  init(seed: UInt64, name: String, number: Int = 0) {
    key = (seed, stableHash(name))
    place = UInt64(bitPattern: Int64(number))
  }

  mutating func next() -> UInt64 {
    if used == 4 {
      words = Philox4x64.words(counter: (block, place, 0, 1), key: key)
      block += 1
      used = 0
    }
    defer { used += 1 }
    switch used {
    case 0: return words.0
    case 1: return words.1
    case 2: return words.2
    default: return words.3
    }
  }

  /// A whole number below `bound`, each equally likely (Lemire 2019).
  mutating func next(below bound: Int) -> Int {
    let range = UInt64(bound)
    let threshold = (0 &- range) % range
    while true {
      let product = next().multipliedFullWidth(by: range)
      if product.low >= threshold { return Int(product.high) }
    }
  }

  /// The numbers 0..<count in random order (Fisher and Yates).
  mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, next(below: last + 1))
    }
    return order
  }
}
