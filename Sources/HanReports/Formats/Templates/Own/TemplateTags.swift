/// The tags of a template, as far as their names go.
struct TemplateTags {
  enum Kind: Hashable { case name, partial }

  /// A tag.
  struct Tag: Hashable {
    var kind: Kind
    /// What it names, with a dot between parts.
    var name: String
    /// From 1.
    var line: Int

    /// The parts of the name.
    var names: [String] { name.split(separator: ".").map(String.init) }
  }

  /// What a list of an object's members has: `{{#enumerated(scripts)}}{{key}}{{/enumerated(scripts)}}`.
  private static let members: Set = ["key", "value"]

  /// The tags of `source` that name something.
  static func all(in source: String) -> [Tag] {
    var tags: [Tag] = []
    var line = 1
    var rest = source[...]
    while let open = rest.firstRange(of: "{{") {
      line += rest[..<open.lowerBound].count(where: \.isNewline)
      rest = rest[open.upperBound...]
      guard let close = rest.firstRange(of: "}}") else { break }
      let content = rest[..<close.lowerBound]
      if let tag = tag(String(content), line) { tags.append(tag) }
      line += content.count(where: \.isNewline)
      rest = rest[close.upperBound...]
    }
    return tags
  }

  private static func tag(_ content: String, _ line: Int) -> Tag? {
    var text = content.drop { $0.isWhitespace || $0 == "{" }
    guard let mark = text.first else { return nil }
    switch mark {
    // Comments, settings, what ends a section, and blocks for heirs.
    case "!", "%", "/", "=", "$", "<": return nil
    case ">": return Tag(kind: .partial, name: name(text.dropFirst()), line: line)
    case "#", "^", "&": text = text.dropFirst()
    default: break
    }
    var plain = name(text)
    // count(keywords), or first(count(keywords)).
    while let open = plain.firstIndex(of: "(") {
      let inside = plain[plain.index(after: open)...]
      plain = String(inside.prefix { $0 != ")" })
      if plain.isEmpty { return nil }
    }
    if plain == "." || members.contains(plain) { return nil }
    return Tag(kind: .name, name: plain, line: line)
  }

  private static func name(_ text: some StringProtocol) -> String {
    String(text.drop { $0.isWhitespace }.prefix { !$0.isWhitespace && $0 != "}" })
  }
}
