import Demography
import ProjectionKernels

/// How cells lie in memory: `[region][draw][sex][104]`, ages 0…100 and three zeros, women first.
///
/// One row of 208 doubles holds the cells of one region and draw; rows of all draws of a region are
/// neighbours, so that one matrix product serves every sex and age of a draw.
package enum CellLayout {
  package static let sexStride = Int(KOSH_SEX)
  package static let rowCount = Int(KOSH_ROW)

  @inline(__always)
  package static func cell(_ sex: Sex, _ age: Int) -> Int { sex.rawValue * sexStride + age }

  /// Copies one region of a table into a row; the padding becomes zero.
  package static func fill(
    _ row: UnsafeMutablePointer<Double>, from table: RegionalTable, region: Int
  ) {
    row.update(repeating: 0, count: rowCount)
    table.values.withUnsafeBufferPointer { values in
      guard let values = values.baseAddress else { return }
      for sex in Sex.allCases {
        (row + cell(sex, 0))
          .update(from: values + RegionalTable.index(region, sex, 0), count: Age.count)
      }
    }
  }

  package static func fill(_ row: UnsafeMutablePointer<Double>, from table: AgeSexTable) {
    row.update(repeating: 0, count: rowCount)
    for sex in Sex.allCases {
      for age in Age.all { row[cell(sex, age)] = table[sex, age] }
    }
  }

  /// Copies a row into one region of a table.
  package static func copy(
    _ row: UnsafePointer<Double>, into table: inout RegionalTable, region: Int
  ) {
    table.values.withUnsafeMutableBufferPointer { values in
      guard let values = values.baseAddress else { return }
      for sex in Sex.allCases {
        (values + RegionalTable.index(region, sex, 0))
          .update(from: row + cell(sex, 0), count: Age.count)
      }
    }
  }
}
