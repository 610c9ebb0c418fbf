public import HanCore

/// A document that was read: its text, what its text is, and what else was said of it.
public struct SourceDocument: Sendable {
  /// The document, decoded.
  public var document: Document
  /// What its text is, as its file's name says.
  public var kind: DocumentKind
  /// The fields of its record or front matter that have no place of their own, as a JSON object.
  public var extra: String?
  /// What deserves a warning.
  package var notes = LoadNotes()

  /// A document of that kind.
  public init(_ document: Document, as kind: DocumentKind = .text) {
    self.document = document
    self.kind = kind
  }
}
