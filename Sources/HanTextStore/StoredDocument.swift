package import HanCore
internal import HanStatistics

/// What is known of a document beside its text.
package struct StoredFields: Hashable, Sendable {
  package var id: String
  package var title: String?
  package var date: String?
  package var source: String?
  package var author: String?
  /// What else its record says, as a JSON object.
  package var extra: String?

  package init(
    id: String, title: String? = nil, date: String? = nil, source: String? = nil,
    author: String? = nil, extra: String? = nil
  ) {
    self.id = id
    self.title = title
    self.date = date
    self.source = source
    self.author = author
    self.extra = extra
  }
}

/// A document of a store, in the order in which they are read.
package struct StoredDocument: Hashable, Sendable {
  /// Its number in the store.
  package var number: Int
  /// Its running words.
  package var tokens: Int
}

/// A document as an analysis made it, ready to be stored.
package struct IndexedDocument: Sendable {
  package var fields: StoredFields
  /// The bytes of its text.
  package var size: Int
  /// Its running words.
  package var tokens: Int
  /// Its text and tokens, packed; see ``StoredContent``.
  package var content: [UInt8]
  /// The distinct words with their occurrences.
  package var words: [(word: String, count: Int)]
  /// The running words with a space between.
  package var running: String

  /// A document that was analysed.
  package init(_ content: StoredContent, fields: StoredFields) {
    self.fields = fields
    size = content.tokens.text.source.utf8.count
    let running = RunningWords(content.tokens)
    tokens = running.sequence.count
    words = Array(zip(running.words, running.counts)).map { (word: $0.0, count: $0.1) }
    self.running = content.running
    var writer = ByteWriter()
    content.encode(to: &writer)
    self.content = PackedBytes.packed(writer.bytes)
  }

  /// Writes the document as bytes.
  package func encode(to writer: inout ByteWriter) {
    writer.string(fields.id)
    for field in [fields.title, fields.date, fields.source, fields.author, fields.extra] {
      writer.optional(field) { $0.string($1) }
    }
    writer.count(size)
    writer.count(tokens)
    writer.block(content)
    writer.list(words) {
      $0.string($1.word)
      $0.count($1.count)
    }
    writer.string(running)
  }

  /// Reads what ``encode(to:)`` wrote.
  package init(from reader: inout ByteReader) throws(ByteError) {
    func optional(_ reader: inout ByteReader) throws(ByteError) -> String? {
      try reader.optional { reader throws(ByteError) in try reader.string() }
    }
    fields = StoredFields(id: try reader.string())
    fields.title = try optional(&reader)
    fields.date = try optional(&reader)
    fields.source = try optional(&reader)
    fields.author = try optional(&reader)
    fields.extra = try optional(&reader)
    size = try reader.count()
    tokens = try reader.count()
    content = Array(try reader.block())
    words = try reader.list { reader throws(ByteError) in
      (word: try reader.string(), count: try reader.count())
    }
    running = try reader.string()
  }
}
