import HanCore
import HanDocuments
import HanText

/// The analysis of a document as a journal has it: its length, the sum of its bytes, whose it is, of
/// which content, and the analysis.
///
/// Workers make the bytes, and the command writes them as they are.
struct JournalRecord: Sendable {
  /// The record with its length and its sum.
  let bytes: [UInt8]
  /// What stands for the document's id.
  let key: UInt64
  /// What stands for the document's content.
  let content: UInt64
  private let analysis: ArraySlice<UInt8>

  /// The length and the sum.
  static let headSize = 16

  /// The record of an analysis.
  init(_ document: AnalyzedDocument, key: UInt64, content: UInt64) {
    var encoded = ByteWriter()
    document.encode(to: &encoded)
    var body = ByteWriter()
    body.fixed(key)
    body.fixed(content)
    body.block(encoded.bytes)
    var writer = ByteWriter()
    writer.fixed(UInt64(body.bytes.count))
    writer.fixed(JournalSum(body.bytes[...]).value)
    (self.key, self.content) = (key, content)
    bytes = writer.bytes + body.bytes
    analysis = encoded.bytes[...]
  }

  /// The record of these bytes; `nil` when they are none or were damaged.
  ///
  /// - Parameter isTrusted: Whether the sum need not be checked.
  init?(_ bytes: [UInt8], isTrusted: Bool = false) {
    var reader = ByteReader(bytes)
    guard let count = try? reader.fixed(), let sum = try? reader.fixed(),
      count == UInt64(bytes.count - Self.headSize),
      isTrusted || sum == JournalSum(bytes[Self.headSize...]).value,
      let key = try? reader.fixed(), let content = try? reader.fixed(),
      let analysis = try? reader.block(), reader.isAtEnd
    else { return nil }
    (self.bytes, self.key, self.content, self.analysis) = (bytes, key, content, analysis)
  }

  /// The analysis.
  func document() throws(ByteError) -> AnalyzedDocument {
    var reader = ByteReader(analysis)
    let document = try AnalyzedDocument(from: &reader)
    try reader.end()
    return document
  }
}

extension RawDocument {
  /// What stands for its id in a journal.
  var journalKey: UInt64 { JournalSum(Array(id.utf8)[...]).value }

  /// What stands for all that its analysis depends on.
  var journalContent: UInt64 {
    var rest = self
    rest.bytes = []
    var writer = ByteWriter()
    rest.encode(to: &writer)
    var sum = JournalSum(writer.bytes[...])
    sum.add(bytes[...])
    return sum.value
  }
}

/// What a worker answers to a run that keeps a journal.
enum JournaledDocument: WireValue {
  /// It was analysed.
  case analyzed(JournalRecord)
  /// The journal has it, and its content is the same.
  case done(key: UInt64)

  /// Analyses a document unless that is done.
  ///
  /// - Parameter known: The contents of documents that are done, by what stands for their ids.
  init(
    _ raw: RawDocument, known: [UInt64: UInt64], _ analyze: (RawDocument) throws -> AnalyzedDocument
  ) throws {
    let key = raw.journalKey
    let content = raw.journalContent
    if known[key] == content {
      self = .done(key: key)
    } else {
      self = .analyzed(JournalRecord(try analyze(raw), key: key, content: content))
    }
  }

  func encode(to writer: inout ByteWriter) {
    switch self {
    case .analyzed(let record):
      writer.flag(true)
      writer.block(record.bytes)
    case .done(let key):
      writer.flag(false)
      writer.fixed(key)
    }
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    guard try reader.flag() else {
      self = .done(key: try reader.fixed())
      return
    }
    guard let record = JournalRecord(Array(try reader.block()), isTrusted: true) else {
      throw ByteError(offset: reader.offset)
    }
    self = .analyzed(record)
  }
}
