package import HanCore

extension MinHashSketch {
  /// Writes the sketch as bytes.
  package func encode(to writer: inout ByteWriter) {
    writer.count(runs)
    guard runs > 0 else { return }
    writer.fixed(whole)
    for value in minima { writer.unsigned(UInt64(value)) }
  }

  /// Reads what ``encode(to:)`` wrote.
  package init(from reader: inout ByteReader) throws(ByteError) {
    let runs = try reader.count()
    guard runs > 0 else {
      self = .empty
      return
    }
    let whole = try reader.fixed()
    var minima: [UInt32] = []
    minima.reserveCapacity(Self.places)
    for _ in 0..<Self.places {
      guard let value = UInt32(exactly: try reader.unsigned()) else {
        throw ByteError(offset: reader.offset)
      }
      minima.append(value)
    }
    self.init(minima: minima, whole: whole, runs: runs)
  }
}
