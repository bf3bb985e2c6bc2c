import Reports
import Tables
import Testing

@Suite("A table of results held against the same table made again")
struct TableComparisonTests {
  static let table = TableDescription(
    "regions.csv", "persons and rates", key: ["region"],
    columns: [
      ColumnDescription("region", .text, "id"),
      ColumnDescription("persons", .number(0...1e9), unit: "persons", "persons"),
      ColumnDescription("rate", .number(0...1), unit: "deaths per person-year", "m(x)"),
    ])

  private func compare(_ recorded: String, _ again: String) -> TableComparison.Outcome {
    let head = "region,persons,rate\n"
    return TableComparison(
      "forecast/regions.csv", of: Self.table, recorded: Array((head + recorded).utf8),
      again: Array((head + again).utf8)
    ).outcome
  }

  @Test func `the same bytes are equal`() {
    #expect(compare("north,12.5,0.01\n", "north,12.5,0.01\n") == .equalBytes)
  }

  @Test func `a millionth of a person is nothing, nor is a thousand-millionth of a million`() {
    let outcome = compare("north,12.5000009,0.01\n", "north,12.5,0.01\n")
    #expect(outcome.isSame)
    #expect(outcome != .equalBytes)
    #expect(compare("north,5000000.004,0.01\n", "north,5000000,0.01\n").isSame)
    #expect(!compare("north,5000000.006,0.01\n", "north,5000000,0.01\n").isSame)
    #expect(!compare("north,12.500002,0.01\n", "north,12.5,0.01\n").isSame)
  }

  @Test func `a rate has no allowance in persons`() {
    #expect(compare("north,1,0.0100000000009\n", "north,1,0.01\n").isSame == true)
    #expect(compare("north,1,0.0100000001\n", "north,1,0.01\n").isSame == false)
  }

  @Test func `the first cell that differs is named with both values, and how many there are`() {
    let outcome = compare(
      "north,1,0.01\nsouth,2,0.02\nwest,3,0.03\n", "north,1,0.01\nsouth,2.5,0.02\nwest,3,0.04\n")
    guard case .differs(let first, let count) = outcome else {
      Issue.record("nothing differs")
      return
    }
    #expect((first.line, first.column, first.row) == (3, "persons", "region south"))
    #expect((first.recorded, first.again, count) == ("2", "2.5", 2))
  }

  @Test func `a cell that was emptied or is no number differs`() {
    #expect(!compare("north,,0.01\n", "north,1,0.01\n").isSame)
    #expect(!compare("north,nan,0.01\n", "north,1,0.01\n").isSame)
    #expect(!compare("south,1,0.01\n", "north,1,0.01\n").isSame)
  }

  @Test func `rows or columns that are gone are said, not compared`() {
    #expect(
      compare("north,1,0.01\n", "north,1,0.01\nsouth,2,0.01\n")
        == .cannotBeCompared("it has 1 rows, made again it has 2"))
    let other = TableComparison(
      "forecast/regions.csv", of: Self.table, recorded: Array("region,rate\nnorth,1\n".utf8),
      again: Array("region,persons,rate\nnorth,1,0.01\n".utf8))
    #expect(!other.outcome.isSame)
    let broken = TableComparison(
      "forecast/regions.csv", of: Self.table, recorded: Array("region,persons,rate\n\"".utf8),
      again: Array("region,persons,rate\nnorth,1,0.01\n".utf8))
    #expect(!broken.outcome.isSame)
  }
}
