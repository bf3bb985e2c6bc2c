/// A table of fixed columns for a terminal: columns of words to the left, of figures to the right.
struct TextTable {
  private var rows: [Row] = []
  /// Columns of words are broken into lines so that a page of this many characters holds the table.
  private let pageWidth: Int
  /// Blanks between columns.
  private var gap: Int
  private let wordColumns: Set<Int>

  private enum Row {
    case cells([String])
    /// A line over some columns: texts and how many columns each spans.
    case spans([(text: String, columns: Int)])
    case text(String)
  }

  /// - Parameter words: columns of words, the first always among them.
  init(pageWidth: Int = 100, gap: Int = 2, words: Set<Int> = []) {
    self.pageWidth = pageWidth
    self.gap = gap
    wordColumns = words.union([0])
  }

  mutating func add(_ cells: [String]) { rows.append(.cells(cells)) }

  /// A heading over groups of columns, each text to the right of its columns.
  mutating func add(spans: [(text: String, columns: Int)]) { rows.append(.spans(spans)) }

  /// A line that keeps to no column.
  mutating func add(text: String) { rows.append(.text(text)) }

  /// Columns that would run over the page, or break a word, stand closer together.
  var lines: [String] {
    let lines = linesAsSpaced
    guard gap > 1, breaksWords || lines.contains(where: { $0.count > pageWidth }) else {
      return lines
    }
    var closer = self
    closer.gap = 1
    return closer.linesAsSpaced
  }

  private var linesAsSpaced: [String] {
    let widths = columnWidths
    return rows.flatMap { row in
      switch row {
      case .text(let text): [text]
      case .cells(let cells): lines(of: cells, widths)
      case .spans(let spans): [line(of: spans, widths)]
      }
    }.map { String($0.reversed().drop { $0 == " " }.reversed()) }
  }

  /// Long words take several lines, which end in that of the figures.
  private func lines(of cells: [String], _ widths: [Int]) -> [String] {
    guard !cells.isEmpty else { return [""] }
    let columns = cells.enumerated().map { column, cell in
      wordColumns.contains(column) ? Self.broken(cell, width: widths[column]) : [cell]
    }
    let count = columns.map(\.count).max() ?? 1
    return (0..<count).map { line in
      let texts = columns.map { lines in
        let own = line - (count - lines.count)
        return own < 0 ? "" : lines[own]
      }
      return join(zip(texts, widths).map { ($0, $1) })
    }
  }

  /// The words in lines that keep the indentation of the first, the later ones two blanks more.
  private static func broken(_ cell: String, width: Int) -> [String] {
    guard cell.count > width else { return [cell] }
    let blank = String(cell.prefix { $0 == " " })
    let lines = wrapped(cell, width: max(1, width - blank.count), indent: "  ")
    return lines.map { blank + $0 }
  }

  private func line(of spans: [(text: String, columns: Int)], _ widths: [Int]) -> String {
    var column = 0
    return join(
      spans.map { span in
        let covered = widths[column..<min(widths.count, column + span.columns)]
        column += span.columns
        return (span.text, covered.reduce(0, +) + gap * (covered.count - 1))
      }, areSpans: true)
  }

  /// Without any line broken.
  private var naturalWidths: [Int] {
    var widths: [Int] = []
    for case .cells(let cells) in rows {
      for (column, cell) in cells.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count)
      }
    }
    for case .spans(let spans) in rows { widen(&widths, for: spans) }
    return widths
  }

  /// The widest column of words gives way until the page holds the table: as far as its longest word
  /// allows, or else to eight characters.
  private var columnWidths: [Int] {
    var widths = naturalWidths
    for least in [longestWords, [:]] {
      while widths.reduce(-gap, { $0 + $1 + gap }) > pageWidth {
        let wordy = wordColumns.filter {
          widths.indices.contains($0) && widths[$0] > max(8, least[$0] ?? 0)
        }
        guard let widest = wordy.sorted().max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
      }
    }
    return widths
  }

  private var breaksWords: Bool {
    let widths = columnWidths
    return longestWords.contains { $1 - 2 > widths[$0] }
  }

  /// By column, with the blanks before a line that goes on.
  private var longestWords: [Int: Int] {
    var longest: [Int: Int] = [:]
    for case .cells(let cells) in rows {
      for column in wordColumns where cells.indices.contains(column) {
        let word = cells[column].split(separator: " ").map(\.count).max() ?? 0
        longest[column] = max(longest[column] ?? 0, word + 2)
      }
    }
    return longest
  }

  /// Makes room for headings that are longer than the columns they stand over.
  private func widen(_ widths: inout [Int], for spans: [(text: String, columns: Int)]) {
    var column = 0
    for span in spans where column + span.columns <= widths.count {
      let covered = widths[column..<(column + span.columns)]
      let missing = span.text.count - covered.reduce(0, +) - gap * (span.columns - 1)
      if missing > 0 { widths[column + span.columns - 1] += missing }
      column += span.columns
    }
  }

  private func join(_ cells: [(text: String, width: Int)], areSpans: Bool = false) -> String {
    cells.enumerated().map { column, cell in
      let blank = String(repeating: " ", count: max(0, cell.width - cell.text.count))
      guard wordColumns.contains(column), !areSpans || column == 0 else { return blank + cell.text }
      return cell.text.count > cell.width
        ? cell.text.prefix(cell.width - 1) + "…" : cell.text + blank
    }.joined(separator: String(repeating: " ", count: gap))
  }
}

/// Whole persons with thousands apart: `20,283,399`, `-1,204`.
func grouped(_ value: Int) -> String {
  let digits = String(value.magnitude)
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return (value < 0 ? "-" : "") + text
}

/// A size of which only the order matters: `0`, `3e-10`.
func orderOfMagnitude(_ value: Double) -> String {
  guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
  if abs(value) >= 1 { return grouped(Int(min(abs(value), 1e15).rounded(.up))) }
  var exponent = 0
  var mantissa = abs(value)
  while mantissa < 1, exponent > -320 {
    mantissa *= 10
    exponent -= 1
  }
  // Rounded up: an error is never shown smaller than it is.
  let digit = Int(mantissa.rounded(.up))
  return digit == 10 ? "1e\(exponent + 1)" : "\(digit)e\(exponent)"
}

/// The text in lines of at most `width` characters, broken between words; lines after the first
/// are indented by `indent`.
package func wrapped(_ text: String, width: Int = 100, indent: String) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ", omittingEmptySubsequences: true) {
    if line.isEmpty {
      line = (lines.isEmpty ? "" : indent) + word
    } else if line.count + 1 + word.count <= width {
      line += " " + word
    } else {
      lines.append(line)
      line = indent + word
    }
  }
  if !line.isEmpty { lines.append(line) }
  return lines
}
