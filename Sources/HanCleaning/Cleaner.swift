public import HanCore

/// Takes the noise out of a document, and says what it took.
public struct Cleaner: Sendable {
  /// The rules, in the order they run.
  public let rules: [any CleaningRule]

  /// Creates a cleaner.
  public init(_ rules: [any CleaningRule] = Cleaner.webText) { self.rules = rules }

  /// The rules for text copied or crawled from web pages.
  public static var webText: [any CleaningRule] {
    [ControlCharacters(), PinyinAnnotations(), HardWraps()]
  }

  /// The rules for pages with their markup.
  public static var webPage: [any CleaningRule] { [Markup()] + webText }

  /// No rules: every text is left as it is.
  public static let none = Cleaner([])

  /// Cleans a document.
  ///
  /// - Complexity: O(length · rules).
  public func clean(_ document: Document) -> CleanDocument {
    var text = MappedText(document.text)
    var removed: [RemovedSpan] = []
    for rule in rules {
      let edits = rule.edits(in: text.text)
      for edit in edits {
        guard let reason = edit.reason else { continue }
        let span = text.sourceSpan(of: edit.edit.span)
        // A later rule may take out what surrounds an earlier removal.
        if !span.isEmpty { removed.append(RemovedSpan(span: span, reason: reason)) }
      }
      text = text.applying(edits.map(\.edit))
    }
    removed.sort { ($0.span, $0.reason.rawValue) < ($1.span, $1.reason.rawValue) }
    return CleanDocument(document: document, text: text, removed: removed)
  }
}

/// A stretch of the document that cleaning removed.
public struct RemovedSpan: Hashable, Sendable {
  /// Where it stands in the document, UTF-8 bytes.
  public var span: TextSpan
  /// Why it was removed.
  public var reason: RemovalReason
}

/// A document without its noise.
public struct CleanDocument: Sendable {
  /// The document as it was.
  public let document: Document
  /// What is left of its text.
  public let text: MappedText
  /// What was removed, in order.
  public let removed: [RemovedSpan]

  /// The title: the one the document came with, else its first line, when that looks like one.
  public var title: String? {
    if let title = document.title { return title }
    for line in text.text.split(whereSeparator: \.isNewline) {
      guard let first = line.firstIndex(where: { !$0.isWhitespace }),
        let end = line.lastIndex(where: { !$0.isWhitespace })
      else { continue }
      let trimmed = line[first...end]
      // A heading is short and does not end like a sentence.
      return trimmed.count <= 40 && !"。！？；，、,;".contains(line[end]) ? String(trimmed) : nil
    }
    return nil
  }

  /// The articles of the document.
  public var articles: [Article] {
    text.text.allSatisfy(\.isWhitespace) ? [] : [Article(title: title, text: text)]
  }
}

/// An article: a title and the text under it.
public struct Article: Sendable {
  /// The title, if there is one.
  public let title: String?
  /// The text, mapped to the document.
  public let text: MappedText
}
