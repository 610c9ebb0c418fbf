package import HanCleaning
package import HanCore
internal import HanStatistics
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
    guard !clean.text.text.utf8.elementsEqual(tokens.text.text.utf8) else { return }
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

  /// Writes all but the canonical text and the tokens, as little as there is to say beside what the
  /// document's fields say.
  func encodeRest(to writer: inout ByteWriter, besides fields: StoredFields) {
    writer.count(DocumentKind.allCases.firstIndex(of: kind) ?? 0)
    for (value, known) in zip(given, fields.given) {
      writer.count(value == nil ? 0 : value == known ? 1 : 2)
      if let value, value != known { writer.string(value) }
    }
    writer.optional(ownSketch) { $1.encode(to: &$0) }
    writer.list(removed) {
      $0.span($1.span)
      $0.string($1.reason.rawValue)
    }
    tokens.text.encodeSource(to: &writer)
  }

  /// Reads what ``encodeRest(to:besides:)`` wrote of a text.
  init(
    _ text: String, _ tokens: [Token], from reader: inout ByteReader, besides fields: StoredFields
  ) throws(ByteError) {
    let number = try reader.count()
    guard DocumentKind.allCases.indices.contains(number) else {
      throw ByteError(offset: reader.offset)
    }
    kind = DocumentKind.allCases[number]
    given = []
    for known in fields.given {
      switch try reader.count() {
      case 0: given.append(nil)
      case 1: given.append(known)
      default: given.append(try reader.string())
      }
    }
    ownSketch = try reader.optional { reader throws(ByteError) in
      try TextSketch(from: &reader)
    }
    removed = try reader.list { reader throws(ByteError) in
      let span = try reader.span()
      guard let reason = RemovalReason(rawValue: try reader.string()) else {
        throw ByteError(offset: reader.offset)
      }
      return RemovedSpan(span: span, reason: reason)
    }
    self.tokens = TokenizedText(
      text: try MappedText(text: text, sourceFrom: &reader), tokens: tokens)
    let end = self.tokens.text.source.utf8.count
    guard removed.allSatisfy({ $0.span.upperBound <= end }) else {
      throw ByteError(offset: reader.offset)
    }
  }
}

/// A document as a store has it: numbers of tokens, from which its text is made when it is asked for.
package struct StoredText: Sendable {
  /// The tokens by their numbers in ``vocabulary``.
  package let tokens: [Int32]
  package let vocabulary: TokenVocabulary
  let rest: [UInt8]
  let fields: StoredFields

  init(tokens: [Int32], rest: [UInt8], vocabulary: TokenVocabulary, fields: StoredFields) {
    self.tokens = tokens
    self.vocabulary = vocabulary
    self.rest = rest
    self.fields = fields
  }

  /// The text with its tokens and all else.
  ///
  /// - Throws: `ByteError` when what is stored is damaged.
  package func content() throws(ByteError) -> StoredContent {
    guard let (bytes, found) = vocabulary.text(of: tokens) else { throw ByteError(offset: 0) }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.utf8.count == bytes.count else { throw ByteError(offset: 0) }
    var reader = ByteReader(try PackedBytes.unpacked(rest))
    let content = try StoredContent(text, found, from: &reader, besides: fields)
    try reader.end()
    return content
  }
}

extension StoredText {
  /// The text alone, without its tokens.
  ///
  /// - Throws: `ByteError` when what is stored is damaged.
  package func text() throws(ByteError) -> MappedText {
    guard let bytes = vocabulary.bytes(of: tokens) else { throw ByteError(offset: 0) }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.utf8.count == bytes.count else { throw ByteError(offset: 0) }
    var reader = ByteReader(try PackedBytes.unpacked(rest))
    // In the order in which `StoredContent` writes it.
    _ = try reader.count()
    for _ in fields.given {
      if try reader.count() > 1 { _ = try reader.block() }
    }
    _ = try reader.optional { reader throws(ByteError) in try TextSketch(from: &reader) }
    _ = try reader.list { reader throws(ByteError) in
      _ = try reader.span()
      return try reader.block().count
    }
    let result = try MappedText(text: text, sourceFrom: &reader)
    try reader.end()
    return result
  }
}

extension StoredFields {
  /// What a document may have come with, in the order in which it is written.
  fileprivate var given: [String?] { [title, date, source, author] }
}
