package import HanCore
package import HanDocuments
internal import HanCleaning
internal import HanReports

/// What deserves a warning about a document that was read.
package struct LoadNotes: Hashable, Sendable {
  /// Broken sequences that were replaced by U+FFFD.
  package var replacements = 0
  /// A date that is none, as it was written.
  package var unreadableDate: String?
  /// What was undone before the text was read.
  package var repair: String?
  /// What looks like a wrong decoding and was left as it is.
  package var damage: [String] = []

  package init(replacements: Int = 0, unreadableDate: String? = nil) {
    self.replacements = replacements
    self.unreadableDate = unreadableDate
  }

  package func encode(to writer: inout ByteWriter) {
    writer.count(replacements)
    writer.optional(unreadableDate) { $0.string($1) }
    writer.optional(repair) { $0.string($1) }
    writer.optional(damage.isEmpty ? nil : damage.joined(separator: "\n")) { $0.string($1) }
  }

  package init(from reader: inout ByteReader) throws(ByteError) {
    replacements = try reader.count()
    unreadableDate = try reader.optional { reader throws(ByteError) in try reader.string() }
    repair = try reader.optional { reader throws(ByteError) in try reader.string() }
    let names = try reader.optional { reader throws(ByteError) in try reader.string() }
    damage = names?.split(separator: "\n").map(String.init) ?? []
  }
}

/// Makes documents of raw ones: decodes bytes, takes over what records say.
package struct DocumentLoader: Sendable {
  private let decoder: TextDecoder
  private let keepsTimes: Bool
  private let repairs: Bool

  /// - Parameters:
  ///   - keepsTimes: Whether subtitles keep their numbers and times.
  ///   - repairs: Whether a wrong decoding is undone where nothing was lost.
  package init(_ decoder: TextDecoder, keepsTimes: Bool = false, repairs: Bool = false) {
    self.decoder = decoder
    self.repairs = repairs
    self.keepsTimes = keepsTimes
  }

  /// The document.
  ///
  /// - Throws: `DocumentError`.
  package func load(_ raw: RawDocument) throws(DocumentError) -> SourceDocument {
    var loaded = try loadAsIs(raw)
    if repairs, let repaired = TextRepair.repaired(loaded.document.text) {
      loaded.document.text = repaired.text
      loaded.notes.repair = repaired.damage
    }
    loaded.notes.damage = TextDamage.find(in: loaded.document.text)
      .filter { $0.isWrongDecoding }.map(\.kind.rawValue)
    return loaded
  }

  /// The document as it came.
  private func loadAsIs(_ raw: RawDocument) throws(DocumentError) -> SourceDocument {
    if let record = raw.record {
      var document = SourceDocument(
        Document(
          id: raw.id, text: record.text, title: record.title, date: record.date,
          source: record.source, author: record.author))
      document.extra = record.extra
      document.notes.unreadableDate = record.hasUnreadableDate ? record.date : nil
      return document
    }
    let decoded = try decoder.decode(raw.bytes)
    let kind: DocumentKind =
      switch raw.kind {
      case .html: .html
      case .markdown: .markdown
      default: .text
      }
    let text =
      raw.kind == .srt && !keepsTimes ? SubtitleText.blanked(decoded.text) : decoded.text
    var document = SourceDocument(
      Document(id: raw.id, text: text, encoding: decoded.encoding), as: kind)
    if kind == .markdown { document.extra = FrontMatter(decoded.text)?.extraObject }
    document.notes.replacements = decoded.replacements
    return document
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
