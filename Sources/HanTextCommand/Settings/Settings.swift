internal import ArgumentParser

/// A file of settings that fits the command: each key is a long option of a subcommand.
struct Settings: Sendable {
  /// An option with what it is set to.
  struct Setting: Hashable, Sendable {
    var option: CommandShape.Argument
    var values: [String]
    var entry: SettingsFile.Entry

    /// As it stands on a command line. A flag that is off is not said.
    var arguments: [String] {
      let name = "--" + entry.key
      if option.kind == .flag { return values == ["true"] ? [name] : [] }
      return values.map { "\(name)=\($0)" }
    }
  }

  /// Words that stand in place of a path.
  private static let noPaths: Set = ["-", "bundled", "rest"]

  let file: SettingsFile
  private let shape: CommandShape
  private let root: any ParsableCommand.Type

  /// - Throws: ``SettingsError`` when a key is no option, or has a value of another kind.
  init(
    contentsOf path: String, shape: CommandShape, of root: any ParsableCommand.Type
  ) throws(SettingsError) {
    self.shape = shape
    self.root = root
    file = try SettingsFile(
      contentsOf: path, sections: (shape.command.subcommands ?? []).map(\.commandName))
    for entry in file.entries { try check(entry) }
  }

  /// What the file sets for a subcommand, in its order: of an option that takes one value, that of the
  /// subcommand's section; of one that may be repeated, all.
  func settings(for command: CommandShape.Command) throws(SettingsError) -> [Setting] {
    var settings: [Setting] = []
    let entries =
      file.entries.filter { $0.section == nil }
      + file.entries.filter { $0.section == command.commandName }
    for entry in entries {
      guard let option = command.option(entry.key) else { continue }
      if !option.isRepeating { settings.removeAll { $0.entry.key == entry.key } }
      guard entry.value != .none else {
        // As if nothing had been said above.
        settings.removeAll { $0.entry.key == entry.key }
        continue
      }
      let setting = Setting(option: option, values: values(of: entry, as: option), entry: entry)
      try check(setting, for: command)
      settings.append(setting)
    }
    return settings
  }

  // MARK: Checks

  private func check(_ entry: SettingsFile.Entry) throws(SettingsError) {
    let option = try option(entry)
    switch entry.value {
    case .none: break
    case .keys: throw error(entry, "'\(entry.key)' takes a value or a list, and no keys below it")
    case .one("true"), .one("false"): break
    case .one, .several:
      if option.kind == .flag {
        throw error(entry, "'\(entry.key)' is on or off: true or false")
      }
    }
  }

  /// The option that an entry names.
  private func option(_ entry: SettingsFile.Entry) throws(SettingsError) -> CommandShape.Argument {
    if let section = entry.section {
      guard let command = shape[section], command.takesSettings else {
        throw error(entry, "\(section) takes no settings")
      }
      if let option = command.option(entry.key) { return option }
      throw error(
        entry,
        "\(section) has no option '\(entry.key)'"
          + suggestion(entry.key, command.options.compactMap(\.longName)))
    }
    for command in shape.commands { if let option = command.option(entry.key) { return option } }
    let names = shape.commands.flatMap { $0.options.compactMap(\.longName) }
    if let command = shape[entry.key], command.takesSettings {
      throw error(
        entry,
        "'\(entry.key)' is a subcommand: what it is set to stands below it, a line each, indented")
    }
    throw error(
      entry,
      "there is no option '\(entry.key)'"
        + suggestion(entry.key, names + shape.commands.map(\.commandName)))
  }

  private func suggestion(_ word: String, _ words: [String]) -> String {
    let word = word.hasPrefix("--") ? String(word.dropFirst(2)) : word
    let plain = word.lowercased().replacing("_", with: "-")
    if words.contains(plain) { return "; did you mean '\(plain)'?" }
    return Suggestions.nearest(word, in: words).map { "; did you mean '\($0)'?" } ?? ""
  }

  /// Lets the parser look at a setting by itself.
  private func check(
    _ setting: Setting, for command: CommandShape.Command
  ) throws(SettingsError) {
    let arguments = setting.arguments
    guard !arguments.isEmpty else { return }
    let needed = (command.arguments ?? []).filter {
      !$0.isOptional && $0.longName != setting.entry.key
    }
    let dummies = needed.map { argument -> String in
      let value = argument.allValues?.first ?? "x"
      return argument.longName.map { "--\($0)=\(value)" } ?? value
    }
    do {
      _ = try root.parseAsRoot([command.commandName] + arguments + ["--no-config"] + dummies)
    } catch {
      let message = root.message(for: error)
      // What else is missing or does not go together, the whole command line tells.
      guard root.exitCode(for: error) == .validationFailure,
        message.contains("'--\(setting.entry.key)") || message.hasPrefix("--\(setting.entry.key) ")
      else { return }
      let cause = message.hasSuffix(".") ? String(message.dropLast()) : message
      let meant = setting.values.first { setting.option.allValues?.contains($0) == false }
        .map { suggestion($0, setting.option.allValues ?? []) }
      throw self.error(setting.entry, cause + (meant ?? ""))
    }
  }

  private func error(_ entry: SettingsFile.Entry, _ cause: String) -> SettingsError {
    SettingsError(path: file.path, line: entry.line, cause: cause)
  }

  // MARK: Values

  private func values(
    of entry: SettingsFile.Entry, as option: CommandShape.Argument
  ) -> [String] {
    let values: [String] =
      switch entry.value {
      case .none, .keys: []
      case .one(let text): [text]
      // An option that takes one value takes lists with commas, or tells that it does not.
      case .several(let texts): option.isRepeating ? texts : [texts.joined(separator: ",")]
      }
    return option.isPath ? values.map(path) : values
  }

  /// A path as it is seen from the file.
  private func path(_ text: String) -> String {
    guard !text.hasPrefix("/"), !Self.noPaths.contains(text), file.path != "-" else { return text }
    let folder = OutputFile.folder(of: file.path)
    return folder == "." ? text : "\(folder == "/" ? "" : folder)/\(text)"
  }
}
