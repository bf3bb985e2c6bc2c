/// Paths inside the repository, from wherever the tests run.
package enum Repository {
  /// The repository's root, without a trailing slash.
  package static let root: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()

  package static func path(_ relative: String) -> String { "\(root)/\(relative)" }
}
