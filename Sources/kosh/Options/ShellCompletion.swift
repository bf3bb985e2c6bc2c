import Reports

/// Completion scripts from the table of commands.
package struct ShellCompletion {
  package static let shells = ["bash", "zsh", "fish"]

  private let commands: [CommandDescription]

  package init(_ commands: [CommandDescription]) { self.commands = commands }

  package func script(for shell: String) -> String {
    switch shell {
    case "zsh": zsh
    case "fish": fish
    default: bash
    }
  }

  private var names: [String] { commands.map(\.name) + ["help"] }

  // MARK: bash

  private var bash: String {
    """
    # bash completion for kosh: source <(kosh completion bash)
    _kosh() {
      local word="${COMP_WORDS[COMP_CWORD]}" last="${COMP_WORDS[COMP_CWORD-1]}"
      COMPREPLY=()
      if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "\(names.joined(separator: " ")) --version --help" -- "$word"))
        return
      fi
      case "${COMP_WORDS[1]}" in
        help) COMPREPLY=($(compgen -W "\(commands.map(\.name).joined(separator: " "))" -- "$word")); return;;
    \(commands.map(bashCase).joined(separator: "\n"))
      esac
    }
    complete -F _kosh kosh
    """
  }

  private func bashCase(_ command: CommandDescription) -> String {
    let values = command.options.compactMap { option in
      bashReply(option.kind).map { "        \(option.name)) \($0); return;;" }
    }
    let options = (command.options.map(\.name) + ["--help"]).joined(separator: " ")
    let operand = command.operand.flatMap { bashReply($0.kind) } ?? ":"
    return """
          \(command.name))
            case "$last" in
      \((values + ["        *) ;;"]).joined(separator: "\n"))
            esac
            if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W "\(options)" -- "$word")); else \(operand); fi;;
      """
  }

  private func bashReply(_ kind: OptionKind) -> String? {
    switch kind {
    case .flag: nil
    case .file: "COMPREPLY=($(compgen -f -- \"$word\"))"
    case .folder: "COMPREPLY=($(compgen -d -- \"$word\"))"
    case .choice(let choices), .choices(let choices):
      "COMPREPLY=($(compgen -W \"\(choices.joined(separator: " "))\" -- \"$word\"))"
    case .word, .setting, .horizon, .integer, .numbers, .names: "COMPREPLY=()"
    }
  }

  // MARK: zsh

  private var zsh: String {
    """
    #compdef kosh
    # zsh completion for kosh: kosh completion zsh > "${fpath[1]}/_kosh"
    _kosh() {
      local -a commands=(
    \(commands.map { "    '\($0.name):\(quoted($0.summary.english))'" }.joined(separator: "\n"))
        'help:explains a command'
      )
      if (( CURRENT == 2 )); then
        _describe 'command' commands
        return
      fi
      case "$words[2]" in
        help) _describe 'command' commands;;
    \(commands.map(zshCase).joined(separator: "\n"))
      esac
    }
    _kosh "$@"
    """
  }

  private func zshCase(_ command: CommandDescription) -> String {
    var specs = command.options.map { option in
      let star = option.repeats ? "*" : ""
      let value = option.placeholder.map { ":\($0):\(zshAction(option.kind))" } ?? ""
      return "'\(star)\(option.name)[\(quoted(option.meaning.english))]\(value)'"
    }
    specs.append("'--help[prints help]'")
    if let operand = command.operand {
      specs.append("'*:\(operand.placeholder):\(zshAction(operand.kind))'")
    }
    return
      "    \(command.name)) shift words; (( CURRENT-- )); _arguments \(specs.joined(separator: " "));;"
  }

  private func zshAction(_ kind: OptionKind) -> String {
    switch kind {
    case .file: "_files"
    case .folder: "_files -/"
    case .choice(let choices), .choices(let choices): "(\(choices.joined(separator: " ")))"
    case .flag, .word, .setting, .horizon, .integer, .numbers, .names: ""
    }
  }

  // MARK: fish

  private var fish: String {
    var lines = [
      "# fish completion for kosh: kosh completion fish > ~/.config/fish/completions/kosh.fish",
      "complete -c kosh -n __fish_use_subcommand -f",
      "complete -c kosh -n __fish_use_subcommand -a help -d 'explains a command'",
    ]
    for command in commands {
      lines.append(
        "complete -c kosh -n __fish_use_subcommand -a \(command.name) -d '\(quoted(command.summary.english))'"
      )
      let condition = "complete -c kosh -n '__fish_seen_subcommand_from \(command.name)'"
      if let operand = command.operand { lines.append("\(condition)\(fishAction(operand.kind))") }
      for option in command.options {
        let needsValue = option.kind == .flag ? "" : " -r" + fishAction(option.kind)
        lines.append(
          "\(condition) -l \(option.name.dropFirst(2))\(needsValue) -d '\(quoted(option.meaning.english))'"
        )
      }
    }
    return lines.joined(separator: "\n")
  }

  private func fishAction(_ kind: OptionKind) -> String {
    switch kind {
    case .file: " -F"
    case .folder: " -f -a '(__fish_complete_directories)'"
    case .choice(let choices), .choices(let choices): " -f -a '\(choices.joined(separator: " "))'"
    case .flag, .word, .setting, .horizon, .integer, .numbers, .names: " -f"
    }
  }

  /// Without what would end a quoted description.
  private func quoted(_ text: String) -> String {
    String(text.map { "'[]:\\".contains($0) ? " " : $0 })
  }
}
