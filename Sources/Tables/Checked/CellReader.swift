import Diagnostics

/// Reads the cells of one column as values, and says what is wrong with those that are none.
struct CellReader {
  struct Fault {
    var row: Int
    /// Equal cells of a column share their cause.
    var cause: String
    var message: String
    var remedy: String?
  }

  /// A column of nothing but faults is not remembered whole.
  private static let remembered = 20_000

  let file: CSVFile
  let index: Int
  let column: ColumnDescription
  var faults: [Fault] = []

  init(file: CSVFile, index: Int, column: ColumnDescription) {
    self.file = file
    self.index = index
    self.column = column
  }

  /// Values of a column of numbers; NaN where a cell is empty or spoiled.
  mutating func numbers() -> [Double] {
    let range: ClosedRange<Double> =
      if case .number(let range) = column.kind { range } else {
        -Double.infinity...Double.infinity
      }
    let mustBeWhole = column.kind == .integer
    var values = [Double](repeating: .nan, count: file.rowCount)
    for row in values.indices {
      guard let number = file.number(row: row, column: index) else {
        if !isAllowedEmpty(row) {
          refuse(row, CellWords.notANumber(cell(row), file: file, column: column))
        }
        continue
      }
      if !number.isFinite {
        refuse(row, ("\(column.name) is not finite: '\(cell(row))'", "write a number"))
      } else if !range.contains(number) {
        refuse(row, CellWords.outside(range, number, cell(row), column: column))
      } else if mustBeWhole, number != number.rounded() {
        refuse(row, ("'\(cell(row))' is not a whole number", "write digits alone"))
      } else {
        values[row] = number
      }
    }
    return values
  }

  /// Codes of a column of anything else; see `CheckedTable.codes`.
  mutating func codes(regions: RegionLookup?) -> [Int] {
    switch column.kind {
    case .year: wholeNumbers(in: 1900...2200)
    case .age: wholeNumbers(in: 0...100)
    case .flag: wholeNumbers(in: 0...1)
    case .sex: words(Self.sexWords)
    case .choice(let choice): words(Self.wordCodes(choice))
    case .region(let orEvery): regionRows(orEvery: orEvery, regions)
    case .date: dates(mustBeNewYear: false)
    case .firstOfJanuary: dates(mustBeNewYear: true)
    case .period: periods()
    case .text, .number, .integer: texts()
    }
  }

  private static let sexWords = wordCodes(["female", "male"])

  private static func wordCodes(_ words: [String]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
  }

  func cell(_ row: Int) -> String { file.string(row: row, column: index) }

  /// An empty cell where there may be one; an empty cell elsewhere is reported.
  private mutating func isAllowedEmpty(_ row: Int) -> Bool {
    guard file.isEmpty(row: row, column: index) else { return false }
    if !column.mayBeEmpty {
      refuse(row, ("\(column.name) is empty", "write \(CellWords.expected(column))"))
    }
    return true
  }

  private mutating func refuse(_ row: Int, _ words: (message: String, remedy: String?)) {
    guard faults.count < Self.remembered else { return }
    // A cell may be as long as a row.
    let isLong = words.message.utf8.count > 240
    faults.append(
      Fault(
        row: row, cause: "\(index) \(cell(row))",
        message: isLong ? words.message.prefix(120) + "…" : words.message, remedy: words.remedy))
  }

  private func emptyCode(_ row: Int) -> Int {
    column.mayBeEmpty ? CheckedTable.Code.empty : CheckedTable.Code.spoiled
  }
}

// MARK: - Kinds

extension CellReader {
  private mutating func wholeNumbers(in range: ClosedRange<Int>) -> [Int] {
    var codes = [Int](repeating: CheckedTable.Code.spoiled, count: file.rowCount)
    for row in codes.indices {
      let number = file.withBytes(row: row, column: index) { parseWholeNumber($0) }
      if let number, range.contains(number) {
        codes[row] = number
      } else if isAllowedEmpty(row) {
        codes[row] = emptyCode(row)
      } else {
        refuse(row, CellWords.notAWholeNumber(cell(row), number, in: range, column: column))
      }
    }
    return codes
  }

  private mutating func words(_ known: [String: Int]) -> [Int] {
    coded { cell in
      if let code = known[cell] { return .success(code) }
      let words = known.sorted { $0.value < $1.value }.map(\.key)
      return .failure(CellWords.notAWord(cell, among: words))
    }
  }

  private mutating func regionRows(orEvery: Bool, _ regions: RegionLookup?) -> [Int] {
    coded { cell in
      if cell == "*" {
        if orEvery { return .success(CheckedTable.Code.every) }
        return .failure(
          CellFault("'*' is not possible here: each region has its own row", "write a region's id"))
      }
      // Without a list of regions nothing can be said about a name.
      guard let regions else { return .success(CheckedTable.Code.spoiled) }
      if let row = regions.row(cell) { return .success(row) }
      return .failure(CellFault("there is no region '\(cell)'", regions.remedy(cell)))
    }
  }

  private mutating func dates(mustBeNewYear: Bool) -> [Int] {
    coded { cell in
      guard let (year, month, day) = parseDate(cell) else {
        let remedy = CellWords.dateRemedy(cell, mustBeNewYear: mustBeNewYear)
        return .failure(CellFault("'\(cell)' is not a date", remedy))
      }
      guard (1900...2200).contains(year) else {
        return .failure(
          CellFault("the year \(year) lies outside 1900 to 2200", "write a year within them"))
      }
      guard mustBeNewYear else { return .success((year * 100 + month) * 100 + day) }
      guard month == 1, day == 1 else {
        return .failure(
          CellFault(
            "\(cell) is not a 1 January",
            "the engine's clock stands on \(year)-01-01; move the count there"))
      }
      return .success(year)
    }
  }

  private mutating func periods() -> [Int] {
    var texts: [String: Int] = [:]
    return coded { cell in
      guard isPeriod(cell) else {
        return .failure(
          CellFault("'\(cell)' is not a period", "write 2026, 2026H1, 2026Q3 or 2026M9"))
      }
      let code = texts[cell] ?? texts.count
      texts[cell] = code
      return .success(code)
    }
  }

  private mutating func texts() -> [Int] {
    var texts: [String: Int] = [:]
    return coded { cell in
      let code = texts[cell] ?? texts.count
      texts[cell] = code
      return .success(code)
    }
  }

  /// Reads each cell as text; a cell that repeats the one above costs a comparison of bytes.
  private mutating func coded(_ read: (String) -> Result<Int, CellFault>) -> [Int] {
    var codes = [Int](repeating: CheckedTable.Code.spoiled, count: file.rowCount)
    var last: (row: Int, code: Int)?
    for row in codes.indices {
      if let last, file.hasSameBytes(row: row, as: last.row, column: index) {
        codes[row] = last.code
        continue
      }
      if isAllowedEmpty(row) {
        codes[row] = emptyCode(row)
        continue
      }
      switch read(cell(row)) {
      case .success(let code):
        codes[row] = code
        last = (row, code)
      case .failure(let fault):
        refuse(row, (fault.message, fault.remedy))
      }
    }
    return codes
  }
}

/// Why a cell is no value.
struct CellFault: Error {
  let message: String
  let remedy: String?

  init(_ message: String, _ remedy: String?) {
    self.message = message
    self.remedy = remedy
  }
}
