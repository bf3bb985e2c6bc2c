import Demography
import Projection

/// The coarsest division of ages and sexes in which every intervention takes whole bands.
struct AgeSexBands {
  /// 208 band numbers from zero.
  let bandOfCell: [Int]
  let count: Int
  /// Per band, one of its cells.
  private let examples: [(sex: Sex, age: Int)]

  init(_ selections: [AgeSexSelection]) {
    var bands = [Int](repeating: 0, count: CellLayout.rowCount)
    var known: [[Bool]] = []
    var examples: [(sex: Sex, age: Int)] = []
    for sex in Sex.allCases {
      for age in Age.all {
        let named = selections.map { $0.contains(sex, age) }
        if !known.contains(named) {
          known.append(named)
          examples.append((sex, age))
        }
        bands[CellLayout.cell(sex, age)] = known.firstIndex(of: named) ?? 0
      }
    }
    bandOfCell = bands
    count = known.count
    self.examples = examples
  }

  /// The bands of a selection; `nil` alone stands for all.
  func of(_ selection: AgeSexSelection) -> [Int?] {
    let own = examples.indices.filter { selection.contains(examples[$0].sex, examples[$0].age) }
    return own.count == count ? [nil] : own
  }
}

extension AgeSexSelection {
  package func contains(_ sex: Sex, _ age: Int) -> Bool {
    (self.sex == nil || self.sex == sex) && (ages == nil || ages?.contains(age) == true)
  }
}
