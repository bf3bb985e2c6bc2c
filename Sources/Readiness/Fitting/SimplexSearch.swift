/// Looks for the lowest point of a function of a few numbers, without derivatives.
///
/// Source: Nelder and Mead (1965), The Computer Journal 7, 308–313, with their coefficients; begun
/// again from the best point until a fresh start gains nothing.
struct SimplexSearch {
  var function: ([Double]) -> Double
  /// Length of the first steps.
  var step = 0.3
  var evaluations = 4000
  var restarts = 6

  /// - Returns: the lowest point found, and its value.
  func lowest(from start: [Double]) -> (point: [Double], value: Double) {
    var best = descend(from: start)
    for _ in 0..<restarts {
      let next = descend(from: best.point)
      let gained = best.value - next.value
      if next.value < best.value { best = next }
      if gained <= 1e-10 * abs(best.value) { break }
    }
    return best
  }

  private typealias Vertex = (point: [Double], value: Double)

  private func descend(from start: [Double]) -> (point: [Double], value: Double) {
    var vertices: [Vertex] = [(start, function(start))]
    for index in start.indices {
      var point = start
      point[index] += step
      vertices.append((point, function(point)))
    }
    for _ in 0..<evaluations {
      vertices.sort { $0.value < $1.value }
      let (low, high) = (vertices[0].value, vertices[vertices.count - 1].value)
      if high - low <= 1e-12 * abs(low) { break }
      improve(&vertices)
    }
    return vertices.min { $0.value < $1.value } ?? vertices[0]
  }

  private func improve(_ vertices: inout [Vertex]) {
    let last = vertices.count - 1
    var centre = [Double](repeating: 0, count: last)
    for vertex in vertices.dropLast() {
      for index in centre.indices { centre[index] += vertex.point[index] / Double(last) }
    }
    func moved(_ factor: Double) -> Vertex {
      let worst = vertices[last].point
      let point = centre.indices.map { centre[$0] + factor * (worst[$0] - centre[$0]) }
      return (point, function(point))
    }
    let reflected = moved(-1)
    if reflected.value < vertices[0].value {
      let expanded = moved(-2)
      vertices[last] = expanded.value < reflected.value ? expanded : reflected
    } else if reflected.value < vertices[last - 1].value {
      vertices[last] = reflected
    } else {
      let contracted = moved(reflected.value < vertices[last].value ? -0.5 : 0.5)
      if contracted.value < min(reflected.value, vertices[last].value) {
        vertices[last] = contracted
      } else {
        for index in 1...last {
          let point = zip(vertices[index].point, vertices[0].point).map { ($0 + $1) / 2 }
          vertices[index] = (point, function(point))
        }
      }
    }
  }
}
