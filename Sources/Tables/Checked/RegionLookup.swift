/// How a table finds a region by the name in a cell.
package struct RegionLookup: Sendable {
  /// The row of a region given by its id, a name or a code.
  package let row: @Sendable (String) -> Int?
  /// What was probably meant by a name that is none.
  package let remedy: @Sendable (String) -> String?

  package init(
    row: @escaping @Sendable (String) -> Int?, remedy: @escaping @Sendable (String) -> String?
  ) {
    self.row = row
    self.remedy = remedy
  }
}
