internal import ArgumentParser

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A command line with the settings of a file put before what was typed, which therefore wins: of an
/// option that takes one value the last counts, and those that may be repeated add up.
struct CommandLineSettings: Sendable {
  /// What is to be parsed.
  private(set) var arguments: [String]
  /// The file, if there is one in force.
  private(set) var path: String?
  /// What it sets for the subcommand.
  private(set) var settings: [Settings.Setting] = []

  /// - Parameter arguments: What was typed behind the command's name.
  /// - Throws: ``SettingsError``; `ValidationError` for `--config` without a file.
  init(_ arguments: [String], of root: any ParsableCommand.Type) throws {
    self.arguments = arguments
    let typed = try Typed(arguments)
    guard let name = typed.others.first,
      root.configuration.subcommands.contains(where: { $0._commandName == name })
    else { return }
    let rest = Array(typed.others.dropFirst())
    // These look at the file themselves; help is there whatever the file says.
    let asksForHelp = rest.prefix { $0 != "--" }.contains {
      ["-h", "--help", "--version"].contains($0)
    }
    guard !CommandShape.toolNames.contains(name), !asksForHelp, let path = typed.file else {
      self.arguments = [name] + typed.options + rest
      return
    }
    let shape = CommandShape(of: root)
    guard let command = shape[name] else { return }
    let settings = try Settings(contentsOf: path, shape: shape, of: root).settings(for: command)
    self.path = path
    self.settings = settings
    // The option that names the file stands between: what takes several values ends there.
    self.arguments =
      [name] + settings.flatMap(\.arguments) + ["--config=\(path)"] + rest
  }

  /// What is said of the file where the command begins.
  var note: String? {
    guard let path, !settings.isEmpty else { return nil }
    let names = settings.map { "--" + $0.entry.key }
    return "options of \(path): \(names.joined(separator: " ")) (help: --no-config leaves them out)"
  }

  /// Whether warnings are silenced.
  var isQuiet: Bool { arguments.prefix { $0 != "--" }.contains("--quiet") }

  /// The options about settings, told from all others.
  struct Typed: Hashable, Sendable {
    private(set) var others: [String] = []
    private(set) var config: String?
    private(set) var isOff = false

    init(_ arguments: [String]) throws(ValidationError) {
      var rest = arguments[...]
      while let argument = rest.popFirst() {
        if argument == "--" {
          others.append(argument)
          others += rest
          break
        } else if argument == "--no-config" {
          isOff = true
        } else if argument == "--config" {
          guard let value = rest.popFirst(), !value.isEmpty else {
            throw ValidationError("Name a file behind --config.")
          }
          config = value
        } else if argument.hasPrefix("--config=") {
          config = String(argument.dropFirst("--config=".count))
        } else {
          others.append(argument)
        }
      }
    }

    /// As they were typed.
    var options: [String] {
      (config.map { ["--config=\($0)"] } ?? []) + (isOff ? ["--no-config"] : [])
    }

    /// The file to take options from.
    var file: String? { isOff ? nil : config ?? Self.usual }

    /// The file of the working folder, if it has one.
    static var usual: String? {
      access(SettingsFile.usualName, F_OK) == 0 ? SettingsFile.usualName : nil
    }
  }
}
