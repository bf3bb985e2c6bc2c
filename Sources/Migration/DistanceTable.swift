import LinearAlgebra

/// How far regions lie apart, and which pairs are neighbours or a city and its ring.
///
/// Symmetric unless the package gives both directions; the diagonal is zero and never used.
package struct DistanceTable: Sendable {
  package var kilometres: Matrix
  /// 1 where the regions share a border.
  package var contiguous: Matrix
  /// 1 where one is a city and the other the region around it.
  package var ring: Matrix

  package init(kilometres: Matrix, contiguous: Matrix, ring: Matrix) {
    self.kilometres = kilometres
    self.contiguous = contiguous
    self.ring = ring
  }
}
