import ReportAssets
import Tables

/// The style and the scripts that a page carries, and what it permits a browser to run: these and
/// nothing else, and nothing from any network.
package enum PageAssets {
  static let style = text(kosh_page_style)
  private static let library = text(kosh_page_library)
  private static let script = text(kosh_page_script)

  /// The program was built where Debian's d3 had been copied.
  package static var hasScripts: Bool { !library.isEmpty }
  static var scripts: [String] { [library, script] }

  static let policy: String = {
    let permitted = hasScripts ? scripts.map(source).joined(separator: " ") : "'none'"
    return "default-src 'none'; style-src \(source(style)); script-src \(permitted); "
      + "base-uri 'none'; form-action 'none'"
  }()

  /// A script or style by its hash.
  private static func source(_ text: String) -> String {
    let digits = Array(SHA256.hexadecimal(of: Array(text.utf8)))
    let digest = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...($0 + 1)]), radix: 16)
    }
    return "'sha256-\(base64(digest))'"
  }

  private static func text(
    _ file: (UnsafeMutablePointer<Int>) -> UnsafePointer<UInt8>?
  ) -> String {
    var count = 0
    guard let bytes = file(&count) else { return "" }
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
      // No file of ours has it; a library might, in a string.
      .replacing("</script", with: "<\\/script")
  }

  static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var word = 0
      for place in 0..<3 { word = word << 8 | Int(place < group.count ? group[start + place] : 0) }
      for place in 0..<4 {
        text.append(place <= group.count ? letters[word >> (18 - 6 * place) & 63] : "=")
      }
    }
    return text
  }
}
