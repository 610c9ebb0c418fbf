import HanCore
import HanReports
import HanStatistics

/// In which documents terms of the page occur: how each went over time, and which occur together.
///
/// Memory: three bytes for each period of a term, and a bit for each document of a term of the network.
struct TermOccurrences {
  /// How each term went over time, in the order of `trends`.
  private(set) var trends = PageTrends()
  /// The documents of each term of the network, a bit each.
  private var documents: [UInt64: [UInt64]] = [:]
  private let count: Int

  /// - Parameters:
  ///   - hashes: The terms whose trends are asked for; see `PostingTable/hash(of:)`.
  ///   - network: The terms that are looked at together.
  ///   - periods: The period of each document, one for one with those of the postings.
  ///   - periodCount: How many periods there are.
  /// - Complexity: O(postings).
  /// - Throws: ``CountsError`` when temporary data cannot be read.
  init(
    _ postings: PostingTable, trends hashes: [UInt64], network: Set<UInt64>, periods: [Int?],
    periodCount: Int
  ) throws(CountsError) {
    count = periods.count
    trends.tokens = [Int](repeating: 0, count: periodCount)
    for (document, period) in periods.enumerated() {
      guard let period, document < postings.sizes.count else { continue }
      trends.tokens[period] += postings.sizes[document]
    }
    let places = Dictionary(
      hashes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var packed = [[UInt8]](repeating: [], count: hashes.count)
    var counts = [(documents: Int, occurrences: Int)](repeating: (0, 0), count: periodCount)
    let words = (count + 63) / 64
    var bits: [UInt64: [UInt64]] = [:]
    do throws(ScratchError) {
      try postings.forEachTerm { hash, postings in
        if network.contains(hash) {
          var set = [UInt64](repeating: 0, count: words)
          for posting in postings where posting.document < periods.count {
            set[posting.document / 64] |= 1 << UInt64(posting.document % 64)
          }
          bits[hash] = set
        }
        guard let place = places[hash], periodCount > 1 else { return }
        for posting in postings where posting.document < periods.count {
          guard let period = periods[posting.document] else { continue }
          counts[period].documents += 1
          counts[period].occurrences += posting.count
        }
        packed[place] = PageTrends.packed(counts)
        for period in counts.indices { counts[period] = (0, 0) }
      }
    } catch {
      throw .scratch(error)
    }
    documents = bits
    for trend in packed { trends.append(trend) }
  }

  /// The network of terms.
  ///
  /// - Parameter terms: The terms with their hashes, the most important one first.
  func network(_ terms: [(term: String, hash: UInt64)]) -> TermNetwork {
    var network = TermNetwork()
    var sets: [[UInt64]] = []
    for (term, hash) in terms where sets.count < TermNetwork.maximumNodes {
      guard let set = documents[hash] else { continue }
      sets.append(set)
      network.nodes.append(
        TermNetwork.Node(term: term, documents: set.reduce(0) { $0 + $1.nonzeroBitCount }))
    }
    for first in sets.indices {
      for second in sets.indices where second > first {
        let together = zip(sets[first], sets[second]).reduce(0) {
          $0 + ($1.0 & $1.1).nonzeroBitCount
        }
        guard together >= 2 else { continue }
        let association = Association(
          together: together, node: network.nodes[first].documents,
          collocate: network.nodes[second].documents, tokens: count)
        guard Double(together) > association.expected,
          let likelihood = association.value(of: .logLikelihood), likelihood >= Self.least,
          let dice = association.value(of: .logDice)
        else { continue }
        network.edges.append(
          TermNetwork.Edge(
            first: first, second: second, documents: together, logDice: dice,
            logLikelihood: likelihood))
      }
    }
    network.keepStrongest()
    return network
  }

  /// G² at a chance of 0.001 with one degree of freedom.
  private static let least = 10.83
}
