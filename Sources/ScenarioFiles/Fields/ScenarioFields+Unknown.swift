import Diagnostics

extension ScenarioFields {
  /// What to write instead of a key that does not exist here: the nearest one, where it belongs, or
  /// the choice.
  static func remedy(forUnknown key: String, among keys: [String]) -> String {
    if let near = NearestName.suggestion(for: key, among: keys) { return "did you mean '\(near)'?" }
    if let elsewhere = flattened().first(where: { $0.path == key || $0.path.hasSuffix(".\(key)") })
    {
      let parent = elsewhere.path.dropLast(key.count + 1)
      return parent.isEmpty
        ? "it belongs at the top of the file" : "it belongs in `\(parent)`"
    }
    return NearestName.remedy(for: key, among: keys) ?? "`kosh formats` lists every key"
  }
}
