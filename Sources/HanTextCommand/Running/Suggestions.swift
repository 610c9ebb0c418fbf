internal import ArgumentParser

/// What somebody may have meant who misspelt a subcommand or an option.
enum Suggestions {
  /// A line for every misspelt word of a command line that `message` does not name already.
  static func lines(
    for arguments: [String], of root: any ParsableCommand.Type, besides message: String
  ) -> [String] {
    let commands = root.configuration.subcommands
    guard let first = arguments.first else { return [] }
    if let command = commands.first(where: { $0._commandName == first }) {
      return options(arguments.dropFirst(), of: command, in: root, besides: message)
    }
    guard !first.hasPrefix("-"), let name = nearest(first, in: commands.map { $0._commandName })
    else {
      return []
    }
    return ["There is no subcommand '\(first)'. Did you mean '\(name)'?"]
  }

  private static func options(
    _ arguments: ArraySlice<String>, of command: any ParsableCommand.Type,
    in root: any ParsableCommand.Type, besides message: String
  ) -> [String] {
    let known = names(in: root.helpMessage(for: command, columns: 200))
    var lines: [String] = []
    for argument in arguments.prefix(while: { $0 != "--" }) where argument.hasPrefix("--") {
      let name = String(argument.prefix { $0 != "=" })
      guard !known.contains(name), !message.contains("'\(name)'"),
        let meant = nearest(name, in: known)
      else { continue }
      lines.append("Unknown option '\(name)'. Did you mean '\(meant)'?")
    }
    return lines
  }

  /// The long options that a help text names, in its order.
  private static func names(in help: String) -> [String] {
    help.split { !($0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-") }
      .filter { $0.hasPrefix("--") && $0.count > 2 }.map(String.init)
  }

  /// The word that differs least, if it differs by little; of equals the first.
  static func nearest(_ word: String, in words: [String]) -> String? {
    var best: (word: String, distance: Int)?
    for other in words {
      let distance = distance(word, other)
      if distance < best?.distance ?? .max { best = (other, distance) }
    }
    guard let best, best.distance <= max(1, word.count / 3) else { return nil }
    return best.word
  }

  /// How many letters have to be put in, left out, changed, or exchanged with the next one (the
  /// restricted distance of Damerau and Levenshtein).
  static func distance(_ one: String, _ other: String) -> Int {
    let (a, b) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
    // What somebody types is short; what is not is no misspelt word.
    guard a.count <= 64, b.count <= 64 else { return .max }
    var rows = [Array(0...b.count)]
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var least = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          least = min(least, rows[i - 1][j - 1] + 1)
        }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
