import LinearAlgebra
import ProductClock

/// The rate of the matrix products inside a run, against a product of 1024³ in the same process.
struct ProductBenchmark {
  private let bare: BlockRun
  private let left: Matrix
  private let right: Matrix

  struct Rates {
    /// 10⁹ operations a second of processor time.
    let inside: Double
    let reference: Double
    /// Share of the run's processor time that its products take.
    let shareOfTime: Double
  }

  private static let order = 1024
  private static let repetitions = 3

  init(_ world: BenchmarkWorld, _ size: BenchmarkSize) {
    bare = BlockRun(world, size)
    let numbers = (0..<(Self.order * Self.order)).map { Double($0 % 97) / 97 }
    left = Matrix(rows: Self.order, columns: Self.order, elements: numbers)
    right = Matrix(rows: Self.order, columns: Self.order, elements: numbers.reversed())
  }

  func run() async throws -> Rates {
    kosh_product_clock(1)
    let outcome = try await bare.run(workers: 1)
    let (inside, seconds) = (Self.rate, kosh_product_seconds())
    kosh_product_clock(1)
    for _ in 0..<Self.repetitions { _ = left * right }
    let reference = Self.rate
    kosh_product_clock(0)
    return Rates(
      inside: inside, reference: reference, shareOfTime: seconds / outcome.cpuSeconds)
  }

  private static var rate: Double {
    1e-9 * kosh_product_operations() / kosh_product_seconds()
  }
}
