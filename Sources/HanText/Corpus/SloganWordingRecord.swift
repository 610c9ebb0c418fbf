import HanCore
import HanExtraction
import HanReports

/// How a slogan reads, for a temporary file.
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

  /// The record as bytes.
  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.string(key)
    writer.string(slogan.text)
    writer.string(slogan.canonical)
    writer.string(slogan.type.rawValue)
    writer.optional(slogan.template) { $0.string($1) }
    writer.optional(slogan.canonicalTemplate) { $0.string($1) }
    return writer.bytes
  }

  /// Reads what ``bytes`` gave.
  init(bytes: [UInt8]) throws(ByteError) {
    var reader = ByteReader(bytes)
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
