import Tables
import Testing

@Suite struct `CSV text` {
  @Test func `reads back as what was written`() throws {
    var text = CSVText(columns: ["name", "value", "note"])
    text.append("a, \"b\"\nc")
    text.append(0.1)
    text.append(nil as Double?)
    text.append("Қала")
    text.append(-1e300)
    text.append(7)
    let file = try CSVFile(InputFile(path: "t.csv", bytes: text.bytes))
    #expect(file.string(row: 0, column: 0) == "a, \"b\"\nc")
    #expect(file.number(row: 0, column: 1) == 0.1)
    #expect(file.isEmpty(row: 0, column: 2))
    #expect(file.string(row: 1, column: 0) == "Қала")
    #expect(file.number(row: 1, column: 1) == -1e300)
    #expect(file.string(row: 1, column: 2) == "7")
  }

  @Test(arguments: [
    (2.5, 0, "3"), (-2.5, 0, "-3"), (0.05, 1, "0.1"), (1.005, 2, "1.00"), (-0.001, 2, "0.00"),
    (1234.5678, 3, "1234.568"), (0, 2, "0.00"), (9.999, 2, "10.00"),
  ])
  func `has as many decimals as asked for`(value: Double, decimals: Int, text: String) {
    #expect(fixedDecimals(value, decimals) == text)
  }
}
