/// One margin of a table of flows: sums that are known over classes of its cells.
///
/// Origins, destinations, ages and sexes are margins of this kind, and so are combinations of them.
package struct CellMargin: Sendable, Equatable {
  /// What the classes are, as a sentence would call one: `origin`, `age`.
  package let name: String
  package let classes: [String]
  /// The class of each cell of the table.
  package let classOfCell: [Int]
  /// The known sum of each class, persons.
  package let sums: [Double]

  package init(name: String, classes: [String], classOfCell: [Int], sums: [Double]) {
    precondition(classes.count == sums.count, "a margin needs one sum a class")
    precondition(
      classOfCell.allSatisfy { classes.indices.contains($0) }, "a cell without its class")
    self.name = name
    self.classes = classes
    self.classOfCell = classOfCell
    self.sums = sums
  }

  var total: Double { sums.reduce(0, +) }

  /// The margin over one axis of a table whose cells run through `extents`, the last axis fastest.
  package static func axis(
    _ axis: Int, of extents: [Int], name: String, classes: [String], sums: [Double]
  ) -> CellMargin {
    precondition(sums.count == extents[axis], "axis \(axis) has \(extents[axis]) classes")
    let inner = extents[(axis + 1)...].reduce(1, *)
    let count = extents.reduce(1, *)
    return CellMargin(
      name: name, classes: classes,
      classOfCell: (0..<count).map { $0 / inner % extents[axis] }, sums: sums)
  }
}
