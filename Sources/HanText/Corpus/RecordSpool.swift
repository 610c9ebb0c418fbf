import HanCore
import HanStatistics

/// Records in a temporary file, one after the other, read back by their places.
///
/// Memory: eight bytes a record.
struct RecordSpool: Sendable {
  private let file = ScratchFile()
  /// Where each record ends.
  private var ends: [Int] = []

  /// How many records there are.
  var count: Int { ends.count }

  /// The bytes of all records.
  var byteCount: Int { file.count }

  /// Appends a record.
  ///
  /// - Throws: ``CountsError`` when it cannot be kept.
  mutating func append(_ record: some Collection<UInt8>) throws(CountsError) {
    do throws(ScratchError) { try file.append(record) } catch { throw .scratch(error) }
    ends.append(file.count)
  }

  /// The bytes that a record takes.
  func size(at place: Int) -> Int { range(at: place).count }

  /// The record at a place.
  ///
  /// - Throws: ``CountsError`` when it cannot be read.
  subscript(place: Int) -> [UInt8] {
    get throws(CountsError) {
      do throws(ScratchError) {
        return try file.read(range(at: place))
      } catch {
        throw .scratch(error)
      }
    }
  }

  private func range(at place: Int) -> Range<Int> {
    (place > 0 ? ends[place - 1] : 0)..<ends[place]
  }
}
