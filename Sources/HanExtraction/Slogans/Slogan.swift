public import HanCore

/// What makes a slogan one.
public enum SloganType: String, Hashable, Sendable, CaseIterable {
  /// Two or more coordinate segments: a repeated frame (早发现、早报告) or a couplet.
  case parallel
  /// A numeral that sums up items, distributes, or says that n things hold (三必查, 一人一档).
  case numeral
  /// One conventional segment (守土尽责).
  case motto
  /// A slogan because quotes say so.
  case quoted
}

/// A slogan of a document.
public struct Slogan: Hashable, Sendable {
  /// The wording in the document, without annotations inside it.
  public var text: String
  /// The normalised wording in the canonical script, Simplified; see ``SloganKey``.
  public var canonical: String
  /// What makes it a slogan.
  public var type: SloganType
  /// The frame of a parallel slogan, with `_` for what varies: `早_`.
  public var template: String?
  /// What a numeral slogan stands for, as far as the document says.
  public var members: [String]
  /// The score, between 0 and 1; higher is better.
  public var score: Double
  /// Where it occurs in the document, UTF-8 bytes, in order.
  public var occurrences: [TextSpan]

  /// Creates a slogan.
  public init(
    text: String, canonical: String, type: SloganType, template: String? = nil,
    members: [String] = [], score: Double, occurrences: [TextSpan]
  ) {
    self.text = text
    self.canonical = canonical
    self.type = type
    self.template = template
    self.members = members
    self.score = score
    self.occurrences = occurrences
  }
}
