/// The outline of a region for maps, as closed rings of corners; holes are rings too.
package struct Boundary: Sendable, Equatable {
  package struct Corner: Sendable, Equatable {
    package let longitude: Double
    package let latitude: Double

    package init(longitude: Double, latitude: Double) {
      self.longitude = longitude
      self.latitude = latitude
    }
  }

  package let rings: [[Corner]]

  package init(rings: [[Corner]]) { self.rings = rings }
}
