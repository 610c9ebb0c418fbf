import HanCore
import HanExtraction
import HanReports
import HanStatistics

/// How a slogan reads, as bytes in a temporary file.
struct SloganWordingRecord {
  /// What tells it from other slogans.
  var key: String
  /// The slogan as its first document has it, with neither score nor counts.
  var slogan: Report.BatchSlogan

  /// The record of a slogan.
  init(_ slogan: Slogan, _ key: SloganKey) {
    self.key = key.term.text
    self.slogan = Report.BatchSlogan(
      text: slogan.text, canonical: slogan.canonical, type: slogan.type, template: slogan.template,
      score: 0, count: 0, documents: [])
    self.slogan.canonicalTemplate = slogan.canonicalTemplate
  }

  /// Appends the record, its length first.
  ///
  /// - Returns: Where it begins.
  func append(to file: ScratchFile) throws(CountsError) -> Int {
    var writer = ByteWriter()
    writer.string(key)
    writer.string(slogan.text)
    writer.string(slogan.canonical)
    writer.string(slogan.type.rawValue)
    writer.optional(slogan.template) { $0.string($1) }
    writer.optional(slogan.canonicalTemplate) { $0.string($1) }
    var length = ByteWriter()
    length.fixed(UInt64(writer.bytes.count))
    do throws(ScratchError) {
      return try file.append(length.bytes + writer.bytes)
    } catch {
      throw .scratch(error)
    }
  }

  /// Reads the record that begins at a place.
  ///
  /// - Throws: ``CountsError``, ``ByteError``.
  init(from file: ScratchFile, at place: Int) throws {
    let bytes: [UInt8]
    do throws(ScratchError) {
      var head = ByteReader(try file.read(place..<(place + 8)))
      let length = (try? head.fixed()).map { Int(clamping: $0) } ?? 0
      bytes = try file.read((place + 8)..<min(file.count, place + 8 + length))
    } catch {
      throw CountsError.scratch(error)
    }
    var reader = ByteReader(bytes)
    try self.init(from: &reader)
  }

  private init(from reader: inout ByteReader) throws(ByteError) {
    key = try reader.string()
    let text = try reader.string()
    let canonical = try reader.string()
    guard let type = SloganType(rawValue: try reader.string()) else {
      throw ByteError(offset: reader.offset)
    }
    slogan = Report.BatchSlogan(
      text: text, canonical: canonical, type: type, score: 0, count: 0, documents: [])
    slogan.template = try reader.optional { reader throws(ByteError) in try reader.string() }
    slogan.canonicalTemplate = try reader.optional { reader throws(ByteError) in
      try reader.string()
    }
  }
}
