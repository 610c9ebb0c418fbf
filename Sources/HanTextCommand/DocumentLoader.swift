import HanText
import Synchronization

/// A document ready for analysis.
struct LoadedDocument: Sendable {
  var document: Document
  var kind: DocumentKind
  /// What else its record says, as a JSON object.
  var extra: String?
  var notes = LoadNotes()
}

/// What deserves a warning about a document that was read.
struct LoadNotes: Hashable, WireValue {
  /// Broken sequences that were replaced by U+FFFD.
  var replacements = 0
  /// A date that is none, as it was written.
  var unreadableDate: String?
  /// What was undone before the text was read.
  var repair: String?
  /// What looks like a wrong decoding and was left as it is.
  var damage: [String] = []

  init(replacements: Int = 0, unreadableDate: String? = nil) {
    self.replacements = replacements
    self.unreadableDate = unreadableDate
  }

  func encode(to writer: inout ByteWriter) {
    writer.count(replacements)
    writer.optional(unreadableDate) { $0.string($1) }
    writer.optional(repair) { $0.string($1) }
    writer.optional(damage.isEmpty ? nil : damage.joined(separator: "\n")) { $0.string($1) }
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    replacements = try reader.count()
    unreadableDate = try reader.optional { reader throws(ByteError) in try reader.string() }
    repair = try reader.optional { reader throws(ByteError) in try reader.string() }
    let names = try reader.optional { reader throws(ByteError) in try reader.string() }
    damage = names?.split(separator: "\n").map(String.init) ?? []
  }
}

/// Makes documents of raw ones: decodes bytes, takes over what records say.
struct DocumentLoader: Sendable {
  private let decoder: TextDecoder
  private let keepsTimes: Bool
  private let repairs: Bool

  /// - Parameter keepsTimes: Whether subtitles keep their numbers and times.
  /// - Throws: `DocumentError` for an encoding nobody knows.
  init(_ input: InputOptions, keepsTimes: Bool = false) throws(DocumentError) {
    self.keepsTimes = keepsTimes
    repairs = input.repair
    decoder = try TextDecoder(
      encoding: input.encoding, invalid: input.onInvalid == .replace ? .replace : .fail)
  }

  /// The document.
  ///
  /// - Throws: `DocumentError`.
  func load(_ raw: RawDocument) throws(DocumentError) -> LoadedDocument {
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
  private func loadAsIs(_ raw: RawDocument) throws(DocumentError) -> LoadedDocument {
    if let record = raw.record {
      return LoadedDocument(
        document: Document(
          id: raw.id, text: record.text, title: record.title, date: record.date,
          source: record.source, author: record.author),
        kind: .text, extra: record.extra,
        notes: LoadNotes(unreadableDate: record.hasUnreadableDate ? record.date : nil))
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
    return LoadedDocument(
      document: Document(id: raw.id, text: text, encoding: decoded.encoding), kind: kind,
      extra: kind == .markdown ? FrontMatter(decoded.text)?.extraObject : nil,
      notes: LoadNotes(replacements: decoded.replacements))
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
  var notes: LoadNotes
  /// What is written.
  var record: [UInt8]

  init(_ loaded: LoadedDocument, _ record: [UInt8]) {
    id = loaded.document.id
    notes = loaded.notes
    self.record = record
  }

  func encode(to writer: inout ByteWriter) {
    writer.string(id)
    notes.encode(to: &writer)
    writer.block(record)
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    id = try reader.string()
    notes = try LoadNotes(from: &reader)
    record = try [UInt8](from: &reader)
  }
}

extension Messages {
  /// How many unreadable dates were named, and how many are named one by one.
  private static let unreadableDates = Atomic(0)
  private static let namedDates = 10
  private static let damaged = Atomic(0)

  /// Warns of what was found about a document, if anything was.
  func warn(of notes: LoadNotes, in id: String) {
    warn(of: notes.replacements, in: id)
    if let repair = notes.repair { warning("\(id): \(repair) was undone; ranges count in the mended text") }
    if !notes.damage.isEmpty {
      let count = Self.damaged.add(1, ordering: .relaxed).newValue
      if count <= Self.namedDates {
        let kinds = notes.damage.joined(separator: ", ")
        warning("\(id): looks wrongly decoded (\(kinds)); try --encoding or --repair")
      } else if count == Self.namedDates + 1 {
        warning("more documents look wrongly decoded")
      }
    }
    guard let date = notes.unreadableDate else { return }
    let count = Self.unreadableDates.add(1, ordering: .relaxed).newValue
    if count <= Self.namedDates {
      let shown = date.unicodeScalars.count > 40 ? date.prefix(40) + "…" : date[...]
      warning("\(id): the date “\(shown)” cannot be read and is kept as it is")
    } else if count == Self.namedDates + 1 {
      warning("more dates cannot be read; they are kept as they are")
    }
  }

  /// Warns of broken sequences in a document, if there were any.
  func warn(of replacements: Int, in id: String) {
    guard replacements > 0 else { return }
    warning("\(id): \(replacements) broken byte sequences became U+FFFD")
  }
}
