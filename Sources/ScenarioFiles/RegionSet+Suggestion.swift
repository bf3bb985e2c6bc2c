import Demography
import Diagnostics

extension RegionSet {
  /// The region probably meant: by id or name as a whole, or by the one word of a name that tells
  /// it from the others (`Астана` for `город Астана`).
  package func remedy(for name: String) -> String {
    if let near = NearestName.suggestion(for: name, among: allNames) {
      return "did you mean '\(near)'?"
    }
    let words = distinctWords
    if let near = NearestName.suggestion(for: name, among: words.keys.sorted()),
      let id = words[near]
    {
      return "did you mean '\(id)'?"
    }
    return count < 8
      ? "one of: \(ids.joined(separator: ", "))"
      : "the ids stand in regions.csv of the data package"
  }

  /// Words that occur in the names of one region only, with its id.
  private var distinctWords: [String: String] {
    var owners: [String: Set<String>] = [:]
    for region in regions {
      for name in [region.name.english, region.name.russian, region.name.kazakh] {
        for word in name.split(whereSeparator: { !$0.isLetter }) where word.count > 3 {
          owners[word.lowercased(), default: []].insert(region.id)
        }
      }
    }
    return owners.compactMapValues { $0.count == 1 ? $0.first : nil }
  }
}
