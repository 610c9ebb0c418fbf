import HanCore
import HanReports
import HanStatistics

/// What keywords and slogans refer to documents by, in a temporary file.
///
/// Memory: eight bytes a document.
struct DocumentReferences: Sendable {
  private let file = ScratchFile()
  private var ends: [Int] = []

  /// Appends the reference to a document, the next one in input order.
  mutating func append(_ reference: Report.DocumentReference) throws(CountsError) {
    var writer = ByteWriter()
    writer.string(reference.id)
    writer.optional(reference.title) { $0.string($1) }
    writer.optional(reference.date) { $0.string($1) }
    writer.string(reference.script)
    do throws(ScratchError) { try file.append(writer.bytes) } catch { throw .scratch(error) }
    ends.append(file.count)
  }

  /// The reference to the document at a position.
  ///
  /// - Throws: ``CountsError``, ``ByteError``.
  subscript(position: Int) -> Report.DocumentReference {
    get throws {
      let start = position > 0 ? ends[position - 1] : 0
      var reader: ByteReader
      do throws(ScratchError) {
        reader = ByteReader(try file.read(start..<ends[position]))
      } catch {
        throw CountsError.scratch(error)
      }
      let id = try reader.string()
      let title = try reader.optional { reader throws(ByteError) in try reader.string() }
      let date = try reader.optional { reader throws(ByteError) in try reader.string() }
      return Report.DocumentReference(
        position: position, id: id, title: title, date: date, script: try reader.string())
    }
  }
}
