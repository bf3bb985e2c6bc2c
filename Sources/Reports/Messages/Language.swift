import Demography

/// A language of the reports.
package enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case russian = "ru"
  case kazakh = "kk"

  /// The language of the environment, `LC_ALL` before `LC_MESSAGES` before `LANG`; English where
  /// none of them names one of the three.
  ///
  /// - Parameter variable: the value of an environment variable, as `kk_KZ.UTF-8`.
  package static func preferred(_ variable: (String) -> String?) -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(variable).first { !$0.isEmpty }
    let code = (set ?? "").prefix { $0.isLetter }.lowercased()
    return Language(rawValue: code) ?? .english
  }

  /// The languages of `--lang`, each once, in its order; of the environment where it is not given.
  package static func chosen(
    _ codes: [String]?, environment variable: (String) -> String?
  ) -> [Language] {
    var languages: [Language] = []
    for language in (codes ?? []).compactMap(Language.init) where !languages.contains(language) {
      languages.append(language)
    }
    return languages.isEmpty ? [preferred(variable)] : languages
  }

  /// What the language calls itself.
  package var ownName: String {
    switch self {
    case .english: "English"
    case .russian: "Русский"
    case .kazakh: "Қазақша"
    }
  }

  package func text(of name: LocalizedName) -> String {
    switch self {
    case .english: name.english
    case .russian: name.russian
    case .kazakh: name.kazakh
    }
  }

  package func text(_ message: Message) -> String {
    switch self {
    case .english: message.english
    case .russian: message.russian
    case .kazakh: message.kazakh
    }
  }

  /// The message with its places filled: `{year}` by `["year": "2030"]`.
  package func text(_ message: Message, _ places: KeyValuePairs<String, String>) -> String {
    var filled = ""
    var rest = text(message)[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      guard let place = places.first(where: { $0.key == name }) else {
        preconditionFailure("the message '\(message.english)' has a place {\(name)} to fill")
      }
      filled += rest[..<open] + place.value
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }
}
