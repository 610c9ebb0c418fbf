/// A line of fields in YAML or TOML that begins at the margin.
enum FrontMatterLine {
  /// `name: value`
  case field(name: String, value: String)
  /// `- value`
  case item(String)
  /// A comment, a table's name, a closing bracket.
  case other

  /// `nil` when it is none of them.
  init?(_ line: String, isTOML: Bool) {
    let line = line.trimmed
    guard let first = line.first else { return nil }
    if first == "#" || first == "]" || first == "}" || isTOML && first == "[" {
      self = .other
      return
    }
    if first == "-", line.dropFirst().first?.isWhitespace ?? true {
      self = .item(line.dropFirst().trimmed)
      return
    }
    let mark: Character = isTOML ? "=" : ":"
    guard let place = line.firstIndex(of: mark) else { return nil }
    let name = line[..<place].trimmed.trimmingQuotes
    let rest = line[line.index(after: place)...]
    guard !name.isEmpty, name.count <= 64, isTOML || rest.first?.isWhitespace ?? true,
      name.first?.isLetter == true || name.first == "_" || name.first?.isNumber == true
    else { return nil }
    self = .field(name: name, value: rest.trimmed)
  }

  /// The fields of some lines.
  static func fields(of lines: [String], isTOML: Bool) -> [FrontMatter.Field] {
    var fields: [FrontMatter.Field] = []
    var name: String?
    var value = ""
    var below: [String] = []
    func field() -> FrontMatter.Field? {
      name.map { FrontMatter.Field(name: $0, value: value, below: below) }
    }
    for line in lines {
      let isIndented = line.first?.isWhitespace == true
      if !isIndented, case .field(let own, let first)? = FrontMatterLine(line, isTOML: isTOML) {
        if let field = field() { fields.append(field) }
        (name, value, below) = (own, first, [])
      } else if case .other? = FrontMatterLine(line, isTOML: isTOML), !isIndented, isTOML {
        if let field = field() { fields.append(field) }
        (name, value, below) = (nil, "", [])
      } else {
        below.append(line)
      }
    }
    if let field = field() { fields.append(field) }
    return fields
  }
}

extension FrontMatter.Field {
  /// - Parameter below: The lines up to the next field.
  init(name: String, value: String, below: [String]) {
    self.name = name
    let lines = below.map(\.trimmed).filter { !$0.isEmpty && !$0.hasPrefix("#") }
    let open = value.withoutComment
    if open.hasPrefix("|") || open.hasPrefix(">") {
      values = [lines.joined(separator: open.hasPrefix("|") ? "\n" : " ")]
      isList = false
    } else if open.hasPrefix("[") {
      let all = ([open] + lines.map(\.withoutComment)).joined(separator: " ")
      values = Self.items(all)
      isList = true
    } else if open.isEmpty, !lines.isEmpty, lines.allSatisfy({ $0.hasPrefix("-") }) {
      values = lines.map { $0.dropFirst().trimmed.withoutComment.trimmingQuotes }
      isList = true
    } else {
      // A value may go on in the next lines.
      values = [([open] + lines).joined(separator: " ").trimmed.trimmingQuotes]
      isList = false
    }
  }

  /// The items of a list in brackets.
  private static func items(_ list: String) -> [String] {
    var items: [String] = []
    var item = ""
    var quote: Character?
    for character in list.dropFirst() {
      if let open = quote {
        if character == open { quote = nil }
        item.append(character)
      } else if character == "," || character == "]" {
        items.append(item.trimmed.trimmingQuotes)
        item = ""
        if character == "]" { break }
      } else {
        if (character == "\"" || character == "'"), item.trimmed.isEmpty { quote = character }
        item.append(character)
      }
    }
    if !item.trimmed.isEmpty { items.append(item.trimmed.trimmingQuotes) }
    return items.filter { !$0.isEmpty }
  }
}

extension StringProtocol {
  /// Without the quotes around, and what they make of the characters inside.
  fileprivate var trimmingQuotes: String {
    guard count >= 2, let first, first == last, first == "\"" || first == "'" else {
      return String(self)
    }
    let inner = String(dropFirst().dropLast())
    if first == "'" { return inner.replacing("''", with: "'") }
    var result = ""
    var isEscaped = false
    for character in inner {
      if isEscaped {
        result.append(character == "n" || character == "t" ? " " : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return result
  }

  /// Without a comment behind it.
  fileprivate var withoutComment: String {
    guard first != "\"", first != "'", let mark = firstRange(of: " #") else { return trimmed }
    return self[..<mark.lowerBound].trimmed
  }
}
