/// The most that suppliers can send to receivers along allowed pairs: flow along shortest augmenting
/// paths (Edmonds and Karp 1972).
struct LargestFlow {
  let supplies: [Double]
  let demands: [Double]
  /// Whether supplier i may send to receiver j, at i · receivers + j.
  let allowed: [Bool]
  private(set) var flow: [Double]
  private(set) var unsent: [Double]
  private(set) var unmet: [Double]
  private let negligible: Double

  init(supplies: [Double], demands: [Double], allowed: [Bool]) {
    self.supplies = supplies
    self.demands = demands
    self.allowed = allowed
    flow = .init(repeating: 0, count: allowed.count)
    unsent = supplies
    unmet = demands
    negligible = 1e-12 * supplies.reduce(0, +)
  }

  mutating func augment() {
    sendDirectly()
    while let path = augmentingPath() { send(along: path) }
  }

  private mutating func sendDirectly() {
    for i in supplies.indices {
      for j in demands.indices where allowed[i * demands.count + j] {
        let amount = min(unsent[i], unmet[j])
        flow[i * demands.count + j] = amount
        unsent[i] -= amount
        unmet[j] -= amount
      }
    }
  }

  /// The suppliers and receivers that one more person could be sent through, starting at `sources`:
  /// for each the node before it, suppliers counted first; −1 where unreached, itself at a source.
  private func reach(from sources: [Int]) -> [Int] {
    let rows = supplies.count
    var before = [Int](repeating: -1, count: rows + demands.count)
    var queue = sources
    for source in sources { before[source] = source }
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      if node < rows {
        for j in demands.indices
        where allowed[node * demands.count + j] && before[rows + j] < 0 {
          before[rows + j] = node
          queue.append(rows + j)
        }
      } else {
        for i in 0..<rows
        where flow[i * demands.count + node - rows] > negligible && before[i] < 0 {
          before[i] = node
          queue.append(i)
        }
      }
    }
    return before
  }

  private var senders: [Int] { supplies.indices.filter { unsent[$0] > negligible } }

  /// Nodes from a supplier with persons left to a receiver with room left.
  private func augmentingPath() -> [Int]? {
    let before = reach(from: senders)
    let rows = supplies.count
    guard
      let end = demands.indices.first(where: { unmet[$0] > negligible && before[rows + $0] >= 0 })
    else { return nil }
    var path = [rows + end]
    while let last = path.last, before[last] != last { path.append(before[last]) }
    return path.reversed()
  }

  private mutating func send(along path: [Int]) {
    guard let start = path.first, let end = path.last else { return }
    let rows = supplies.count
    var amount = min(unsent[start], unmet[end - rows])
    for (from, to) in zip(path, path.dropFirst()) where from >= rows {
      amount = min(amount, flow[to * demands.count + from - rows])
    }
    for (from, to) in zip(path, path.dropFirst()) {
      if from < rows {
        flow[from * demands.count + to - rows] += amount
      } else {
        flow[to * demands.count + from - rows] -= amount
      }
    }
    unsent[start] -= amount
    unmet[end - rows] -= amount
  }

  /// Suppliers that cannot send all, with the receivers they are confined to; `nil` when all is sent.
  var shortfall: (suppliers: [Int], receivers: [Int])? {
    guard !senders.isEmpty else { return nil }
    let before = reach(from: senders)
    let rows = supplies.count
    return (
      supplies.indices.filter { before[$0] >= 0 && supplies[$0] > 0 },
      demands.indices.filter { before[rows + $0] >= 0 }
    )
  }

  /// Allowed pairs that carry nothing in any full flow: no circle leads back through them.
  var cellsForcedToZero: [(supplier: Int, receiver: Int)] {
    let rows = supplies.count
    var cells: [(supplier: Int, receiver: Int)] = []
    for j in demands.indices {
      let idle = supplies.indices.filter {
        allowed[$0 * demands.count + j] && flow[$0 * demands.count + j] <= negligible
      }
      guard !idle.isEmpty else { continue }
      let before = reach(from: [rows + j])
      cells += idle.filter { before[$0] < 0 }.map { ($0, j) }
    }
    return cells
  }
}
