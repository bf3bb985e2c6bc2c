import Demography
import Diagnostics
import ScenarioEngine
import Tables

/// Outlines of regions for maps: `boundaries.geojson`, which a package may have.
extension PackageReading {
  static let boundaryFile = "boundaries.geojson"

  /// The outlines and whom to name for them; nothing where the package has no such file.
  mutating func readBoundaries() -> (outlines: [Boundary], attribution: String?) {
    guard folder.names.contains(Self.boundaryFile), hasRegions else { return ([], nil) }
    do throws(InputRejected) {
      let file = try read(Self.boundaryFile)
      let json = try JSONValue(parsing: try file.validatedUTF8(), path: file.path)
      guard case .array(let features) = json["features"] else {
        throw refusal("no collection of features", "GeoJSON has a list 'features'")
      }
      var outlines: [Boundary] = []
      for (place, feature) in features.enumerated() {
        outlines.append(try outline(feature, number: place + 1))
      }
      return (outlines, json["attribution"]?.text)
    } catch {
      refuse(error.diagnostics)
      return ([], nil)
    }
  }

  private func outline(
    _ feature: JSONValue, number: Int
  ) throws(InputRejected) -> Boundary {
    let properties = feature["properties"]
    let names = [properties?["region_id"], properties?["region"], feature["id"]]
    guard let name = names.lazy.compactMap({ $0?.text }).first else {
      throw refusal(
        "feature \(number) names no region", "give its properties a 'region' with the region's id")
    }
    guard regions.row(of: name) != nil else {
      throw refusal(
        "feature \(number): there is no region '\(name)'",
        NearestName.remedy(for: name, among: regions.ids))
    }
    let geometry = feature["geometry"]
    let polygons: [JSONValue]
    switch (geometry?["type"]?.text, geometry?["coordinates"]) {
    case ("Polygon", let coordinates?): polygons = [coordinates]
    case ("MultiPolygon", .array(let several)): polygons = several
    default:
      throw refusal(
        "feature \(number), '\(name)': neither Polygon nor MultiPolygon",
        "maps draw areas; leave out points and lines")
    }
    var rings: [[Boundary.Corner]] = []
    for polygon in polygons {
      guard case .array(let own) = polygon else { continue }
      for ring in own {
        guard let corners = Self.corners(ring), corners.count > 3 else {
          throw refusal(
            "feature \(number), '\(name)': a ring is not a list of four places or more",
            "a place is [longitude, latitude] in degrees")
        }
        rings.append(corners)
      }
    }
    return Boundary(rings: rings)
  }

  /// `nil` where one of them is no place on the globe.
  private static func corners(_ ring: JSONValue) -> [Boundary.Corner]? {
    guard case .array(let places) = ring else { return nil }
    var corners: [Boundary.Corner] = []
    for place in places {
      guard case .array(let numbers) = place, numbers.count >= 2,
        let longitude = numbers[0].double, let latitude = numbers[1].double,
        (-180...180).contains(longitude), (-90...90).contains(latitude)
      else { return nil }
      corners.append(Boundary.Corner(longitude: longitude, latitude: latitude))
    }
    return corners
  }

  private func refusal(_ message: String, _ remedy: String?) -> InputRejected {
    InputRejected(
      Diagnostic(
        at: SourcePosition(file: folder.file(Self.boundaryFile), line: 1), message, remedy: remedy))
  }
}
