/// A dense matrix of doubles, row after row.
package struct Matrix: Sendable, Equatable {
  package let rowCount: Int
  package let columnCount: Int
  /// Element (i, j) stands at `i · columnCount + j`.
  package var elements: [Double]

  package init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.init(
      rows: rows, columns: columns, elements: .init(repeating: value, count: rows * columns))
  }

  package init(rows: Int, columns: Int, elements: [Double]) {
    precondition(
      elements.count == rows * columns,
      "a \(rows) × \(columns) matrix needs \(rows * columns) elements, got \(elements.count)")
    rowCount = rows
    columnCount = columns
    self.elements = elements
  }

  package init(_ rows: [[Double]]) {
    self.init(rows: rows.count, columns: rows.first?.count ?? 0, elements: rows.flatMap { $0 })
  }

  package static func identity(_ order: Int) -> Matrix {
    var matrix = Matrix(rows: order, columns: order)
    for i in 0..<order { matrix[i, i] = 1 }
    return matrix
  }

  package subscript(row: Int, column: Int) -> Double {
    get { elements[row * columnCount + column] }
    set { elements[row * columnCount + column] = newValue }
  }

  package var transposed: Matrix {
    var result = Matrix(rows: columnCount, columns: rowCount)
    for i in 0..<rowCount { for j in 0..<columnCount { result[j, i] = self[i, j] } }
    return result
  }
}
