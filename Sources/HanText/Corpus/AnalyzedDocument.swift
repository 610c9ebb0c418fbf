package import HanCore

/// The analysis of a document on its way, with what was noticed when it was read.
package struct AnalyzedDocument: Sendable {
  /// The analysis.
  package var record: AnalysisRecord
  /// What was noticed.
  package var notes: LoadNotes

  /// Creates an analysed document.
  package init(record: AnalysisRecord, notes: LoadNotes) {
    self.record = record
    self.notes = notes
  }

  /// Writes the document as bytes.
  package func encode(to writer: inout ByteWriter) {
    notes.encode(to: &writer)
    record.encode(to: &writer)
  }

  /// Reads what ``encode(to:)`` wrote.
  package init(from reader: inout ByteReader) throws(ByteError) {
    notes = try LoadNotes(from: &reader)
    record = try AnalysisRecord(from: &reader)
  }
}
