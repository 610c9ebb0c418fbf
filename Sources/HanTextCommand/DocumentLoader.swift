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
struct LoadNotes: Hashable, Sendable {
  /// Broken sequences that were replaced by U+FFFD.
  var replacements = 0
  /// A date that is none, as it was written.
  var unreadableDate: String?
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
        kind: .text, extra: record.extra,
        notes: LoadNotes(unreadableDate: record.hasUnreadableDate ? record.date : nil))
    }
    let decoded = try decoder.decode(raw.bytes)
    return LoadedDocument(
      document: Document(id: raw.id, text: decoded.text, encoding: decoded.encoding),
      kind: raw.kind == .html ? .html : .text,
      notes: LoadNotes(replacements: decoded.replacements))
  }
}

extension Messages {
  /// How many unreadable dates were named, and how many are named one by one.
  private static let unreadableDates = Atomic(0)
  private static let namedDates = 10

  /// Warns of what was found about a document, if anything was.
  func warn(of notes: LoadNotes, in id: String) {
    warn(of: notes.replacements, in: id)
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
