import HanCore
import HanExtraction
import HanReports

/// Keywords of several documents, added up by their hashes, so that a corpus of any size has room.
///
/// Memory: about 40 bytes a distinct keyword.
struct KeywordSums {
  fileprivate struct Sum {
    /// In steps of 2⁻³², so that the sum does not depend on the order.
    var score: Int64
    /// Occurrences in the documents it is a keyword of.
    var count: Int32
    /// In how many it is one.
    var documents: Int32
    /// The first of them.
    var first: Int32
  }

  /// How many documents there are.
  private(set) var documents = 0
  private var found: [UInt64: Sum] = [:]

  /// Adds the keywords of a document.
  mutating func add(_ keywords: [Keyword], of position: Int) {
    documents += 1
    for keyword in keywords {
      let hash = PhraseHash.hash(keyword.canonical)
      found[hash, default: Sum(score: 0, count: 0, documents: 0, first: Int32(clamping: position))]
        .add(keyword)
    }
  }

  /// The keywords with the greatest sums of scores, best first; equal scores in order of the terms'
  /// bytes. Their counts are those of all documents.
  ///
  /// - Parameters:
  ///   - limit: How many at most.
  ///   - keywords: The keywords of a document, as they were added.
  ///   - contains: Whether a document belongs to those that were added.
  func best(
    _ limit: Int, of corpus: some AnalyzedDocuments, by ranker: CorpusRanker,
    keywords: (DocumentAnalysis) -> [Keyword], where contains: (DocumentAnalysis) -> Bool
  ) throws -> [Report.BatchKeyword] {
    guard limit > 0, !found.isEmpty else { return [] }
    let scores = found.values.map(\.score).sorted(by: >)
    let least = scores[min(limit, scores.count) - 1]
    var wanted: [Int32: [UInt64]] = [:]
    for (hash, sum) in found where sum.score >= least {
      wanted[sum.first, default: []].append(hash)
    }
    var result: [Report.BatchKeyword] = []
    for (position, hashes) in wanted {
      let analysis = try corpus.keywordAnalysis(at: Int(position))
      for keyword in keywords(analysis) {
        let hash = PhraseHash.hash(keyword.canonical)
        guard hashes.contains(hash), let sum = found[hash] else { continue }
        let count = ranker.count(ofKeyword: keyword.canonical, own: keyword.count)
        result.append(
          Report.BatchKeyword(
            term: keyword.term, canonical: keyword.canonical, score: Double(sum.score) / 0x1p32,
            count: max(Int(sum.count), count.occurrences), documents: [],
            documentCount: max(Int(sum.documents), count.documents)))
      }
    }
    result.sort { a, b in
      a.score != b.score ? a.score > b.score : Term(a.canonical) < Term(b.canonical)
    }
    var best = Array(result.prefix(limit))
    try Self.addReferences(to: &best, of: corpus, where: contains)
    return best
  }

  /// Adds the first documents that have each keyword among their candidates.
  private static func addReferences(
    to keywords: inout [Report.BatchKeyword], of corpus: some AnalyzedDocuments,
    where contains: (DocumentAnalysis) -> Bool
  ) throws {
    var places: [UInt64: Int] = [:]
    for (place, keyword) in keywords.enumerated() {
      places[PhraseHash.hash(keyword.canonical)] = place
    }
    for position in 0..<corpus.count where !places.isEmpty && corpus.original(of: position) == nil {
      let analysis = try corpus.keywordAnalysis(at: position)
      guard contains(analysis) else { continue }
      for hash in analysis.keywords.hashes {
        guard let place = places[hash] else { continue }
        keywords[place].documents.append(analysis.id)
        keywords[place].positions.append(position)
        if keywords[place].documents.count == Report.maximumReferences { places[hash] = nil }
      }
    }
  }
}

extension KeywordSums.Sum {
  fileprivate mutating func add(_ keyword: Keyword) {
    score += Int64((keyword.score * 0x1p32).rounded())
    count += Int32(clamping: keyword.count)
    documents += 1
  }
}
