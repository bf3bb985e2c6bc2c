/// Finds the name that was probably meant.
package enum NearestName {
  /// The candidate nearest to `name` when it is near: at most one edit in three characters
  /// (insertion, deletion, substitution or transposition; case does not count).
  package static func suggestion(for name: String, among candidates: some Sequence<String>)
    -> String?
  {
    let wanted = Array(name.lowercased())
    let allowed = max(1, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased())
      guard abs(letters.count - wanted.count) <= allowed else { continue }
      let distance = editDistance(wanted, letters)
      if distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    guard let best, best.distance <= allowed else { return nil }
    return best.name
  }

  /// `did you mean 'x'?`, or the whole choice when it is short, or nothing.
  package static func remedy(for name: String, among candidates: some Sequence<String>) -> String? {
    if let near = suggestion(for: name, among: candidates) { return "did you mean '\(near)'?" }
    let all = Array(candidates)
    guard !all.isEmpty, all.count < 8 else { return nil }
    return "one of: \(all.joined(separator: ", "))"
  }

  /// Optimal string alignment distance.
  package static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        row[j] = min(last[j] + 1, row[j - 1] + 1, substitution)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
