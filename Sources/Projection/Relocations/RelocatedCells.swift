import Demography

/// What relocations did in a year by region, sex and age: kept in a point run, where every cell is
/// accounted for.
final class RelocatedCells {
  private(set) var deaths: RegionalTable
  private(set) var immigrants: RegionalTable
  private(set) var emigrants: RegionalTable
  private(set) var transfersIn: RegionalTable
  private(set) var transfersOut: RegionalTable

  init(regions: Int) {
    let empty = RegionalTable(regions: regions)
    (deaths, immigrants, emigrants, transfersIn, transfersOut) = (empty, empty, empty, empty, empty)
  }

  func clear() {
    for cell in deaths.values.indices {
      deaths.values[cell] = 0
      immigrants.values[cell] = 0
      emigrants.values[cell] = 0
      transfersIn.values[cell] = 0
      transfersOut.values[cell] = 0
    }
  }

  /// Deaths by age at the end of the year, from rows of both 1 Januaries.
  func addDeaths(
    before: UnsafePointer<Double>, after: UnsafePointer<Double>, region: Int
  ) {
    for sex in Sex.allCases {
      for age in 1...Age.open {
        let cell = CellLayout.cell(sex, age)
        let ageing = before[cell - 1] + (age == Age.open ? before[cell] : 0)
        deaths[region, sex, age] += ageing - after[cell]
      }
    }
  }

  func addImmigrants(_ row: UnsafePointer<Double>, sign: Double, region: Int) {
    add(row, sign, to: &immigrants, region)
  }

  func addEmigrants(_ row: UnsafePointer<Double>, region: Int) {
    add(row, 1, to: &emigrants, region)
  }

  func addTransfersIn(_ row: UnsafePointer<Double>, share: Double, region: Int) {
    add(row, share, to: &transfersIn, region)
  }

  func addTransfersOut(_ row: UnsafePointer<Double>, share: Double, region: Int) {
    add(row, share, to: &transfersOut, region)
  }

  private func add(
    _ row: UnsafePointer<Double>, _ share: Double, to table: inout RegionalTable, _ region: Int
  ) {
    for sex in Sex.allCases {
      for age in Age.all { table[region, sex, age] += share * row[CellLayout.cell(sex, age)] }
    }
  }
}
