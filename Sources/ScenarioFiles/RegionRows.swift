import Demography
import Diagnostics

/// Finds the regions that a scenario names, and says which it does not find.
struct RegionRows {
  let regions: RegionSet

  /// Row numbers; an unknown region, or one that stands twice, is a fault. With `keepingPlaces` an
  /// unknown one leaves −1 in its place.
  func rows(
    of named: [NamedRegion], field: String, keepingPlaces: Bool = false, faults: inout FaultList
  ) -> [Int] {
    var seen: [Int: NamedRegion] = [:]
    var rows: [Int] = []
    for region in named {
      guard let row = regions.row(of: region.name) else {
        faults.add(
          at: region.position, field: field, "there is no region '\(region.name)'",
          remedy: regions.remedy(for: region.name))
        if keepingPlaces { rows.append(-1) }
        continue
      }
      if let first = seen[row] {
        faults.add(
          at: region.position, field: field,
          "the region '\(region.name)' stands twice, first as '\(first.name)' in line \(first.position.line)"
        )
      }
      seen[row] = region
      rows.append(row)
    }
    return rows
  }
}
