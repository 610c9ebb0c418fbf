import HanCore

/// A regular expression of the user's whose matches are one token each.
///
/// The text form has one a line: a name, white space, and the expression, in Swift's syntax, which is
/// nearly that of Perl and Python. Lines that begin with `#` are comments. Expressions are matched to
/// the canonical form of a text: Simplified characters, half-width letters and digits.
///
/// ```swift
/// var words = UserDictionary()
/// words.add(patterns: try UserPattern.parse(#"order [A-Z]{2}-\d{6}"#))
/// ```
public struct UserPattern: Hashable, Sendable {
  /// What the expression finds; it becomes the tag of the token when it can be one.
  public let name: String
  /// The expression.
  public let expression: String

  /// Reads the text form.
  ///
  /// - Throws: ``UserDictionaryError`` with the first line that is no name and expression, whose
  ///   expression is none, or whose expression matches the empty string.
  public static func parse(
    _ text: some StringProtocol, path: String = "patterns"
  ) throws(UserDictionaryError) -> [UserPattern] {
    var result: [UserPattern] = []
    for (number, line) in NumberedLines(Array(text.utf8)) {
      let line = FoldedScalar.trimmed(String(decoding: line, as: UTF8.self))
      if line.isEmpty || line.hasPrefix("#") { continue }
      let fields = line.split(maxSplits: 1) { $0 == " " || $0 == "\t" }
      guard fields.count == 2 else {
        throw UserDictionaryError(
          path: path, line: number,
          cause:
            "there is no expression behind the name (help: write a name, a space, and a regular "
            + "expression)")
      }
      let pattern = UserPattern(
        name: String(fields[0]), expression: FoldedScalar.trimmed(String(fields[1])))
      guard let compiled = pattern.compiled() else {
        throw UserDictionaryError(
          path: path, line: number,
          cause: "“\(pattern.expression)” is no regular expression (help: check brackets and "
            + "escapes)")
      }
      if compiled.matchesNothing {
        throw UserDictionaryError(
          path: path, line: number,
          cause: "“\(pattern.expression)” matches the empty string (help: use + for *, or {1,} for "
            + "{0,})")
      }
      result.append(pattern)
    }
    return result
  }

  /// The expression, ready for use; `nil` when it is none.
  func compiled() -> CompiledPattern? { CompiledPattern(self) }
}

/// A compiled expression.
struct CompiledPattern: @unchecked Sendable {
  // Sendable: an expression made of text holds no closure and no state that changes.
  private let regex: Regex<AnyRegexOutput>

  init?(_ pattern: UserPattern) {
    guard let regex = try? Regex(pattern.expression) else { return nil }
    self.regex = regex.matchingSemantics(.unicodeScalar)
  }

  /// Whether the empty string is a match.
  var matchesNothing: Bool { ((try? regex.firstMatch(in: "")) ?? nil) != nil }

  /// The places of all matches that are not empty, in order, as bytes of UTF-8.
  func spans(in text: String) -> [TextSpan] {
    text.matches(of: regex).compactMap { match in
      let lower = text.utf8.distance(from: text.startIndex, to: match.range.lowerBound)
      let upper = text.utf8.distance(from: text.startIndex, to: match.range.upperBound)
      return lower < upper ? TextSpan(lower, upper) : nil
    }
  }
}
