internal import HanDocuments
internal import Yams

/// A file of settings, as it stands: keys with values, and sections of such under the names of
/// subcommands.
struct SettingsFile: Hashable, Sendable {
  /// The name a file is found under in the working folder.
  static let usualName = "hantext.yml"

  /// What a key says.
  enum Value: Hashable, Sendable {
    /// As if the key were not there.
    case none
    /// One value, as it is written.
    case one(String)
    case several([String])
    /// Keys of its own, which only a section has.
    case keys
  }

  /// A key with its value.
  struct Entry: Hashable, Sendable {
    /// The subcommand it is for; `nil` for all.
    var section: String?
    var key: String
    var value: Value
    /// From 1.
    var line: Int
  }

  let path: String
  private(set) var entries: [Entry] = []

  /// Reads a file; `-` is standard input.
  init(contentsOf path: String, sections: [String]) throws(SettingsError) {
    let text: String
    do throws(DocumentFailure) { text = try DecodedFile.text(path) } catch {
      throw SettingsError(path: path, line: nil, cause: error.cause)
    }
    try self.init(parsing: text, path: path, sections: sections)
  }

  /// - Parameter sections: The keys that stand for a section when a mapping follows.
  init(parsing text: String, path: String, sections: [String]) throws(SettingsError) {
    self.path = path
    try Self.checkSize(text, path)
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch { throw SettingsError(error, path: path) }
    // A file of nothing but comments.
    guard let root, !Self.isNull(root) else { return }
    guard case .mapping(let mapping) = root else {
      throw SettingsError(
        path: path, line: root.mark?.line,
        cause: "this is no 'option: value' (help: hantext init writes an example)")
    }
    for (key, value) in mapping {
      let (name, line) = try name(key)
      if case .mapping(let section) = value, sections.contains(name) {
        for (key, value) in section { try add(key, value, in: name) }
      } else if sections.contains(name), Self.isNull(value) {
        // A section whose lines are all comments.
        continue
      } else {
        try add(name, line, value, in: nil)
      }
    }
  }

  private mutating func add(_ key: Node, _ value: Node, in section: String?) throws(SettingsError) {
    let (name, line) = try name(key)
    try add(name, line, value, in: section)
  }

  private mutating func add(
    _ key: String, _ line: Int, _ value: Node, in section: String?
  ) throws(SettingsError) {
    let content: Value
    switch value {
    case .scalar(let scalar): content = Self.isNull(value) ? .none : .one(scalar.string)
    case .sequence(let sequence):
      var values: [String] = []
      for item in sequence {
        guard let text = item.scalar?.string, !Self.isNull(item) else {
          throw error(item.mark?.line ?? line, "a list of '\(key)' has values alone")
        }
        values.append(text)
      }
      content = .several(values)
    case .mapping, .alias: content = .keys
    }
    entries.append(Entry(section: section, key: key, value: content, line: line))
  }

  private func name(_ key: Node) throws(SettingsError) -> (String, Int) {
    let line = key.mark?.line ?? 1
    guard let name = key.scalar?.string else { throw error(line, "a key is a name") }
    return (name, line)
  }

  private func error(_ line: Int, _ cause: String) -> SettingsError {
    SettingsError(path: path, line: line, cause: cause)
  }

  private static func isNull(_ node: Node) -> Bool {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else {
      return false
    }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// The reader of YAML calls itself for every level, so that what is nested without end would
  /// exhaust the stack.
  private static func checkSize(_ text: String, _ path: String) throws(SettingsError) {
    guard text.utf8.count <= 1 << 20 else {
      throw SettingsError(
        path: path, line: nil, cause: "this is larger than 1 MiB, and no settings")
    }
    var brackets = 0
    var line = 1
    var marks = 0
    var isIndent = true
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        marks = 0
        isIndent = true
      case UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
      case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"): if isIndent { marks += 1 }
      case UInt8(ascii: " "): break
      default: isIndent = false
      }
      guard brackets <= 1000, marks <= 100 else {
        throw SettingsError(path: path, line: line, cause: "this is nested too deeply for settings")
      }
    }
  }
}

/// What is wrong with a file of settings.
struct SettingsError: Error, Hashable, Sendable {
  var path: String
  var line: Int?
  var cause: String

  init(path: String, line: Int?, cause: String) {
    self.path = path
    self.line = line
    self.cause = cause
  }

  /// What the reader of YAML says.
  init(_ error: any Error, path: String) {
    self.init(path: path, line: nil, cause: "\(error)")
    guard let error = error as? YamlError else { return }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      line = mark.line
      cause = "this is no YAML: " + (context.map { "\($0.text), " } ?? "") + problem
    case .reader(let problem, _, _, _): cause = "this is no YAML: \(problem)"
    case .duplicatedKeysInMapping(let duplicates, let context):
      line = context.mark.line
      cause = "'\(duplicates.sorted().joined(separator: "', '"))' stands here twice"
    default: break
    }
  }
}

extension SettingsError: CustomStringConvertible {
  var description: String { path + (line.map { ":\($0)" } ?? "") + ": " + cause }
}
