/// How a cell looks.
struct CellStyle: Hashable {
  enum Alignment { case left, center, right }

  var numberFormat: String?
  var size = 10.0
  var isBold = false
  var isItalic = false
  var isGrey = false
  var isWrapped = false
  /// Written upwards.
  var isUpright = false
  var alignment: Alignment?
  /// On the ground of a heading.
  var isFilled = false
  /// Lines around it.
  var isBoxed = false
  /// A line above: a sum follows.
  var isSum = false

  static let text = CellStyle()
  static let wrapped = CellStyle(isWrapped: true)
  static let title = CellStyle(size: 14, isBold: true)
  static let heading = CellStyle(size: 11, isBold: true)
  static let remark = CellStyle(isGrey: true)
  static let unit = CellStyle(size: 8, isItalic: true, isGrey: true, isWrapped: true)
  static let header = CellStyle(isBold: true, isWrapped: true, alignment: .center, isFilled: true)
  static let uprightHeader = CellStyle(
    isBold: true, isWrapped: true, isUpright: true, alignment: .center, isFilled: true)
  static let leftHeader = CellStyle(isBold: true, isWrapped: true, alignment: .left, isFilled: true)
  static let year = CellStyle(numberFormat: "0", alignment: .left)
  /// Whole persons.
  static let whole = CellStyle(numberFormat: "#,##0")
  static let tenths = CellStyle(numberFormat: "#,##0.0")
  static let hundredths = CellStyle(numberFormat: "0.00")
  static let general = CellStyle()

  var sum: CellStyle {
    var style = self
    style.isBold = true
    style.isSum = true
    return style
  }

  var boxed: CellStyle {
    var style = self
    style.isBoxed = true
    style.isWrapped = true
    return style
  }
}
