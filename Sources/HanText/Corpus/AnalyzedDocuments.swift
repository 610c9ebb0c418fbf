/// The analyses of a corpus, in input order, wherever they are kept.
package protocol AnalyzedDocuments {
  /// How many there are.
  var count: Int { get }
  /// The analysis at a position, its counts left out.
  func analysis(at position: Int) throws -> DocumentAnalysis
  /// The analysis at a position, of which fields and keywords are asked for.
  func keywordAnalysis(at position: Int) throws -> DocumentAnalysis
  /// The position of the earlier document that the one at a position repeats, if it does.
  func original(of position: Int) -> Int?
}

extension Batch: AnalyzedDocuments {
  /// The number of documents.
  public var count: Int { analyses.count }

  package func analysis(at position: Int) -> DocumentAnalysis { analyses[position] }

  package func keywordAnalysis(at position: Int) -> DocumentAnalysis { analyses[position] }

  package func original(of position: Int) -> Int? { duplicates[position]?.position }
}
