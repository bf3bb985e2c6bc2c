import Reports

/// One subcommand: the table of these drives parsing, help and completion.
package struct CommandDescription: Sendable {
  package let name: String
  /// What it does, as a third-person verb phrase without a full stop.
  package let summary: Message
  package let operand: OperandDescription?
  package let options: [OptionDescription]
  package let exits: [ExitStatus]

  package init(
    _ name: String, _ summary: Message, operand: OperandDescription? = nil,
    options: [OptionDescription] = [], exits: [ExitStatus] = [.done, .wrongUsage]
  ) {
    self.name = name
    self.summary = summary
    self.operand = operand
    self.options = options
    self.exits = exits
  }
}

/// What stands on the command line without a dash.
package struct OperandDescription: Sendable {
  package let placeholder: String
  package let meaning: Message
  package let kind: OptionKind
  package let count: ClosedRange<Int>

  package init(
    _ placeholder: String, _ kind: OptionKind, _ meaning: Message, count: ClosedRange<Int>
  ) {
    self.placeholder = placeholder
    self.kind = kind
    self.meaning = meaning
    self.count = count
  }
}

/// One option of a command.
package struct OptionDescription: Sendable {
  /// With its dashes, `--out`.
  package let name: String
  package let kind: OptionKind
  package let meaning: Message
  /// What holds when it is not given.
  package let absent: Message?
  /// The word that stands for the value, where the kind's own is too long to be read.
  private let shortPlaceholder: String?
  package let repeats: Bool
  /// The command needs it.
  package let isRequired: Bool

  package init(
    _ name: String, _ kind: OptionKind, _ meaning: Message, placeholder: String? = nil,
    absent: Message? = nil, repeats: Bool = false, required: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
    self.absent = absent
    self.repeats = repeats
    isRequired = required
    shortPlaceholder = placeholder
  }
}

extension OptionDescription {
  /// The word that stands for the value in a help text; `nil` for a flag.
  package var placeholder: String? { shortPlaceholder ?? kind.placeholder }

  /// Choices that the placeholder does not list.
  package var unlistedChoices: [String] {
    if shortPlaceholder != nil, case .choices(let choices) = kind { choices } else { [] }
  }
}

/// What follows an option or stands as an operand.
package enum OptionKind: Sendable, Equatable {
  /// Nothing: the option is there or not.
  case flag
  case file
  case folder
  /// A word that only the command can judge, with what stands for it.
  case word(String)
  /// `PATH=VALUE`.
  case setting
  /// Two years, `2025..2050`.
  case horizon
  case integer(ClosedRange<Int>)
  case choice([String])
  /// Numbers of a range with commas between.
  case numbers(ClosedRange<Double>)
  /// Several of the choices, with commas between.
  case choices([String])
  /// Several names, with commas between.
  case names

  /// The word that stands for the value in a help text; `nil` for a flag.
  package var placeholder: String? {
    switch self {
    case .flag: nil
    case .file: "FILE"
    case .folder: "DIR"
    case .word(let placeholder): placeholder
    case .setting: "PATH=VALUE"
    case .horizon: "A..B"
    case .integer: "N"
    case .numbers: "N,N"
    case .choice(let choices): choices.joined(separator: "|")
    case .choices(let choices): choices.joined(separator: ",")
    case .names: "A,B"
    }
  }
}
