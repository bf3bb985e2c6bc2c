import Glibc
import Reports

extension Language {
  /// Those of `--lang`, else that of the environment; never empty.
  package static func asked(of parsed: ParsedCommand) -> [Language] {
    chosen(parsed.list("--lang")) { name in getenv(name).map { String(cString: $0) } }
  }
}
