import Diagnostics

/// Fills a sheet from the top, row by row, and makes its columns as wide as what they hold.
struct SheetWriter {
  enum Cell {
    case text(String)
    /// Broken into lines where its column is narrower, and not widening it.
    case wrapped(String)
    /// Away from the numbers beside it.
    case centered(String)
    case whole(Int)
    case number(Double?, CellStyle)
    case empty

    static func year(_ year: Int) -> Cell { .number(Double(year), .year) }
  }

  let sheet: XLSXSheet
  /// The next row to be filled.
  private(set) var row = 0
  private var widths: [Int] = []
  /// Texts that break into lines, by row: rows are made as high as they need when the widths are known.
  private var broken: [Int: [(text: String, columns: ClosedRange<Int>)]] = [:]

  /// A column of numbers is never narrower.
  private static let narrowest = 9
  /// A longer text is broken into lines.
  private static let widest = 60

  init(_ sheet: XLSXSheet) { self.sheet = sheet }

  /// The heading of the sheet and what it shows; then an empty row.
  mutating func title(_ title: String, _ remarks: [String]) throws(OutputError) {
    try sheet.write(XLSXText.line(title, limit: 110), row, 0, .title)
    row += 1
    for remark in remarks { try line(remark, .remark) }
    row += 1
  }

  mutating func skip(_ rows: Int = 1) { row += rows }

  /// A text over the columns to its right.
  mutating func line(_ text: String, _ style: CellStyle) throws(OutputError) {
    try sheet.write(XLSXText.line(text, limit: 1000), row, 0, style)
    row += 1
  }

  /// Headings of the columns, the first of them to the left.
  mutating func header(_ names: [String], leftColumns: Int = 1) throws(OutputError) {
    for (column, name) in names.enumerated() {
      try sheet.write(name, row, column, column < leftColumns ? .leftHeader : .header)
      broken[row, default: []].append((name, column...column))
      // Headings break between words.
      let longest = name.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }).map(\.count).max()
      widen(column, to: longest ?? 0)
    }
    row += 1
  }

  /// Headings of a matrix, written upwards but for the first.
  mutating func uprightHeader(_ names: [String]) throws(OutputError) {
    for (column, name) in names.enumerated() {
      try sheet.write(name, row, column, column == 0 ? .leftHeader : .uprightHeader)
      widen(column, to: 0)
    }
    let longest = names.map(\.count).max() ?? 0
    sheet.setHeight(min(170, 20 + 5.5 * Double(longest)), ofRow: row)
    row += 1
  }

  mutating func cells(_ cells: [Cell], isSum: Bool = false) throws(OutputError) {
    for (column, cell) in cells.enumerated() { try write(cell, column, isSum: isSum) }
    row += 1
  }

  private mutating func write(
    _ cell: Cell, _ column: Int, isSum: Bool
  ) throws(OutputError) {
    func look(_ style: CellStyle) -> CellStyle { isSum ? style.sum : style }
    switch cell {
    case .text(let text):
      let isLong = text.count > Self.widest
      try sheet.write(text, row, column, look(isLong ? .wrapped : .text))
      if isLong { broken[row, default: []].append((text, column...column)) }
      widen(column, to: text.count)
    case .wrapped(let text):
      try sheet.write(text, row, column, look(.wrapped))
      broken[row, default: []].append((text, column...column))
    case .centered(let text):
      try sheet.write(text, row, column, look(CellStyle(alignment: .center)))
      widen(column, to: text.count)
    case .whole(let value):
      try sheet.write(Double(value), row, column, look(.whole))
      widen(column, to: grouped(value).count)
    case .number(let value?, let style):
      try sheet.write(value, row, column, look(style))
      // Two decimals at most are shown.
      widen(column, to: grouped(Int(min(abs(value), 1e15))).count + 3)
    case .number(nil, let style): sheet.blank(row, column, look(style))
    case .empty: sheet.blank(row, column, look(.text))
    }
  }

  private mutating func widen(_ column: Int, to count: Int) {
    while widths.count <= column { widths.append(Self.narrowest) }
    widths[column] = max(widths[column], min(count + 2, Self.widest))
  }

  /// A name, and beside it a text in as many lines as it needs.
  ///
  /// - Parameter lastColumn: to which the text runs.
  mutating func paragraph(
    _ name: String, _ text: String, lastColumn: Int
  ) throws(OutputError) {
    try sheet.write(name, row, 0, .wrapped)
    try sheet.merge(text, rows: row...row, columns: 1...lastColumn, .wrapped)
    broken[row, default: []] += [(name, 0...0), (text, 1...lastColumn)]
    row += 1
  }

  /// A text in as many lines as it needs, over the columns from the first on.
  mutating func note(_ text: String, lastColumn: Int) throws(OutputError) {
    try sheet.merge(text, rows: row...row, columns: 0...lastColumn, .wrapped)
    broken[row, default: []].append((text, 0...lastColumn))
    row += 1
  }

  /// Makes a row that was drawn cell by cell as high as this text needs.
  mutating func breaks(_ text: String, row: Int, column: Int) {
    broken[row, default: []].append((text, column...column))
  }

  /// Columns get their widths and rows their heights, the page its form.
  mutating func finish(
    landscape: Bool = true, repeated: ClosedRange<Int>? = nil, atLeast least: [Int] = []
  ) {
    for (column, width) in least.enumerated() {
      widen(column, to: 0)
      widths[column] = max(widths[column], width)
    }
    sheet.setWidths(widths.map(Double.init))
    // Spreadsheets do not all do this by themselves, and none does it for merged cells.
    for (row, texts) in broken {
      let count = texts.map { lines(of: $0.text, columns: $0.columns) }.max() ?? 1
      if count > 1 { sheet.setHeight(min(400, 13.5 * Double(count) + 2), ofRow: row) }
    }
    sheet.setPrint(landscape: landscape, repeated: repeated)
  }

  /// Lines of a text that is broken between words.
  private func lines(of text: String, columns: ClosedRange<Int>) -> Int {
    let letters = columns.reduce(-1) { $0 + ($1 < widths.count ? widths[$1] : Self.narrowest) }
    var lines = 1
    var filled = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      // Words longer than a line are cut.
      if filled > 0, filled + 1 + word.count > letters {
        lines += 1
        filled = 0
      }
      filled += (filled > 0 ? 1 : 0) + word.count
      lines += max(0, filled - 1) / max(1, letters)
      filled = filled > letters ? filled % letters : filled
    }
    return lines
  }
}
