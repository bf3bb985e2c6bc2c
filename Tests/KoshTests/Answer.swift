import kosh

/// What a command prints, line by line, and how it ends.
struct Answer {
  let status: kosh.ExitStatus
  let out: String
  let err: String

  init(_ arguments: [String]) {
    var out: [String] = []
    var err: [String] = []
    status = Kosh.run(
      arguments, on: Console(print: { out.append($0) }, complain: { err.append($0) }))
    self.out = out.joined(separator: "\n")
    self.err = err.joined(separator: "\n")
  }
}
