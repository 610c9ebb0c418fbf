package import HanCleaning
package import HanCore
package import HanText

/// The text of a document with its tokens and their way back to the source, what cleaning removed,
/// and what it takes to analyse the document again.
package struct StoredContent: Sendable {
  /// The tokens, in the canonical script.
  package var tokens: TokenizedText
  /// What cleaning removed.
  package var removed: [RemovedSpan]
  /// What the text is.
  package var kind: DocumentKind
  /// What the document came with beside its text: title, date, source, author.
  private var given: [String?]
  /// The sketch, when that of the canonical text is another one.
  private var ownSketch: TextSketch?

  /// What an analysis made of a document.
  package init(
    _ document: Document, as kind: DocumentKind, clean: CleanDocument, tokens: TokenizedText
  ) {
    self.tokens = tokens
    self.kind = kind
    removed = clean.removed
    given = [document.title, document.date, document.source, document.author]
    let sketch = TextSketch(clean.text.text)
    ownSketch = sketch == TextSketch(tokens.text.text) ? nil : sketch
  }

  /// What tells whether the document repeats another one.
  package var sketch: TextSketch { ownSketch ?? TextSketch(tokens.text.text) }

  /// The document as it came.
  package func document(id: String) -> Document {
    Document(
      id: id, text: tokens.text.source, title: given[0], date: given[1], source: given[2],
      author: given[3])
  }

  /// The running words with a space between, as full text search has them.
  var running: String {
    var result = ""
    for token in tokens.tokens where token.kind.isWord {
      if !result.isEmpty { result += " " }
      result += tokens.surface(of: token)
    }
    return result
  }

  /// Writes the content as bytes.
  func encode(to writer: inout ByteWriter) {
    tokens.encode(to: &writer)
    writer.count(DocumentKind.allCases.firstIndex(of: kind) ?? 0)
    for value in given { writer.optional(value) { $0.string($1) } }
    writer.optional(ownSketch) { $1.encode(to: &$0) }
    writer.list(removed) {
      $0.span($1.span)
      $0.string($1.reason.rawValue)
    }
  }

  /// Reads what ``encode(to:)`` wrote.
  init(from reader: inout ByteReader) throws(ByteError) {
    tokens = try TokenizedText(from: &reader)
    let number = try reader.count()
    guard DocumentKind.allCases.indices.contains(number) else {
      throw ByteError(offset: reader.offset)
    }
    kind = DocumentKind.allCases[number]
    given = []
    for _ in 0..<4 {
      given.append(
        try reader.optional { reader throws(ByteError) in try reader.string() })
    }
    ownSketch = try reader.optional { reader throws(ByteError) in
      try TextSketch(from: &reader)
    }
    let end = tokens.text.source.utf8.count
    removed = try reader.list { reader throws(ByteError) in
      let span = try reader.span()
      guard span.upperBound <= end, let reason = RemovalReason(rawValue: try reader.string())
      else { throw ByteError(offset: reader.offset) }
      return RemovedSpan(span: span, reason: reason)
    }
  }

  /// Unpacks what a store holds.
  init(packed: UnsafeRawBufferPointer) throws(ByteError) {
    var reader = ByteReader(try PackedBytes.unpacked(packed))
    try self.init(from: &reader)
    try reader.end()
  }
}
