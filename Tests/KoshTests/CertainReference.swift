import TestSupport

/// The reference scenario of Kazakhstan without its `uncertainty`, so that a test can state its own.
enum CertainReference {
  /// Writes the scenario into a folder; answers its path.
  static func write(into folder: TemporaryFolder) -> String {
    let reference = Repository.path("Scenarios/kazakhstan/reference.yaml")
    let text = TemporaryFolder.text(reference) ?? ""
    var kept: [Substring] = []
    var isUncertainty = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.first?.isLetter == true { isUncertainty = line.hasPrefix("uncertainty:") }
      if isUncertainty { continue }
      kept.append(
        line.hasPrefix("data: data")
          ? "data: \(Repository.path("Scenarios/kazakhstan/data"))" : line)
    }
    let path = folder + "certain.yaml"
    TemporaryFolder.write(kept.joined(separator: "\n"), to: path)
    return path
  }
}
