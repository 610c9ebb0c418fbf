internal import ArgumentParser
internal import Foundation

/// The subcommands and their options, as the command's own help knows them: what is said here is
/// never a second list.
struct CommandShape: Hashable, Sendable, Decodable {
  /// A subcommand.
  struct Command: Hashable, Sendable, Decodable {
    var commandName: String
    var abstract: String?
    var subcommands: [Command]?
    var arguments: [Argument]?

    /// The options and flags that files of settings may name, in the order of the help.
    var options: [Argument] {
      (arguments ?? []).filter {
        $0.kind != .positional && $0.shouldDisplay && $0.longName != nil
          && !["help", "version", "config", "no-config"].contains($0.longName)
      }
    }

    /// Whether it takes settings: those that deal with settings themselves do not.
    var takesSettings: Bool { !CommandShape.toolNames.contains(commandName) }

    func option(_ name: String) -> Argument? { options.first { $0.longName == name } }
  }

  /// An option, a flag or what stands by itself.
  struct Argument: Hashable, Sendable, Decodable {
    enum Kind: String, Hashable, Sendable, Decodable { case positional, option, flag }

    struct Name: Hashable, Sendable, Decodable {
      var kind: String
      var name: String
    }

    /// What a shell completes; only what matters here.
    struct Completion: Hashable, Sendable, Decodable {
      var isPath: Bool

      private enum CodingKeys: String, CodingKey { case file, directory }

      init(from decoder: any Decoder) throws {
        let keys = try? decoder.container(keyedBy: CodingKeys.self).allKeys
        isPath = keys?.isEmpty == false
      }
    }

    var kind: Kind
    var shouldDisplay: Bool
    var isOptional: Bool
    var isRepeating: Bool
    var parsingStrategy: String?
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]?
    var completionKind: Completion?
    var abstract: String?

    /// The name behind two dashes.
    var longName: String? { names?.first { $0.kind == "long" }?.name }
    /// Whether its values are files or folders.
    var isPath: Bool { completionKind?.isPath == true }
    /// Whether it takes all values up to the next option.
    var takesSeveral: Bool { parsingStrategy == "upToNextOption" }
  }

  /// The subcommands that deal with the command itself, and whose options no file sets.
  static let toolNames: Set = ["help", "config", "init", "doctor"]

  var command: Command

  /// Reads the help of a command.
  init(of root: any ParsableCommand.Type) {
    let help = Data(root._dumpHelp().utf8)
    // What the parser writes, the parser's own types describe; without it there are no settings.
    self =
      (try? JSONDecoder().decode(Self.self, from: help))
      ?? Self(command: Command(commandName: root._commandName))
  }

  private init(command: Command) { self.command = command }

  /// The subcommands that take settings.
  var commands: [Command] { (command.subcommands ?? []).filter(\.takesSettings) }

  subscript(name: String) -> Command? {
    command.subcommands?.first { $0.commandName == name }
  }
}
