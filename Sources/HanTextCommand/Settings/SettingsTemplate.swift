/// A file of settings that sets nothing: every option of every subcommand, as a comment.
struct SettingsTemplate {
  /// In how many subcommands an option is that counts as one of all.
  private static let commonShare = 8
  private static let width = 96

  private let shape: CommandShape

  init(_ shape: CommandShape) { self.shape = shape }

  /// The file.
  var text: String {
    var lines = Self.heading
    let common = commonOptions
    for option in common { lines += entry(option, indent: "") }
    for command in shape.commands {
      let own = command.options.filter { option in
        !common.contains { $0.longName == option.longName }
      }
      guard !own.isEmpty else { continue }
      lines += ["", "# # \(command.abstract ?? command.commandName)", "#\(command.commandName):"]
      for option in own { lines += entry(option, indent: "  ") }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static let heading = [
    "# Options of hantext for what is done in this folder. Remove a '#' to set one.",
    "#",
    "# A key is a long option without its dashes. On top it is for all subcommands that have it, below",
    "# the name of a subcommand for that one, which wins. What is typed wins over both; of options that",
    "# may be repeated, all count. A flag is true or false; null is as if it were not set. Paths are",
    "# seen from this file. 'hantext config keywords' shows what is in force and where it is from.",
    "",
  ]

  /// Those that many subcommands have, in the order of the help.
  private var commonOptions: [CommandShape.Argument] {
    var counts: [String: Int] = [:]
    var options: [CommandShape.Argument] = []
    for option in shape.commands.flatMap(\.options) {
      guard let name = option.longName else { continue }
      counts[name, default: 0] += 1
      if counts[name] == 1 {
        options.append(option)
      } else if let place = options.firstIndex(where: { $0.longName == name }),
        options[place].defaultValue != option.defaultValue
      {
        // What one subcommand does by itself does not go for all.
        options[place].defaultValue = nil
      }
    }
    return options.filter { counts[$0.longName ?? "", default: 0] >= Self.commonShare }
  }

  private func entry(_ option: CommandShape.Argument, indent: String) -> [String] {
    var words = option.abstract ?? ""
    if let values = option.allValues, !values.isEmpty, !values.allSatisfy({ words.contains($0) }) {
      words += " One of: \(values.joined(separator: ", "))."
    }
    if option.isRepeating { words += " A list." }
    let comment = Self.wrapped(words, width: Self.width - indent.count - 4).map {
      "#\(indent) # \($0)"
    }
    let value = Self.sample(option)
    return comment + ["#\(indent)\(option.longName ?? ""): \(value)"]
  }

  /// What may stand behind the key.
  private static func sample(_ option: CommandShape.Argument) -> String {
    if option.kind == .flag { return "false" }
    let value =
      option.defaultValue ?? option.allValues?.first ?? option.valueName?.uppercased() ?? ""
    return option.isRepeating ? "[\(value)]" : value
  }

  private static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
