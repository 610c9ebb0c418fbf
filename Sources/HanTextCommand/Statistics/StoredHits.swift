import HanText
import HanTextStore

/// The hits of a query in a store, of which no more is known than where they are and what they are
/// sorted by.
struct StoredHits {
  /// A hit.
  struct Hit {
    /// The document's number in the store.
    var document: Int
    /// Where it is in the document's canonical text.
    var span: TextSpan
    /// The tokens that it is sorted by, -1 where there is none.
    var keys: [Int32]
  }

  /// The hits in the order of documents.
  private(set) var hits: [Hit] = []
  /// In how many documents they are.
  private(set) var documents = 0
  private let finder: HitFinder
  private let stored: StoreCorpus
  private let vocabulary: TokenVocabulary
  /// The bytes of each token.
  private let lengths: [Int]
  private let keys: [Int]

  /// Finds the hits of a query.
  ///
  /// - Parameter keys: What they are sorted by: words to the left (negative) and right.
  init(
    _ query: ConcordanceQuery, _ finder: HitFinder, _ stored: StoreCorpus, keys: [Int]
  ) throws {
    self.finder = finder
    self.stored = stored
    self.keys = keys
    vocabulary = try stored.store.vocabulary()
    lengths = vocabulary.map(\.count)
    let search = NumberedSearch(query, in: vocabulary)
    try stored.forEachTokens(in: vocabulary, needing: query.needs) { document, tokens in
      add(search.matches(in: tokens), tokens, document)
    }
    try leaveOutOtherScripts()
    var last: Int?
    for hit in hits where hit.document != last {
      documents += 1
      last = hit.document
    }
  }

  private mutating func add(_ matches: [NumberedMatch], _ tokens: [Int32], _ document: Int) {
    var place = 0
    var offset = 0
    for match in matches {
      while place < match.first {
        offset += lengths[Int(tokens[place])]
        place += 1
      }
      var end = offset
      for token in tokens[match.first..<match.last] { end += lengths[Int(token)] }
      hits.append(
        Hit(
          document: document, span: TextSpan(offset + match.start, end + match.end),
          keys: keys.map { key(match, tokens, $0) }))
    }
  }

  /// The token at a place beside a match. A word that the match begins or ends inside of is to its left.
  private func key(_ match: NumberedMatch, _ tokens: [Int32], _ key: Int) -> Int32 {
    var left = abs(key)
    func isThere(_ token: Int32) -> Bool {
      guard vocabulary.term(of: token) >= 0 else { return false }
      left -= 1
      return left == 0
    }
    if key > 0 { return tokens[(match.last + 1)...].first(where: isThere) ?? -1 }
    return tokens[..<(match.first + (match.start > 0 ? 1 : 0))].last(where: isThere) ?? -1
  }

  /// Leaves out what the source writes otherwise than an exact query.
  private mutating func leaveOutOtherScripts() throws {
    guard let exact = finder.exact else { return }
    var kept: [Hit] = []
    try forEachText(hits.indices) { text, _, places in
      for place in places where exact.contains(text.sourceForm(of: hits[place].span)) {
        kept.append(hits[place])
      }
    }
    hits = kept
  }

  /// The hits in an order; ties as they stand in the documents.
  ///
  /// - Parameter chosen: The places of those that are wanted.
  /// - Returns: Places among those.
  func sorted(_ chosen: [Int], by order: ConcordanceOrder) -> [Int] {
    // Words are compared once each, not once a hit.
    var ranks: [Int32: Int] = [:]
    if !keys.isEmpty {
      for hit in chosen {
        for token in hits[hit].keys where token >= 0 { ranks[token] = 0 }
      }
      var last: Term?
      var rank = 0
      let words = ranks.keys.map { (token: $0, word: Term(vocabulary.surface(of: $0))) }
      for (token, word) in words.sorted(by: { $0.word < $1.word }) {
        if word != last { rank += 1 }
        last = word
        ranks[token] = rank
      }
    }
    return order.sorted(chosen.count) { place, key in
      guard let index = keys.firstIndex(of: key) else { return 0 }
      return ranks[hits[chosen[place]].keys[index]] ?? 0
    }
  }

  /// Hits in their contexts.
  ///
  /// - Parameter places: Their places among ``hits``, in any order.
  func shown(_ places: [Int]) throws -> [ConcordanceHit] {
    var found: [Int: ConcordanceHit] = [:]
    try forEachText(places.sorted()) { text, fields, places in
      let index = OffsetIndex(text.source, unit: finder.unit)
      for place in places {
        found[place] = finder.hit(hits[place].span, in: text, index, fields)
      }
    }
    return places.compactMap { found[$0] }
  }

  /// Calls `body` with each document that has some of the hits, in order, and these.
  private func forEachText(
    _ places: some RandomAccessCollection<Int>,
    _ body: (MappedText, DocumentFields, [Int]) throws -> Void
  ) throws {
    var groups: [(document: Int, places: [Int])] = []
    for place in places {
      if groups.last?.document != hits[place].document {
        groups.append((hits[place].document, []))
      }
      groups[groups.count - 1].places.append(place)
    }
    var next = 0
    try stored.store.forEachDocument(of: groups.lazy.map(\.document)) { fields, text in
      try Interruption.cancellation.check()
      let mapped: MappedText
      do throws(ByteError) { mapped = try text.text() } catch {
        throw StoreError.damaged(path: stored.store.path, cause: "\(error)")
      }
      defer { next += 1 }
      let text = mapped
      let end = text.text.utf8.count
      try body(
        text, DocumentFields(fields), groups[next].places.filter { hits[$0].span.upperBound <= end }
      )
    }
  }
}
