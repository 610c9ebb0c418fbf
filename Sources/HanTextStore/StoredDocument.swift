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
  /// Its distinct tokens: kind, part of speech and wording of each.
  var vocabulary: [UInt8]
  /// The numbers of its tokens among these.
  var numbers: [UInt8]
  /// What else there is to know of it, packed; see ``StoredContent``.
  var rest: [UInt8]
  /// The running words with a space between.
  var running: [UInt8]

  /// A document that was analysed.
  package init(_ content: StoredContent, fields: StoredFields) {
    self.fields = fields
    size = content.tokens.text.source.utf8.count
    tokens = 0
    vocabulary = []
    numbers = []
    rest = []
    running = []
    var known = TokenVocabulary()
    var text = content.tokens.text.text
    text.withUTF8 { bytes in
      numbers.reserveCapacity(content.tokens.tokens.count * 2)
      running.reserveCapacity(bytes.count * 3 / 2)
      for token in content.tokens.tokens {
        let surface = UnsafeBufferPointer(
          rebasing: bytes[token.startOffset..<token.endOffset])
        TokenNumbers.append(known.claim(surface, token.kind, token.tag), to: &numbers)
        guard token.kind.isWord else { continue }
        if tokens > 0 { running.append(UInt8(ascii: " ")) }
        running.append(contentsOf: surface)
        tokens += 1
      }
    }
    var writer = ByteWriter()
    writer.count(known.count)
    for place in 0..<known.count {
      let token = Int32(place)
      writer.count(Int(known.kind(of: token).rawValue))
      writer.string(known.tag(of: token)?.name ?? "")
      known.withSurface(of: token) { writer.block($0) }
    }
    vocabulary = writer.bytes
    writer = ByteWriter()
    content.encodeRest(to: &writer, besides: fields)
    rest = PackedBytes.packed(writer.bytes)
  }

  /// Writes the document as bytes.
  package func encode(to writer: inout ByteWriter) {
    writer.string(fields.id)
    for field in [fields.title, fields.date, fields.source, fields.author, fields.extra] {
      writer.optional(field) { $0.string($1) }
    }
    writer.count(size)
    writer.count(tokens)
    for block in [vocabulary, numbers, rest, running] { writer.block(block) }
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
    vocabulary = Array(try reader.block())
    numbers = Array(try reader.block())
    rest = Array(try reader.block())
    running = Array(try reader.block())
  }
}
