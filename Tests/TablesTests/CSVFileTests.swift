import Diagnostics
import Tables
import Testing

@Suite struct `A CSV file` {
  private func file(_ text: String) throws(InputRejected) -> CSVFile {
    try CSVFile(InputFile(path: "t.csv", bytes: Array(text.utf8)))
  }

  private func rows(_ text: String) throws(InputRejected) -> [[String]] {
    let file = try file(text)
    return (-1..<file.rowCount).map { row in
      (0..<file.columnCount).map { file.string(row: row, column: $0) }
    }
  }

  private func refusal(_ text: String) -> [String] {
    do throws(InputRejected) {
      _ = try file(text)
      return []
    } catch {
      return error.diagnostics.map(\.rendered)
    }
  }

  @Test(arguments: [
    "a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r", "a,b\n1,2\n3,4",
    "\u{FEFF}a,b\n1,2\n3,4\n", "a,b\n\n1,2\n\n\n3,4\n\n", "a;b\n1;2\n3;4\n",
    "a,b\n,\n1,2\n3,4\n,,\n,\n",
    "\n\na,b\n1,2\n3,4", "\"a\",\"b\"\n\"1\",2\n3,\"4\"", "a,b\r\n1,2\r\n3,4\r\n\r\n",
  ])
  func `is cut alike whatever its line ends, quotes and separator`(text: String) throws {
    #expect(try rows(text) == [["a", "b"], ["1", "2"], ["3", "4"]])
  }

  @Test func `keeps separators, line ends and quotation marks inside quotes`() throws {
    #expect(
      try rows("a,b\n\"x, y\",\"one\ntwo\r\nthree\"\n\"say \"\"so\"\"\",\"\"\"\"\n\"\",\"q\"")
        == [["a", "b"], ["x, y", "one\ntwo\r\nthree"], ["say \"so\"", "\""], ["", "q"]])
  }

  @Test func `knows the line and the letter of each field`() throws {
    let file = try file("имя,b\r\n\"две\nстроки\",2\r\nқала,\"4\"\r\n")
    #expect(file.position(row: -1, column: 1) == SourcePosition(file: "t.csv", line: 1, column: 5))
    #expect(file.position(row: 0, column: 0) == SourcePosition(file: "t.csv", line: 2, column: 2))
    #expect(file.position(row: 0, column: 1) == SourcePosition(file: "t.csv", line: 3, column: 9))
    #expect(file.position(row: 1, column: 1) == SourcePosition(file: "t.csv", line: 4, column: 7))
    #expect(file.line(row: 0) == "\"две")
    #expect(file.line(row: 0, column: 1) == "строки\",2")
    #expect(file.line(row: 1) == "қала,\"4\"")
  }

  @Test(arguments: [
    ("1", 1.0), ("-2.5", -2.5), ("+3", 3), ("0.1", 0.1), (".5", 0.5), ("5.", 5), ("1e3", 1000),
    ("1E-2", 0.01), ("123456789012345680", 123_456_789_012_345_680), ("0.00005605", 0.00005605),
    ("0.1234567890123456789", 0.1234567890123456789), ("-0", 0),
  ])
  func `reads decimal numbers to the last bit`(text: String, value: Double) throws {
    #expect(try file("a,b\n\(text),x\n").number(row: 0, column: 0) == value)
  }

  @Test(arguments: [
    "", " ", "1 ", " 1", "0x10", "1_000", "1 000", "1,5", "1.2.3", "abc", "-", ".", "+-1", "1e",
    "e5", "١٢", "1\u{A0}000", "0X1p3", "--1", "1e5.5",
  ])
  func `takes nothing else for a number`(text: String) throws {
    #expect(try file("a,b\n\"\(text)\",x\n").number(row: 0, column: 0) == nil)
  }

  @Test(arguments: ["nan", "NaN", "inf", "-inf", "infinity", "1e400"])
  func `leaves what is not finite to the caller`(text: String) throws {
    let number = try #require(try file("a,b\n\(text),x\n").number(row: 0, column: 0))
    #expect(!number.isFinite)
  }

  @Test func `reads decimal commas when fields are separated by semicolons`() throws {
    let file = try file("a;b\n1,5;-0,00012\n1.5;\"2,5\"\n")
    #expect(file.hasDecimalComma)
    #expect(file.number(row: 0, column: 0) == 1.5)
    #expect(file.number(row: 0, column: 1) == -0.00012)
    #expect(file.number(row: 1, column: 0) == nil)
    #expect(file.number(row: 1, column: 1) == 2.5)
  }

  @Test(arguments: ["", " ", "\n\n", "\u{FEFF}", ",,\n", "\"\"", ";"])
  func `is refused when nothing stands in it`(text: String) {
    #expect(refusal(text).map { $0.contains("the file is empty") } == [true])
  }

  @Test func `reports every row that does not fit the header, and stops counting aloud`() {
    let said = refusal("a,b\n1\n1,2\n1,2,3\n" + String(repeating: "9\n", count: 40))
    #expect(said.count == 21)
    #expect(said[0].hasPrefix("t.csv:2:1: error: the row has 1 field, the header has 2"))
    #expect(said[1].hasPrefix("t.csv:4:1: error: the row has 3 fields, the header has 2"))
    #expect(said[20].hasSuffix("and 22 more rows like this"))
  }

  @Test func `is refused once for a quotation mark that is not closed`() {
    #expect(
      refusal("a,b\n1,2\n3,\"4\n5,6\n7,8\n") == [
        """
        t.csv:3:3: error: a quotation mark is not closed
            3 | 3,"4
              |   ^ close it, or write the quotation mark twice if it belongs to the text
        """
      ])
  }

  @Test func `loses no text behind a closing quotation mark`() {
    let said = refusal("a,b\n\"x\"y,2\n")
    #expect(
      said.map { $0.contains("t.csv:2:4: error: text follows a closing quotation") } == [true])
  }

  @Test(arguments: [
    "a,b\n1," + String(repeating: "x", count: 70_000), String(repeating: "a", count: 70_000),
    "a,b\n" + String(repeating: ",", count: 70_000),
  ])
  func `is refused for a line longer than any table's`(text: String) {
    let said = refusal(text)
    #expect(said.count == 1)
    #expect(said.first?.contains("longer than 65536 bytes") == true)
    #expect((said.first?.utf8.count ?? 0) < 1000)
  }

  @Test func `is refused for columns without a name or named twice`() {
    #expect(
      refusal("a,,a\n1,2,3\n").map { String($0.prefix { $0 != "\n" }) } == [
        "t.csv:1:3: error: column 2 has no name",
        "t.csv:1:4: error: the column 'a' stands twice, first as column 1",
      ])
  }

  @Test func `is refused when it is no UTF-8, with the way to save it again`() {
    func said(_ bytes: [UInt8]) -> String {
      do throws(InputRejected) {
        _ = try CSVFile(InputFile(path: "t.csv", bytes: bytes))
        return ""
      } catch {
        return error.diagnostics.map(\.rendered).joined()
      }
    }
    let cyrillic: [UInt8] = [0xE0, 0xF1, 0xF2, 0xE0, 0xED, 0xE0]
    #expect(
      said(Array("a,b\n1,".utf8) + cyrillic).contains(
        "t.csv:2:3: error: the text is in the Windows-1251"))
    #expect(said([0xFF, 0xFE, 0x61, 0x00]).contains("UTF-16"))
    #expect(said([0x61, 0x00, 0x62]).contains("zero byte"))
    for bytes: [UInt8] in [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80],
    ] {
      #expect(said(Array("a\n".utf8) + bytes).contains("t.csv:2:1: error: "))
    }
  }

  @Test func `survives every cut of a file`() {
    let whole = Array("a,\"b \"\"c\"\"\"\r\n1,\"x\ny\"\n\"\",\"ж\"\r2;3,4\n".utf8)
    for end in 0...whole.count {
      for start in 0...end {
        do throws(InputRejected) {
          let file = try CSVFile(InputFile(path: "t", bytes: Array(whole[start..<end])))
          for row in -1..<file.rowCount {
            for column in 0..<file.columnCount {
              _ = file.string(row: row, column: column)
              _ = file.fault(row: row, column: column, "odd").rendered
            }
          }
        } catch {
          #expect(!error.diagnostics.isEmpty)
        }
      }
    }
  }
}
