import HanText
import Synchronization

extension LoadNotes: WireValue {}

extension DocumentLoader {
  /// - Parameter keepsTimes: Whether subtitles keep their numbers and times.
  /// - Throws: `DocumentError` for an encoding nobody knows.
  init(_ input: InputOptions, keepsTimes: Bool = false) throws(DocumentError) {
    self.init(
      try TextDecoder(
        encoding: input.encoding, invalid: input.onInvalid == .replace ? .replace : .fail),
      keepsTimes: keepsTimes, repairs: input.repair)
  }
}

/// What a worker makes of a document for an output of one record each.
struct LoadedRecord: WireValue {
  var id: String
  var notes: LoadNotes
  /// What is written.
  var record: [UInt8]

  init(_ loaded: SourceDocument, _ record: [UInt8]) {
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
    if let repair = notes.repair {
      warning("\(id): \(repair) was undone; ranges count in the mended text")
    }
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
