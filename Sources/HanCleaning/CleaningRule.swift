public import HanCore

/// Why a stretch of text was removed.
public enum RemovalReason: String, Hashable, Sendable, CaseIterable {
  /// Text that belongs to the site, not to the article.
  case boilerplate
  /// Pinyin written after the character it annotates.
  case pinyin
  /// A caption that repeats the title.
  case caption
  /// A repetition of other text.
  case duplicate
  /// Tags and other markup.
  case markup
  /// Control and other invisible characters.
  case control
  /// The header of a mail; running heads and page numbers of print.
  case header
  /// The signature of a mail.
  case signature
  /// What a mail quotes of another.
  case quote
  /// Numbers and times of subtitles.
  case timestamp
}

/// A change a rule wants to make.
public struct CleaningEdit: Hashable, Sendable {
  /// The replacement.
  public var edit: TextEdit
  /// Why text is removed; `nil` for changes of white space alone, which are not reported.
  public var reason: RemovalReason?

  /// Creates a change.
  public init(_ span: TextSpan, with replacement: String = "", reason: RemovalReason?) {
    self.edit = TextEdit(span, replacement)
    self.reason = reason
  }
}

/// One kind of noise and how to take it out.
///
/// There are three kinds of rules, and they run in this order whatever their order in a list:
/// ``Markup`` reads a page, or ``Markdown`` a document in Markdown; rules for characters (``CharacterRule``) change text inside its lines;
/// rules for blocks look at whole lines, with the features of ``BlockFeature``.
public protocol CleaningRule: Sendable {
  /// The rule's name, by which it can be switched off.
  var name: String { get }
}

/// A rule that changes text inside lines.
///
/// Such rules run one after the other, each on what the one before left. They must be total,
/// linear in the length of the text, leave a text without their kind of noise as it is, and neither
/// remove nor add line feeds.
public protocol CharacterRule: CleaningRule {
  /// The changes the text needs, in order and without overlaps.
  func edits(in text: String) -> [CleaningEdit]
}

/// A rule that says which blocks go, or how blocks hang together.
///
/// Such rules see what the rules before them said and never overrule it.
package protocol BlockRule: CleaningRule {
  /// Passes judgement on the blocks of a page.
  func judge(_ page: inout BlockPage)
}
