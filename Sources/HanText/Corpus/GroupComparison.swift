import HanCore
import HanReports
import HanStatistics

/// Compares each group of documents with all others: which terms are said more often in it.
///
/// Memory: about 64 bytes for each term that is kept, ``termsPerGroup`` a group.
struct GroupComparison {
  /// The names of the groups, in order of their bytes.
  private let names: [String]
  private let documents: [Int]
  private let tokens: [Int]
  /// The terms of each group, greatest log-likelihood first.
  private let best: [[Found]]
  /// Distinct terms of each group.
  private let tested: [Int]

  private struct Found {
    var hash: UInt64
    var count: Int
    var documents: Int
    var otherCount: Int
    var logLikelihood: Double
    var logRatio: Double
  }

  /// How many terms of a group are kept.
  static let termsPerGroup = 200

  /// Compares groups.
  ///
  /// - Parameters:
  ///   - groups: The name of the group of each document, one for one with those of the postings.
  /// - Complexity: O(postings).
  /// - Throws: ``CountsError`` when temporary data cannot be read.
  init(_ documentGroups: [String], _ postings: PostingTable) throws(CountsError) {
    let names = Set(documentGroups.map { Term($0) }).sorted().map(\.text)
    let numbers = Dictionary(
      names.enumerated().map { (Term($1), $0) }, uniquingKeysWith: { first, _ in first })
    let groups = documentGroups.map { numbers[Term($0)] ?? 0 }
    var documents = [Int](repeating: 0, count: names.count)
    var tokens = documents
    for (document, group) in groups.enumerated() {
      documents[group] += 1
      if document < postings.sizes.count { tokens[group] += postings.sizes[document] }
    }
    let all = tokens.reduce(0, +)
    var counts = [Int](repeating: 0, count: names.count)
    var ranges = counts
    var tested = counts
    var found: [[Found]] = names.map { _ in [] }
    do throws(ScratchError) {
      try postings.forEachTerm { hash, postings in
        var seen: [Int] = []
        var total = 0
        for posting in postings where posting.document < groups.count {
          let group = groups[posting.document]
          if counts[group] == 0 { seen.append(group) }
          counts[group] += posting.count
          ranges[group] += 1
          total += posting.count
        }
        for group in seen {
          tested[group] += 1
          let keyness = Keyness(
            target: counts[group], reference: total - counts[group], targetTokens: tokens[group],
            referenceTokens: all - tokens[group])
          if let value = keyness.value(of: .logLikelihood), value > Self.least {
            found[group].append(
              Found(
                hash: hash, count: counts[group], documents: ranges[group],
                otherCount: total - counts[group], logLikelihood: value,
                logRatio: keyness.value(of: .logRatio) ?? 0))
            if found[group].count >= 4 * Self.termsPerGroup { Self.prune(&found[group]) }
          }
          counts[group] = 0
          ranges[group] = 0
        }
      }
    } catch {
      throw .scratch(error)
    }
    for group in found.indices { Self.prune(&found[group]) }
    (self.names, self.documents, self.tokens) = (names, documents, tokens)
    (best, self.tested) = (found, tested)
  }

  /// G² at a chance of 0.05 with one degree of freedom: less is no difference.
  private static let least = 3.84

  private static func prune(_ found: inout [Found]) {
    found.sort { a, b in
      a.logLikelihood != b.logLikelihood ? a.logLikelihood > b.logLikelihood : a.hash < b.hash
    }
    if found.count > termsPerGroup { found.removeSubrange(termsPerGroup...) }
  }

  /// The hashes of all terms that are kept; see ``PostingTable/hash(of:)``.
  var wanted: Set<UInt64> { Set(best.joined().map(\.hash)) }

  /// What is known of a term.
  struct KnownTerm {
    /// The wording to show.
    var term: String
    var canonical: String
    /// See ``Report/weakness(of:)``.
    var weakness: String
  }

  /// The groups with their terms.
  ///
  /// - Parameter terms: What is known of the terms by their hashes.
  func groups(_ terms: [UInt64: KnownTerm]) -> [Report.Group] {
    let all = tokens.reduce(0, +)
    return names.indices.map { number in
      var group = Report.Group(
        name: names[number], documents: documents[number], tokens: tokens[number],
        otherTokens: all - tokens[number])
      for found in best[number] {
        guard let known = terms[found.hash], let p = ChiSquare.upperTail(found.logLikelihood) else {
          continue
        }
        let significance = MultipleTests.bonferroni(p, tests: tested[number])
        guard significance < Self.leastSignificance else { continue }
        group.terms.append(
          Report.GroupTerm(
            term: known.term, canonical: known.canonical, count: found.count,
            documents: found.documents, otherCount: found.otherCount,
            logLikelihood: found.logLikelihood, logRatio: found.logRatio,
            significance: significance, weakness: known.weakness))
      }
      group.terms.sort { a, b in
        a.logLikelihood != b.logLikelihood
          ? a.logLikelihood > b.logLikelihood : Term(a.canonical) < Term(b.canonical)
      }
      return group
    }
  }

  /// What is listed is no chance: after the correction for the number of terms.
  private static let leastSignificance = 0.05
}
