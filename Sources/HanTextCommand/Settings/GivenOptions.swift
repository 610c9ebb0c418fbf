/// The options of a command line, as far as their names and values go.
struct GivenOptions: Hashable, Sendable {
  /// The values of each option, in order; of a flag `true`.
  private(set) var values: [String: [String]] = [:]

  /// - Throws: ``SettingsError`` without a place, when a name is no option of the subcommand.
  init(_ arguments: [String], of command: CommandShape.Command) throws(SettingsError) {
    var rest = arguments[...]
    while let argument = rest.popFirst(), argument != "--" {
      guard argument.hasPrefix("-"), argument != "-" else { continue }
      let name = String(argument.prefix { $0 != "=" })
      let attached = argument.firstIndex(of: "=").map {
        String(argument[argument.index(after: $0)...])
      }
      guard let option = command.options.first(where: { Self.isNamed($0, name) }) else {
        let names = command.options.compactMap { $0.longName.map { "--" + $0 } }
        let meant = Suggestions.nearest(name, in: names).map { "; did you mean '\($0)'?" } ?? ""
        throw SettingsError(
          path: command.commandName, line: nil, cause: "there is no option '\(name)'\(meant)")
      }
      let key = option.longName ?? name
      if option.kind == .flag {
        values[key] = ["true"]
      } else if let attached {
        set(key, attached, option)
      } else if option.takesSeveral {
        while let value = rest.first, !value.hasPrefix("-") || value == "-" {
          set(key, value, option)
          rest.removeFirst()
        }
      } else if let value = rest.popFirst() {
        set(key, value, option)
      }
    }
  }

  private static func isNamed(_ option: CommandShape.Argument, _ name: String) -> Bool {
    option.names?.contains { ($0.kind == "long" ? "--" : "-") + $0.name == name } == true
  }

  private mutating func set(_ key: String, _ value: String, _ option: CommandShape.Argument) {
    if option.isRepeating { values[key, default: []].append(value) } else { values[key] = [value] }
  }
}
