public import HanCore

/// A stretch of the document that cleaning removed.
public struct RemovedSpan: Hashable, Sendable {
  /// Where it stands in the document, UTF-8 bytes.
  public var span: TextSpan
  /// Why it was removed.
  public var reason: RemovalReason

  /// A stretch that was removed for that reason.
  package init(span: TextSpan, reason: RemovalReason) {
    self.span = span
    self.reason = reason
  }
}

extension RemovedSpan: Comparable {
  /// Orders by place, then by the reason's name.
  public static func < (a: RemovedSpan, b: RemovedSpan) -> Bool {
    a.span != b.span ? a.span < b.span : a.reason.rawValue < b.reason.rawValue
  }
}

/// A document without its noise.
public struct CleanDocument: Sendable {
  /// The document as it was.
  public let document: Document
  /// What is left of its text.
  public let text: MappedText
  /// What was removed, in order.
  public let removed: [RemovedSpan]
  /// The title: the one the document came with, else the one its page gives itself, else its
  /// heading.
  public let title: String?
  /// When, where and by whom it was published: what it came with, else what the page says.
  public let metadata: DocumentMetadata
  /// The articles, in order; none when nothing but noise was found.
  public let articles: [Article]
  /// What looks like text that was decoded wrongly somewhere on its way. It is named, not mended.
  package let damage: [TextDamage]
  /// What kind of document it was taken for, and why.
  package let kind: KindDecision
  /// Why each block stayed or went, when it was asked for.
  package let explanation: [BlockExplanation]
}

/// An article: a title and the text under it, the title's line included.
public struct Article: Sendable {
  /// The title, if there is one.
  public let title: String?
  /// Its bounds in the clean document's text, UTF-8 bytes.
  public let span: TextSpan
  /// The text, mapped to the document.
  public let text: MappedText
  /// When, where and by whom it was published.
  public let metadata: DocumentMetadata
}

/// Why a block of a document stayed or went.
package struct BlockExplanation: Sendable {
  /// Where it stands in the document, UTF-8 bytes.
  package let span: TextSpan
  /// The sum of its features: above 0 for text, below 0 for chrome.
  package let score: Double
  /// The features that count for it, strongest first; equal ones in the order they are computed.
  package let features: [Part]
  /// Whether its neighbours and itself make it part of an article.
  package let isContent: Bool
  /// Why it was removed; `nil` for what stayed.
  package let reason: RemovalReason?
  /// Its first characters, without markup.
  package let beginning: String

  /// A feature and what it adds to the score.
  package struct Part: Hashable, Sendable {
    /// The feature.
    package let feature: BlockFeature
    /// What it adds.
    package let value: Double
  }
}
