import CXLSXWriter
import Diagnostics

/// A native chart of a workbook over cells of one of its sheets.
struct XLSXChart {
  enum Kind { case lines, bars }

  /// One row or column of values.
  struct Series {
    let name: String
    /// Rows and columns of the values.
    let rows: ClosedRange<Int>
    let columns: ClosedRange<Int>
    var colour: Colour
    var isDashed = false
    var hasMarkers = false
  }

  let kind: Kind
  let title: String
  /// Where the names along the axis stand.
  let categories: (rows: ClosedRange<Int>, columns: ClosedRange<Int>)
  let series: [Series]
  var numberFormat = "#,##0"
  /// Limits of the values; those of the data where `nil`.
  var limits: ClosedRange<Double>?
  /// Every how many categories one is named.
  var categoryStep: Int?
  /// Bars of all series on the same line, without gaps, as in a pyramid.
  var isPyramid = false
  /// The first category stands at the top.
  var isReversed = false

  func insert(
    into sheet: XLSXSheet, _ row: Int, _ column: Int, width: Double, height: Double
  ) throws(OutputError) {
    let chart = try sheet.workbook.addChart(kind == .lines ? LXW_CHART_LINE : LXW_CHART_BAR)
    chart_title_set_name(chart, title)
    var font = lxw_chart_font()
    font.size = 12
    font.bold = 1
    chart_title_set_name_font(chart, &font)
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    for one in series { add(one, to: chart, of: sheet) }
    if isPyramid {
      chart_set_series_overlap(chart, 100)
      chart_set_series_gap(chart, 10)
    } else if kind == .bars {
      chart_set_series_gap(chart, 60)
    }
    chart_show_hidden_data(chart)
    setAxes(of: chart)
    try sheet.insert(chart, row, column, width: width, height: height, description: title)
  }

  private func add(
    _ one: Series, to chart: UnsafeMutablePointer<lxw_chart>, of sheet: XLSXSheet
  ) {
    guard let series = chart_add_series(chart, nil, nil) else { return }
    chart_series_set_categories(
      series, sheet.name, UInt32(categories.rows.lowerBound),
      UInt16(categories.columns.lowerBound), UInt32(categories.rows.upperBound),
      UInt16(categories.columns.upperBound))
    chart_series_set_values(
      series, sheet.name, UInt32(one.rows.lowerBound), UInt16(one.columns.lowerBound),
      UInt32(one.rows.upperBound), UInt16(one.columns.upperBound))
    chart_series_set_name(series, one.name)
    let colour = lxw_color_t(one.colour.rawValue)
    if kind == .bars {
      var fill = lxw_chart_fill()
      fill.color = colour
      chart_series_set_fill(series, &fill)
      return
    }
    var line = lxw_chart_line()
    line.color = colour
    line.width = one.isDashed ? 1.25 : 2.25
    if one.isDashed { line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue) }
    chart_series_set_line(series, &line)
    if one.hasMarkers {
      chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_CIRCLE.rawValue))
      chart_series_set_marker_size(series, 6)
      var fill = lxw_chart_fill()
      fill.color = colour
      chart_series_set_marker_fill(series, &fill)
    } else {
      chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_NONE.rawValue))
    }
  }

  private func setAxes(of chart: UnsafeMutablePointer<lxw_chart>) {
    // Bars lie: their values run along the x axis.
    let (across, upward) = (LXW_CHART_AXIS_TYPE_X, LXW_CHART_AXIS_TYPE_Y)
    let categories = chart_axis_get(chart, kind == .bars ? upward : across)
    let values = chart_axis_get(chart, kind == .bars ? across : upward)
    var line = lxw_chart_line()
    line.color = lxw_color_t(Colour.faint.rawValue)
    line.width = 0.75
    chart_axis_set_num_format(values, numberFormat)
    chart_axis_major_gridlines_set_visible(values, 1)
    chart_axis_major_gridlines_set_line(values, &line)
    var small = lxw_chart_font()
    small.size = 9
    chart_axis_set_num_font(values, &small)
    chart_axis_set_num_font(categories, &small)
    if let limits {
      chart_axis_set_min(values, limits.lowerBound)
      chart_axis_set_max(values, limits.upperBound)
      if isPyramid { chart_axis_set_major_unit(values, limits.upperBound / 2) }
    }
    if kind == .lines, let step = categoryStep {
      chart_axis_set_interval_unit(categories, UInt16(step))
      chart_axis_set_interval_tick(categories, UInt16(step))
    }
    // Names at the edge, not where values below zero are.
    chart_axis_set_label_position(categories, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
    if isReversed {
      chart_axis_set_reverse(categories)
      chart_axis_set_crossing_max(categories)
    }
  }
}

extension XLSXChart {
  /// Round limits that hold the values and leave out what lies far below them.
  static func limits(around values: [Double]) -> ClosedRange<Double>? {
    guard let least = values.min(), let most = values.max(), least < most else { return nil }
    let step = round(above: (most - least) / 6)
    return (least / step).rounded(.down) * step...(most / step).rounded(.up) * step
  }

  /// The next of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times a power of ten.
  static func round(above value: Double) -> Double {
    var scale = 1e-6
    while scale * 10 < value { scale *= 10 }
    return [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8].map { $0 * scale }.first { $0 >= value }
      ?? scale * 10
  }
}
