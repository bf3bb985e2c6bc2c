import Diagnostics
import ScenarioEngine
import ScenarioFiles
import Testing

@Suite struct `Outlines of regions` {
  private func read(_ geometry: String, region: String = "KZ-61") throws(InputRejected)
    -> CountryData
  {
    do {
      let package = try TemporaryPackage()
      try package.write(
        "boundaries.geojson",
        """
        {"type": "FeatureCollection", "attribution": "Somebody, CC BY", "features": [
        {"type": "Feature", "properties": {"region_id": "\(region)"}, "geometry": \(geometry)}]}
        """)
      return try CountryReader.read(folder: package.path)
    } catch let error as InputRejected {
      throw error
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private static let square = "[[60, 40], [61, 40], [61, 41], [60, 40]]"

  @Test func `are read with whom to name for them, and hashed among the inputs`() throws {
    let country = try read(#"{"type": "Polygon", "coordinates": [\#(Self.square)]}"#)
    #expect(country.boundaryAttribution == "Somebody, CC BY")
    #expect(country.boundaries.map(\.rings.count) == [1])
    #expect(
      country.boundaries.first?.rings.first?[1] == Boundary.Corner(longitude: 61, latitude: 40))
    #expect(country.files.contains { $0.path.hasSuffix("boundaries.geojson") })
    let islands = try read(
      #"{"type": "MultiPolygon", "coordinates": [[\#(Self.square)], [\#(Self.square)]]}"#)
    #expect(islands.boundaries.map(\.rings.count) == [2])
  }

  @Test func `need not be there`() throws {
    let package = try TemporaryPackage()
    let country = try CountryReader.read(folder: package.path)
    #expect(country.boundaries.isEmpty)
    #expect(country.boundaryAttribution == nil)
  }

  @Test(arguments: [
    (#"{"type": "Point", "coordinates": [60, 40]}"#, "south", "neither Polygon nor MultiPolygon"),
    (#"{"type": "Polygon", "coordinates": [[[60, 40], [61, 40]]]}"#, "south", "four places"),
    (
      #"{"type": "Polygon", "coordinates": [[[60, 91], [61, 40], [61, 41], [60, 91]]]}"#, "south",
      "four places"
    ),
    (#"{"type": "Polygon", "coordinates": []}"#, "sooth", "there is no region 'sooth'"),
  ])
  func `that are none are refused with the feature's number`(
    geometry: String, region: String, words: String
  ) {
    let error = #expect(throws: InputRejected.self) { try read(geometry, region: region) }
    let said = error?.diagnostics.map(\.rendered).joined() ?? ""
    #expect(said.contains("boundaries.geojson:1:1"))
    #expect(said.contains("feature 1"))
    #expect(said.contains(words))
  }
}
