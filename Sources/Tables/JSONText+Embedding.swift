extension JSONValue {
  /// One line without blanks, for a place inside HTML: no character in it could end a script or
  /// begin markup, whatever the strings hold.
  package var embedded: String {
    var out = ""
    writeEmbedded(to: &out)
    return out
  }

  private func writeEmbedded(to out: inout String) {
    switch self {
    case .array(let values):
      out += "["
      for (index, value) in values.enumerated() {
        if index > 0 { out += "," }
        value.writeEmbedded(to: &out)
      }
      out += "]"
    case .object(let members):
      out += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { out += "," }
        JSONValue.string(member.name).writeEmbedded(to: &out)
        out += ":"
        member.value.writeEmbedded(to: &out)
      }
      out += "}"
    case .string:
      for scalar in rendered.unicodeScalars where scalar != "\n" {
        switch scalar {
        case "<": out += "\\u003c"
        case ">": out += "\\u003e"
        case "&": out += "\\u0026"
        default: out.unicodeScalars.append(scalar)
        }
      }
    case .null, .bool, .integer, .number:
      out += rendered.dropLast()
    }
  }
}
