import Glibc
import Reports

extension Language {
  /// Those of `--lang`, else that of the environment; never empty.
  package static func asked(of parsed: ParsedCommand) -> [Language] {
    chosen(parsed.list("--lang"), environment: variable)
  }

  package static var ofEnvironment: Language { preferred(variable) }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
