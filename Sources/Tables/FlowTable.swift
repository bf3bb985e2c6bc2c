/// A plain table of flows, which `kosh calibrate` fits without a data package.
package enum FlowTable {
  package static let description = TableDescription(
    "TABLE.csv",
    "moves between any places for `kosh calibrate TABLE.csv`; every other column of numbers is a covariate, `origin_…` and `destination_…` the two sides of one property; a pair without row was not observed",
    key: ["origin", "destination"],
    columns: [
      ColumnDescription("origin", .text, "the place left"),
      ColumnDescription("destination", .text, "the place moved to; rows to itself are not used"),
      ColumnDescription("persons", .nonNegative, unit: "persons", "moves", optional: true),
      ColumnDescription(
        "flow", .nonNegative, unit: "persons", "the same under another name", optional: true),
      ColumnDescription("km", .number(0...40_075), unit: "km", "distance"),
      ColumnDescription("contiguous", .flag, "1 where they share a border", optional: true),
      ColumnDescription("ring", .flag, "1 for a city and the region around it", optional: true),
    ] + ColumnDescription.provenance)

  /// Places of one table: their pairs stand in memory.
  package static let placeLimit = 4_000
}
