import ArgumentParser
import HanText

/// `hantext config`
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Shows which options are in force and where each is from.",
    discussion: """
      Without a subcommand: what the file sets, and for what. With one: all its options; those typed \
      behind it are looked at as it would. Nothing is read or written.

      Example: hantext config keywords --top 5
      """)

  @Argument(help: ArgumentHelp("The subcommand to show the options of.", valueName: "subcommand"))
  var subcommand: String?

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp("Options as they would be typed behind it.", valueName: "options"))
  var options: [String] = []

  @OptionGroup var format: FormatOptions
  @OptionGroup var settings: SettingsOptions

  func run() throws {
    let shape = CommandShape(of: HanTextCommand.self)
    let path =
      settings.noConfig ? nil : settings.config ?? CommandLineSettings.Typed.usual
    let file = try path.map { path throws(SettingsError) in
      try Settings(contentsOf: path, shape: shape, of: HanTextCommand.self)
    }
    let rows: [OptionInForce]
    if let subcommand {
      guard let command = shape.commands.first(where: { $0.commandName == subcommand }) else {
        let meant = Suggestions.nearest(subcommand, in: shape.commands.map(\.commandName))
        throw ValidationError(
          "There is no subcommand '\(subcommand)' with options to set."
            + (meant.map { " Did you mean '\($0)'?" } ?? ""))
      }
      rows = try OptionInForce.all(of: command, file: file, typed: options)
    } else {
      rows = try OptionInForce.all(in: file, shape: shape)
    }
    let output = try OutputWriter()
    switch format.effective {
    case .jsonl: for row in rows { try output.write(row.json()) }
    case .text:
      if path == nil, subcommand == nil {
        try output.write(
          "no \(SettingsFile.usualName) in this folder (help: hantext init writes one)\n")
      }
      try output.write(OptionInForce.text(of: rows))
    }
    try output.finish()
  }
}

/// An option with its value, and where that is from.
struct OptionInForce: Hashable, Sendable {
  enum Origin: Hashable, Sendable {
    case builtIn
    case file(path: String, line: Int)
    case commandLine
  }

  /// The subcommand it is for; `nil` for all that have it.
  var subcommand: String?
  var option: String
  /// Empty when it is not set and has no value by itself.
  var values: [String]
  var origins: [Origin]

  /// What a file sets, in its order.
  static func all(
    in file: Settings?, shape: CommandShape
  ) throws(SettingsError) -> [OptionInForce] {
    guard let file else { return [] }
    // Each value is looked at with each subcommand that would take it.
    for command in shape.commands { _ = try file.settings(for: command) }
    return file.file.entries.map { entry in
      let values: [String] =
        switch entry.value {
        case .none, .keys: []
        case .one(let text): [text]
        case .several(let texts): texts
        }
      return OptionInForce(
        subcommand: entry.section, option: entry.key, values: values,
        origins: [.file(path: file.file.path, line: entry.line)])
    }
  }

  /// The options of a subcommand.
  static func all(
    of command: CommandShape.Command, file: Settings?, typed: [String]
  ) throws(SettingsError) -> [OptionInForce] {
    let settings = try file?.settings(for: command) ?? []
    let given = try GivenOptions(typed, of: command)
    return command.options.map { option in
      let name = option.longName ?? ""
      let set = settings.filter { $0.entry.key == name }
      var row = OptionInForce(
        subcommand: command.commandName, option: name, values: set.flatMap(\.values),
        origins: set.map { .file(path: file?.file.path ?? "", line: $0.entry.line) })
      if let values = given.values[name] {
        if !option.isRepeating {
          row.values = []
          row.origins = []
        }
        row.values += values
        row.origins.append(.commandLine)
      }
      if row.origins.isEmpty {
        row.values = option.kind == .flag ? ["false"] : option.defaultValue.map { [$0] } ?? []
        row.origins = [.builtIn]
      }
      return row
    }
  }

  /// A line of JSON.
  func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.optional("subcommand", subcommand)
    json.member("option", option)
    json.key("values")
    json.beginArray()
    for value in values { json.value(value) }
    json.endArray()
    json.key("origins")
    json.beginArray()
    for origin in origins {
      json.beginObject()
      switch origin {
      case .builtIn: json.member("from", "default")
      case .commandLine: json.member("from", "command line")
      case .file(let path, let line):
        json.member("from", "file")
        json.member("path", path)
        json.member("line", line)
      }
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.newline()
    return json.bytes
  }

  /// Lines for people, in three columns.
  static func text(of rows: [OptionInForce]) -> String {
    let cells = rows.map { row in
      let name = row.option
      let origin: String = row.origins.map { origin in
        switch origin {
        case .builtIn: "default"
        case .commandLine: "command line"
        case .file(let path, let line): "\(path):\(line)"
        }
      }.joined(separator: ", ")
      let value = row.values.isEmpty ? "-" : row.values.joined(separator: " ")
      let scope = row.subcommand.map { "\($0) " } ?? ""
      return (scope + name, Messages.escaped(value), Messages.escaped(origin))
    }
    let widths = (
      cells.map(\.0.unicodeScalars.count).max() ?? 0,
      min(40, cells.map(\.1.unicodeScalars.count).max() ?? 0)
    )
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
    }
    return cells.map { "\(padded($0.0, widths.0))  \(padded($0.1, widths.1))  \($0.2)\n" }.joined()
  }
}
