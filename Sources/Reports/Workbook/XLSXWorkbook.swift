import CXLSXWriter
import Diagnostics

// This file and `XLSXChart.swift` are the only ones that call libxlsxwriter.

/// A workbook that is being written: values and charts, no formulas, and the same bytes whenever it is
/// written.
final class XLSXWorkbook {
  private let handle: UnsafeMutablePointer<lxw_workbook>
  private let place: ReportPlace
  private var names = SheetNames()
  private var styles: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
  private var isClosed = false

  /// - Parameters:
  ///   - place: of a file that is not there yet.
  ///   - title: in the document's properties.
  init(at place: ReportPlace, title: String) throws(OutputError) {
    guard let handle = workbook_new(place.path) else {
      throw OutputError(path: place.shownAs, operation: "write", reason: "no memory for a workbook")
    }
    self.handle = handle
    self.place = place
    XLSXText.line(title, limit: 250).withCString { title in
      var properties = lxw_doc_properties()
      properties.title = UnsafeMutablePointer(mutating: title)
      // The time at which it was made would be the one thing that differs between two runs.
      properties.created = Self.created
      _ = workbook_set_properties(handle, &properties)
    }
  }

  deinit { if !isClosed { lxw_workbook_free(handle) } }

  /// 1 January 1980, the date of every file inside it.
  private static let created = 315_532_800

  /// Writes the file.
  func close() throws(OutputError) {
    isClosed = true
    try check(workbook_close(handle))
  }

  /// A new sheet after the others; its name is made valid and different from theirs.
  func addSheet(_ wanted: String) throws(OutputError) -> XLSXSheet {
    let name = names.name(for: wanted)
    guard let sheet = workbook_add_worksheet(handle, name) else {
      throw OutputError(
        path: place.shownAs, operation: "write", reason: "no sheet can be named '\(name)'")
    }
    return XLSXSheet(name: name, workbook: self, sheet: sheet)
  }

  func addChart(_ type: lxw_chart_type) throws(OutputError) -> UnsafeMutablePointer<lxw_chart> {
    guard let chart = workbook_add_chart(handle, UInt8(type.rawValue)) else {
      throw OutputError(path: place.shownAs, operation: "write", reason: "no memory for a chart")
    }
    return chart
  }

  /// - Throws: `OutputError` with the library's own words.
  func check(_ code: lxw_error) throws(OutputError) {
    guard code != LXW_NO_ERROR else { return }
    throw OutputError(
      path: place.shownAs, operation: "write", reason: String(cString: lxw_strerror(code)))
  }

  fileprivate func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let known = styles[style] { return known }
    guard let format = workbook_add_format(handle) else { return nil }
    Self.set(style, of: format)
    styles[style] = format
    return format
  }

  private static func set(_ style: CellStyle, of format: UnsafeMutablePointer<lxw_format>) {
    format_set_font_size(format, style.size)
    if let number = style.numberFormat { format_set_num_format(format, number) }
    if style.isBold { format_set_bold(format) }
    if style.isItalic { format_set_italic(format) }
    if style.isGrey { format_set_font_color(format, lxw_color_t(Colour.grey.rawValue)) }
    if style.isWrapped { format_set_text_wrap(format) }
    if style.isUpright { format_set_rotation(format, 90) }
    if style.isFilled { format_set_bg_color(format, lxw_color_t(Colour.ground.rawValue)) }
    let thin = UInt8(LXW_BORDER_THIN.rawValue)
    if style.isBoxed { format_set_border(format, thin) }
    if style.isSum { format_set_top(format, thin) }
    if style.isFilled, !style.isBoxed { format_set_bottom(format, thin) }
    switch style.alignment {
    case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    case nil: break
    }
    let vertical = style.isFilled ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP
    format_set_align(format, UInt8(vertical.rawValue))
  }
}

/// Colours that people who see no red or no green can tell apart (Okabe and Ito 2008), and greys.
enum Colour: UInt32, CaseIterable {
  case blue = 0x0072B2
  case vermilion = 0xD55E00
  case green = 0x009E73
  case orange = 0xE69F00
  case grey = 0x595959
  case ground = 0xDCE6F1
  case faint = 0xBFBFBF
}

/// A sheet of an open workbook. Rows and columns count from 0.
struct XLSXSheet {
  let name: String
  let workbook: XLSXWorkbook
  fileprivate let sheet: UnsafeMutablePointer<lxw_worksheet>

  /// Stays text whatever it begins with.
  func write(_ text: String, _ row: Int, _ column: Int, _ style: CellStyle) throws(OutputError) {
    guard !text.isEmpty else { return blank(row, column, style) }
    try workbook.check(
      worksheet_write_string(
        sheet, UInt32(row), UInt16(column), XLSXText.cell(text), workbook.format(style)))
  }

  func write(_ value: Double, _ row: Int, _ column: Int, _ style: CellStyle) throws(OutputError) {
    try workbook.check(
      worksheet_write_number(sheet, UInt32(row), UInt16(column), value, workbook.format(style)))
  }

  /// An empty cell with the look of its row.
  func blank(_ row: Int, _ column: Int, _ style: CellStyle) {
    _ = worksheet_write_blank(sheet, UInt32(row), UInt16(column), workbook.format(style))
  }

  /// One text over several cells.
  func merge(
    _ text: String, rows: ClosedRange<Int>, columns: ClosedRange<Int>, _ style: CellStyle
  ) throws(OutputError) {
    guard rows.count > 1 || columns.count > 1 else {
      return try write(text, rows.lowerBound, columns.lowerBound, style)
    }
    try workbook.check(
      worksheet_merge_range(
        sheet, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound),
        UInt16(columns.upperBound), XLSXText.cell(text), workbook.format(style)))
  }

  /// - Parameter widths: of the columns from the first on, in characters.
  func setWidths(_ widths: [Double]) {
    for (column, width) in widths.enumerated() {
      _ = worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil)
    }
  }

  func hide(columns: ClosedRange<Int>) {
    var options = lxw_row_col_options()
    options.hidden = 1
    _ = worksheet_set_column_opt(
      sheet, UInt16(columns.lowerBound), UInt16(columns.upperBound), 10, nil, &options)
  }

  func setHeight(_ points: Double, ofRow row: Int) {
    _ = worksheet_set_row(sheet, UInt32(row), points, nil)
  }

  /// Rows above and columns to the left stay in sight.
  func freeze(rows: Int, columns: Int) {
    worksheet_freeze_panes(sheet, UInt32(rows), UInt16(columns))
  }

  func filter(row: Int, lastRow: Int, columns: Int) {
    _ = worksheet_autofilter(sheet, UInt32(row), 0, UInt32(lastRow), UInt16(columns - 1))
  }

  /// A4, as wide as the paper, with the sheet's name and the page's number below.
  ///
  /// - Parameter repeated: rows that stand at the top of every page.
  func setPrint(landscape: Bool, repeated: ClosedRange<Int>? = nil) {
    let a4: UInt8 = 9
    worksheet_set_paper(sheet, a4)
    if landscape { worksheet_set_landscape(sheet) } else { worksheet_set_portrait(sheet) }
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6)
    worksheet_fit_to_pages(sheet, 1, 0)
    _ = worksheet_set_footer(sheet, "&L&8&A&R&8&P / &N")
    if let repeated {
      _ = worksheet_repeat_rows(sheet, UInt32(repeated.lowerBound), UInt32(repeated.upperBound))
    }
  }

  /// - Parameter description: what it shows, for those who cannot see it.
  func insert(
    _ chart: UnsafeMutablePointer<lxw_chart>, _ row: Int, _ column: Int, width: Double,
    height: Double, description: String
  ) throws(OutputError) {
    let code = description.withCString { text in
      var options = lxw_chart_options()
      // The library's charts are 480 × 288 pixels.
      options.x_scale = width / 480
      options.y_scale = height / 288
      options.description = UnsafeMutablePointer(mutating: text)
      return worksheet_insert_chart_opt(sheet, UInt32(row), UInt16(column), chart, &options)
    }
    try workbook.check(code)
  }
}
