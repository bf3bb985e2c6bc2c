/// What a scratch file says about itself: the plan and seed it belongs to and the shape of its
/// records.
///
/// In the file: eight bytes `koshdraw`, the text's length and check number, then the text, padded
/// with line ends to whole words.
struct ScratchHeader: Equatable {
  /// Field names and values in order.
  let fields: [(name: String, value: String)]

  private static let magic: [UInt8] = Array("koshdraw".utf8)
  private static let prefixCount = 24

  /// The plan comes last: a scenario's digest changes with its number of draws too, which says more.
  init(plan: String, seed: UInt64, shape: EnsembleShape) {
    fields = [
      ("layout", "2"), ("seed", "\(seed)"),
      ("number of draws", "\(shape.blocks.drawCount)"),
      ("block width", "\(shape.blocks.width)"), ("figures", shape.figures.joined(separator: "\t")),
      ("regions", shape.regions.joined(separator: "\t")),
      ("years", shape.years.map(String.init).joined(separator: "\t")), ("plan", plan),
    ]
  }

  static func == (a: Self, b: Self) -> Bool { a.bytes == b.bytes }

  /// The whole header as it stands in the file.
  var bytes: [UInt8] {
    var text = Array(fields.map { "\($0.name): \($0.value)\n" }.joined().utf8)
    text += [UInt8](repeating: 10, count: (8 - text.count % 8) % 8)
    return Self.magic + Self.words(UInt64(text.count), Self.checksum(of: text)) + text
  }

  private static func words(_ numbers: UInt64...) -> [UInt8] {
    numbers.flatMap { withUnsafeBytes(of: $0.littleEndian, Array.init) }
  }

  private static func checksum(of text: [UInt8]) -> UInt64 {
    var checksum = Checksum()
    text.withUnsafeBytes { checksum.add($0) }
    return checksum.value
  }

  /// Why a file that begins with these bytes is not one of this header's, or `nil`.
  func refusal(of file: borrowing BinaryFile) throws(StorageError) -> String? {
    let own = bytes
    guard let prefix = try file.bytes(Self.prefixCount, at: 0), prefix.starts(with: Self.magic)
    else { return "it is no file of an ensemble's draws" }
    let count = prefix.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self) }
    guard count <= UInt64(try file.size),
      let text = try file.bytes(Int(count), at: Self.prefixCount)
    else { return "its header is cut short" }
    guard count % 8 == 0, prefix[8...] == Self.words(count, Self.checksum(of: text))[...] else {
      return "its header is damaged"
    }
    return prefix + text == own ? nil : difference(from: text)
  }

  /// The first field that differs, in words.
  private func difference(from text: [UInt8]) -> String {
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
    for (index, field) in fields.enumerated() {
      let start = "\(field.name): "
      guard index < lines.count, lines[index].hasPrefix(start) else {
        return "it was written by another version"
      }
      let value = lines[index].dropFirst(start.count)
      guard value != field.value else { continue }
      switch field.name {
      case "layout": return "it was written by another version"
      case "plan": return Self.changes(from: value, to: field.value)
      case "figures", "regions", "years": return "it keeps other \(field.name)"
      default: return "its \(field.name) was \(value), now \(field.value)"
      }
    }
    return "it was written by another version"
  }

  /// Which of the digests `name=digest`, one after a tab, differ.
  private static func changes(from before: Substring, to now: String) -> String {
    func digests(_ plan: some StringProtocol) -> [(name: String, digest: String)] {
      plan.split(separator: "\t").map { part in
        let cut = part.lastIndex(of: "=") ?? part.startIndex
        return (String(part[..<cut]), String(part[cut...]))
      }
    }
    let (old, new) = (digests(before), digests(now))
    let changed = new.filter { item in !old.contains { $0 == item } }.map(\.name)
    let gone = old.map(\.name).filter { name in !new.contains { $0.name == name } }
    let names = (changed + gone).filter { !$0.isEmpty }
    if names.isEmpty { return "the scenario or its data have changed since" }
    let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " and others" : "")
    return "changed since: \(shown)"
  }
}
