package import HanCleaning
package import HanCore
import HanReports
package import HanStatistics

/// An analysis on its way to a corpus: as bytes, with what the corpus has to know of it.
package struct AnalysisRecord: Sendable {
  /// What names the document.
  package var id: String
  /// The number of running words.
  package var tokens: Int
  /// What tells whether it repeats another one.
  package var sketch: MinHashSketch
  /// The phrases that ranking will ask for.
  package var wanted: [UInt64]
  /// What it adds to the counts of the corpus.
  package var counts: DocumentCounts
  /// The analysis; see ``DocumentAnalysis/encode(to:)``.
  package var analysis: [UInt8]
  /// The text for pages, packed; empty when it is not kept.
  package var text: [UInt8] = []

  /// The record of an analysis.
  package init(_ analysis: DocumentAnalysis) {
    id = analysis.id
    tokens = analysis.tokens
    sketch = analysis.sketch
    wanted = analysis.keywords.hashes + analysis.articles.flatMap(\.keywords.hashes)
    counts = analysis.counts
    var writer = ByteWriter()
    analysis.encode(to: &writer)
    self.analysis = writer.bytes
    if let text = analysis.text {
      var writer = ByteWriter()
      text.encode(to: &writer)
      self.text = Deflater.packed(writer.bytes, level: 1)
    }
  }

  /// Writes the record as bytes.
  package func encode(to writer: inout ByteWriter) {
    writer.string(id)
    writer.count(tokens)
    sketch.encode(to: &writer)
    writer.list(wanted) { $0.fixed($1) }
    counts.encode(to: &writer)
    writer.block(analysis)
    writer.block(text)
  }

  /// Reads what ``encode(to:)`` wrote.
  package init(from reader: inout ByteReader) throws(ByteError) {
    id = try reader.string()
    tokens = try reader.count()
    sketch = try MinHashSketch(from: &reader)
    wanted = try reader.list { reader throws(ByteError) in try reader.fixed() }
    counts = try DocumentCounts(from: &reader)
    analysis = Array(try reader.block())
    text = Array(try reader.block())
  }
}
