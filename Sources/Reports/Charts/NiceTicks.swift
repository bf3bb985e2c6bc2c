import Glibc

/// Round numbers along an axis: steps of 1, 2 or 5 times a power of ten.
struct NiceTicks: Sendable, Equatable {
  let values: [Double]
  /// Decimals that tell them apart.
  let decimals: Int

  var first: Double { values[0] }
  var last: Double { values[values.count - 1] }

  /// - Parameter about: how many steps are wanted, more or less.
  init(from low: Double, to high: Double, about count: Int) {
    let span = high > low ? high - low : max(abs(high), 1) * 0.1
    let rough = span / Double(max(1, count))
    let power = pow(10, log10(rough).rounded(.down))
    let step = ([1, 2, 5, 10].first { $0 * power >= rough * 0.999 } ?? 10) * power
    let (start, end) = ((low / step).rounded(.down), ((low + span) / step).rounded(.up))
    values = (Int(start)...Int(max(end, start + 1))).map { Double($0) * step }
    decimals = max(0, -Int(log10(step * 1.000_001).rounded(.down)))
  }
}

/// Persons, thousands or millions: what keeps an axis' labels short.
struct AxisUnit: Sendable, Equatable {
  let scale: Double
  let name: Message

  init(largest value: Double) {
    switch value {
    case 5e6...: (scale, name) = (1e6, .millions)
    case 2e4...: (scale, name) = (1e3, .thousands)
    default: (scale, name) = (1, .persons)
    }
  }
}
