import HanCleaning
import HanCore
package import HanReports
package import HanStatistics

/// Analyses of any number of documents: kept in a temporary file, counted as they come.
///
/// It is the first of two passes. The second one asks ``ranker()`` for what the counts say, and
/// reads the analyses again in their order.
///
/// Memory: about 24 bytes a document and the sketches that find duplicates (0.7 kB a document, if
/// duplicates are looked for), and the bound of ``CorpusCounts``.
package struct Corpus: AnalyzedDocuments, Sendable {
  private let configuration: Configuration
  private var analyses = RecordSpool()
  private var texts = RecordSpool()
  private var originals: [Int: Int] = [:]
  private var finder: NearDuplicateIndex?
  /// The counts of all documents that repeat no other one.
  package private(set) var counts: CorpusCounts
  /// Whether the counts are others' and documents only ask for them.
  private let hasGivenCounts: Bool
  /// Documents without a word.
  package private(set) var empty = 0

  /// A corpus without documents.
  ///
  /// - Parameters:
  ///   - counts: Counts made elsewhere, by which documents are ranked; without them, the documents
  ///     that are added are counted.
  ///   - keepsPostings: Whether it is kept in which documents terms occur.
  ///   - listsPostings: Whether the counts list that, for files.
  package init(
    _ configuration: Configuration, fingerprint: CountsFingerprint? = nil,
    counts: CorpusCounts? = nil, keepsPostings: Bool = false, listsPostings: Bool = false
  ) {
    self.configuration = configuration
    finder = configuration.duplicateThreshold.map { NearDuplicateIndex(threshold: $0) }
    self.counts =
      counts
      ?? CorpusCounts(
        fingerprint ?? configuration.fingerprint, keepsPostings: keepsPostings,
        listsPostings: listsPostings)
    hasGivenCounts = counts != nil
  }

  package var count: Int { analyses.count }

  /// How many documents repeat an earlier one.
  package var repeats: Int { originals.count }

  /// Adds an analysis.
  ///
  /// - Throws: ``CountsError`` when temporary data cannot be kept.
  package mutating func add(_ record: AnalysisRecord) throws(CountsError) {
    let position = analyses.count
    try analyses.append(record.analysis)
    try texts.append(record.text)
    if record.tokens == 0 { empty += 1 }
    if let match = finder?.add(record.sketch) {
      originals[position] = match.position
      return
    }
    if hasGivenCounts {
      try counts.want(record.wanted)
    } else {
      try counts.add(record.counts, wanted: record.wanted, id: record.id)
    }
  }

  /// Gives back what only adding needs, once all documents are added.
  ///
  /// - Throws: ``CountsError`` when temporary data cannot be kept.
  package mutating func finish() throws(CountsError) {
    finder = nil
    try counts.finish()
  }

  package func original(of position: Int) -> Int? { originals[position] }

  /// Reads an analysis.
  ///
  /// - Throws: ``CountsError``, ``ByteError``.
  package func analysis(at position: Int) throws -> DocumentAnalysis {
    var reader = ByteReader(try analyses[position])
    let analysis = try DocumentAnalysis(from: &reader)
    try reader.end()
    return analysis
  }

  package func keywordAnalysis(at position: Int) throws -> DocumentAnalysis {
    var reader = ByteReader(try analyses[position])
    return try DocumentAnalysis(from: &reader, part: .keywords)
  }

  /// The size of all texts, as they are packed one by one.
  package var textSize: Int { texts.byteCount }

  /// The size of a document's text, as it is packed.
  package func textSize(at position: Int) -> Int { texts.size(at: position) }

  /// Reads a text; `nil` when texts are not kept.
  ///
  /// - Throws: ``CountsError``, ``ByteError``.
  package func text(at position: Int) throws -> DocumentText? {
    guard textSize(at: position) > 0 else { return nil }
    guard let bytes = Inflater.unpacked(try texts[position]) else { throw ByteError(offset: 0) }
    var reader = ByteReader(bytes)
    return try DocumentText(from: &reader)
  }

  /// What ranks the documents, once all are added.
  package func ranker() throws(CountsError) -> CorpusRanker {
    CorpusRanker(configuration, counts: try counts.lookup())
  }
}
