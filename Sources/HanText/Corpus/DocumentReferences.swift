import HanCore
import HanReports
import HanStatistics

/// What keywords and slogans refer to documents by, in a temporary file.
///
/// Memory: eight bytes a document.
struct DocumentReferences: Sendable {
  private var records = RecordSpool()

  /// Appends the reference to a document, the next one in input order.
  mutating func append(_ reference: Report.DocumentReference) throws(CountsError) {
    var writer = ByteWriter()
    writer.string(reference.id)
    writer.optional(reference.title) { $0.string($1) }
    writer.optional(reference.date) { $0.string($1) }
    writer.string(reference.script)
    try records.append(writer.bytes)
  }

  /// The reference to the document at a position.
  ///
  /// - Throws: ``CountsError``, ``ByteError``.
  subscript(position: Int) -> Report.DocumentReference {
    get throws {
      var reader = ByteReader(try records[position])
      let id = try reader.string()
      let title = try reader.optional { reader throws(ByteError) in try reader.string() }
      let date = try reader.optional { reader throws(ByteError) in try reader.string() }
      return Report.DocumentReference(
        position: position, id: id, title: title, date: date, script: try reader.string())
    }
  }
}
