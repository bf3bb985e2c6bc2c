import Demography

/// One text of the reports in its three languages. The catalogue is the extensions of this type in
/// this folder, one file for each place where texts are shown.
///
/// No text counts with a plural: a number stands before or after a word that does not bend with it.
package struct Message: Sendable, Equatable {
  package let english: String
  package let russian: String
  package let kazakh: String

  package init(en: String, ru: String, kk: String) {
    english = en
    russian = ru
    kazakh = kk
  }

  /// A text that no language changes: a number, a key, a file.
  package static func verbatim(_ text: String) -> Message { Message(en: text, ru: text, kk: text) }

  package var name: LocalizedName {
    LocalizedName(english: english, russian: russian, kazakh: kazakh)
  }
}
