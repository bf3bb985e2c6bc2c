/// A plain table of rates of moving by age, to which `kosh calibrate --schedule` fits.
package enum AgeRateTable {
  package static let description = TableDescription(
    "RATES.csv",
    "rates of moving by age for `kosh calibrate RATES.csv --schedule N`, of 7 to 13 parameters",
    key: ["age"],
    columns: [
      ColumnDescription(
        "age", .number(0...120), unit: "years", "age, or the middle of an age group"),
      ColumnDescription(
        "rate", .number(0...Double.infinity), "moves per person-year, or any multiple of it"),
      ColumnDescription(
        "persons", .number(0...Double.infinity), unit: "persons",
        "persons exposed, the weights of the fit; without them every age weighs the same",
        optional: true),
    ] + ColumnDescription.provenance)
}
