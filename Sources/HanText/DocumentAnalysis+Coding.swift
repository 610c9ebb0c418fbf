import Foundation
import HanCleaning
package import HanCore
import HanExtraction
import HanScripts
import HanStatistics

extension DocumentAnalysis {
  /// The version of the bytes; others are refused.
  private static let version = 3

  /// The analysis as compact bytes, its ``counts`` left out.
  ///
  /// - Complexity: O(size of the analysis).
  package func encode(to writer: inout ByteWriter) {
    writer.count(Self.version)
    writer.string(id)
    sketch.encode(to: &writer)
    for text in [title, date, source, author, encoding, digest] {
      writer.optional(text) { $0.string($1) }
    }
    writer.string(script.rawValue)
    writer.count(characters)
    writer.count(tokens)
    keywords.encode(to: &writer)
    writer.list(sloganCandidates) { $1.encode(to: &$0) }
    writer.optional(entities) { $1.encode(to: &$0) }
    writer.list(articles) { $1.encode(to: &$0) }
    writer.optional(extra) { $0.string($1) }
  }

  /// How much of an analysis is read.
  package enum Part {
    /// What comes before slogans: fields and keywords.
    case keywords
    /// All of it.
    case whole
  }

  /// Reads what ``encode(to:)`` wrote.
  ///
  /// - Parameter part: How much of it; what is left out is empty, and the reader stops before it.
  package init(from reader: inout ByteReader, part: Part = .whole) throws(ByteError) {
    guard try reader.count() == Self.version else { throw ByteError(offset: 0) }
    id = try reader.string()
    sketch = try MinHashSketch(from: &reader)
    title = try Self.text(from: &reader)
    date = try Self.text(from: &reader)
    source = try Self.text(from: &reader)
    author = try Self.text(from: &reader)
    encoding = try Self.text(from: &reader)
    digest = try Self.text(from: &reader)
    guard let script = ScriptProfile(rawValue: try reader.string()) else {
      throw ByteError(offset: reader.offset)
    }
    self.script = script
    characters = try reader.count()
    tokens = try reader.count()
    keywords = try KeywordCandidates(from: &reader)
    counts = DocumentCounts()
    sloganCandidates = []
    articles = []
    guard part == .whole else { return }
    sloganCandidates = try reader.list { reader throws(ByteError) in
      try SloganCandidate(from: &reader)
    }
    entities = try reader.optional { reader throws(ByteError) in
      try DocumentEntities(from: &reader)
    }
    articles = try reader.list { reader throws(ByteError) in try ArticleAnalysis(from: &reader) }
    extra = try Self.text(from: &reader)
  }

  fileprivate static func text(from reader: inout ByteReader) throws(ByteError) -> String? {
    try reader.optional { reader throws(ByteError) in try reader.string() }
  }
}

extension ArticleAnalysis {
  fileprivate func encode(to writer: inout ByteWriter) {
    for text in [title, date, source, author] { writer.optional(text) { $0.string($1) } }
    keywords.encode(to: &writer)
    writer.list(sloganCandidates) { $1.encode(to: &$0) }
  }

  fileprivate init(from reader: inout ByteReader) throws(ByteError) {
    title = try DocumentAnalysis.text(from: &reader)
    date = try DocumentAnalysis.text(from: &reader)
    source = try DocumentAnalysis.text(from: &reader)
    author = try DocumentAnalysis.text(from: &reader)
    keywords = try KeywordCandidates(from: &reader)
    sloganCandidates = try reader.list { reader throws(ByteError) in
      try SloganCandidate(from: &reader)
    }
  }
}

extension DocumentAnalysis: Codable {
  /// Encodes the analysis, counts included, as one value of compact bytes.
  public func encode(to encoder: any Encoder) throws {
    var writer = ByteWriter()
    encode(to: &writer)
    counts.encode(to: &writer)
    var container = encoder.singleValueContainer()
    try container.encode(Data(writer.bytes))
  }

  /// Decodes what ``encode(to:)-(Encoder)`` wrote, by the same version of the library.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    var reader = ByteReader([UInt8](try container.decode(Data.self)))
    do throws(ByteError) {
      try self.init(from: &reader)
      counts = try DocumentCounts(from: &reader)
      try reader.end()
    } catch {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "an analysis by another version, or \(error)")
    }
  }
}
