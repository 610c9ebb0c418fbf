import HanText

/// A document ready for analysis.
struct LoadedDocument: Sendable {
  var document: Document
  var kind: DocumentKind
  /// What else its record says, as a JSON object.
  var extra: String?
  /// Broken sequences that were replaced by U+FFFD.
  var replacements = 0
}

/// Makes documents of raw ones: decodes bytes, takes over what records say.
struct DocumentLoader: Sendable {
  private let decoder: TextDecoder

  /// - Throws: `DocumentError` for an encoding nobody knows.
  init(_ input: InputOptions) throws(DocumentError) {
    decoder = try TextDecoder(
      encoding: input.encoding, invalid: input.onInvalid == .replace ? .replace : .fail)
  }

  /// The document.
  ///
  /// - Throws: `DocumentError`.
  func load(_ raw: RawDocument) throws(DocumentError) -> LoadedDocument {
    if let record = raw.record {
      return LoadedDocument(
        document: Document(
          id: raw.id, text: record.text, title: record.title, date: record.date,
          source: record.source),
        kind: .text, extra: record.extra)
    }
    let decoded = try decoder.decode(raw.bytes)
    let kind: DocumentKind =
      switch raw.kind {
      case .html: .html
      case .markdown: .markdown
      case .text, .jsonl: .text
      }
    return LoadedDocument(
      document: Document(id: raw.id, text: decoded.text, encoding: decoded.encoding), kind: kind,
      extra: kind == .markdown ? FrontMatter(decoded.text)?.extraObject : nil,
      replacements: decoded.replacements)
  }
}

extension FrontMatter {
  /// The fields that have no place of their own, as a JSON object; `nil` when there are none.
  fileprivate var extraObject: String? {
    guard !extra.isEmpty else { return nil }
    var json = JSONWriter()
    json.beginObject()
    for field in extra {
      json.key(field.name)
      if field.isList { json.beginArray() }
      for value in field.values { json.value(value) }
      if field.isList { json.endArray() }
    }
    json.endObject()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

/// What a worker makes of a document for an output of one record each.
struct LoadedRecord: WireValue {
  var id: String
  /// Broken sequences that were replaced by U+FFFD.
  var replacements: Int
  /// What is written.
  var record: [UInt8]

  init(_ loaded: LoadedDocument, _ record: [UInt8]) {
    id = loaded.document.id
    replacements = loaded.replacements
    self.record = record
  }

  func encode(to writer: inout ByteWriter) {
    writer.string(id)
    writer.count(replacements)
    writer.block(record)
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    id = try reader.string()
    replacements = try reader.count()
    record = try [UInt8](from: &reader)
  }
}

extension Messages {
  /// Warns of broken sequences in a document, if there were any.
  func warn(of replacements: Int, in id: String) {
    guard replacements > 0 else { return }
    warning("\(id): \(replacements) broken byte sequences became U+FFFD")
  }
}
