package import HanCore
public import HanLexicon
package import HanStatistics

/// Extracts keywords and keyphrases: proposes candidates document by document, and ranks them by
/// what the document, a batch of documents and a general reference say of them.
///
/// Candidates are runs of up to ``maximumWords`` words inside a clause whose first and last word
/// carry content. The ranker is a logistic regression over features of the candidate; see
/// `hantext-train train ranker`.
public struct KeywordExtractor: Sendable {
  /// The longest candidate, in words.
  public var maximumWords: Int
  /// The longest candidate, in characters; a word in other letters counts as two.
  public var maximumLength: Int
  /// How many candidates of a document are ranked with the batch at once.
  ///
  /// More keywords than this are found in tiers: the first tier is ranked, then the next one, twice
  /// as large, and so on. So a longer list begins with the shorter one.
  package var tierSize: Int
  /// How many keywords of a document can be asked for; all candidates of the tiers that takes are
  /// kept.
  public var maximumKeywords: Int
  /// Words that cannot begin or end a candidate, in the canonical script.
  public var stopWords: WordList { didSet { stops = KeywordStopWords(stopWords) } }
  /// Whether keywords come with their evidence, which costs memory.
  public var explains: Bool
  /// How keywords are ranked.
  public var method = KeywordMethod.ranker
  /// How much keywords shall differ from each other, 0 to 1: at 0 what says the same ranks a little
  /// lower, at 1 nothing but difference counts.
  package var diversity = 0.0
  /// The weights of the ranker, and its reference.
  public var ranker: KeywordRanker

  private var stops: KeywordStopWords
  private let workspaces = Pool { KeywordWorkspace() }

  /// Creates an extractor.
  public init(
    stopWords: WordList = .stopWords, maximumWords: Int = 6, maximumLength: Int = 12,
    tierSize: Int = 40, maximumKeywords: Int = 20, explains: Bool = false,
    ranker: KeywordRanker = .bundled
  ) {
    self.stopWords = stopWords
    stops = KeywordStopWords(stopWords)
    self.maximumWords = maximumWords
    self.maximumLength = maximumLength
    self.tierSize = tierSize
    self.maximumKeywords = maximumKeywords
    self.explains = explains
    self.ranker = ranker
  }

  /// What might be a keyword of the text.
  ///
  /// - Parameters:
  ///   - text: The document, tokenized in the canonical script.
  ///   - title: Its title. When a line of the text says the same, that line is the title; without
  ///     one, the text's heading is looked for.
  /// - Returns: The best candidates by the document alone, best first, equal ones in order of their
  ///   hashes.
  /// - Complexity: O(tokens · ``maximumWords``), and O(*n* log *k*) in the numbers of all
  ///   candidates and of those that are kept.
  package func candidates(
    in text: TokenizedText, title: TokenizedText? = nil
  ) -> KeywordCandidates {
    withProposal(of: text, title: title) { proposal in
      let model = ranker.model
      let features = KeywordFeatures(proposal)
      let best =
        method == .ranker
        ? bestByDocument(proposal, features, model)
        : bestByFormula(proposal)
      var result = KeywordCandidates()
      result.style = proposal.units.style
      result.most = method == .ranker ? Self.most(proposal.units) : .max
      result.phrases = proposal.tallies.map {
        DocumentCounts.PhraseCount(hash: $0.hash, occurrences: Int($0.count))
      }
      RetainedCandidates(text: text, title: title, proposal: proposal)
        .keep(best, explaining: explains ? features : nil, in: &result)
      return result
    }
  }

  /// The hashes of everything that might be a keyword of the text, each once.
  package func phrases(in text: TokenizedText) -> [UInt64] {
    withProposal(of: text, title: nil) { $0.tallies.map(\.hash) }
  }

  /// The best keywords among a document's candidates.
  ///
  /// - Parameters:
  ///   - proposals: What ``candidates(in:title:)`` gave for the document.
  ///   - statistics: The phrases of the batch the document is part of; an empty value, or one of
  ///     this document alone, ranks the document by itself.
  ///   - limit: How many keywords at most.
  /// - Returns: Keywords, best first; equal scores in order of the terms' bytes. With a
  ///   ``diversity``, in the order in which they were chosen.
  /// - Complexity: O(candidates · limit).
  package func keywords(
    from proposals: KeywordCandidates, in statistics: PhraseStatistics, limit: Int
  ) -> [Keyword] {
    let model = ranker.model
    let context = KeywordBatchFeatures(model, statistics)
    let weights = model.weights.values(style: proposals.style)
    let scores = proposals.entries.map { context.score($0, by: method, weights) }
    let choice = RedundancyRanker(
      proposals: proposals, diversity: diversity, penalizesRedundancy: method == .ranker,
      // What needs the batch is not in order yet.
      tierSize: method.needsRarity ? .max : tierSize)
    let width = KeywordFeature.allCases.count
    let limit = min(limit, proposals.most)
    return choice.best(scores, limit: limit).map { item in
      let entry = proposals.entries[item.number]
      let values =
        proposals.values.isEmpty
        ? [] : proposals.values[(item.number * width)..<((item.number + 1) * width)]
      return Keyword(
        term: proposals.text(entry.form), canonical: proposals.text(entry.term),
        score: method == .ranker
          ? LinearRanker.probability(item.score - item.penalty) : item.score,
        count: Int(entry.count), occurrences: Array(proposals.spans[entry.spans.indices]),
        evidence: context.evidence(of: entry, values, weights, repetition: item.penalty))
    }
  }

  /// How many keywords a text has room for: one for eight of its characters, two at least.
  private static func most(_ units: CandidateTokens) -> Int {
    max(2, (units.characters + 7) / 8)
  }

  // MARK: Steps

  /// How many candidates the tiers have that ``maximumKeywords`` take.
  private var keptCandidates: Int {
    var (total, next) = (max(1, tierSize), max(1, tierSize))
    while total < maximumKeywords, next < Int.max / 4 {
      next *= 2
      total += next
    }
    return total
  }

  /// Calls `body` with a document's candidates, counted.
  func withProposal<R>(
    of text: TokenizedText, title: TokenizedText?, _ body: (KeywordCandidateTable) -> R
  ) -> R {
    workspaces.withObject { workspace in
      var (string, heading) = (text.text.text, title?.text.text ?? "")
      string.withUTF8 { bytes in
        heading.withUTF8 { titleBytes in
          workspace.proposal.read(
            KeywordText(bytes: bytes, tokens: text.tokens),
            title: title.map { KeywordText(bytes: titleBytes, tokens: $0.tokens) },
            model: ranker.model, stopWords: stops,
            limits: KeywordCandidateTable.Limits(words: maximumWords, width: maximumLength))
        }
      }
      let result = body(workspace.proposal)
      workspace.shrink()
      return result
    }
  }

  /// The candidates that the ranker prefers, with what the document alone says of them.
  private func bestByDocument(
    _ proposal: KeywordCandidateTable, _ features: KeywordFeatures, _ model: KeywordModel
  ) -> [TopCandidates.Item] {
    let weights = model.weights.values(style: proposal.units.style)
    let reference = KeywordBatchFeatures(model, PhraseStatistics())
    var selection = TopCandidates(limit: keptCandidates)
    weights.withUnsafeBufferPointer { weights in
      for (number, tally) in proposal.tallies.enumerated() where !tally.isTorn {
        var score = weights[weights.count - 1]
        features.visit(tally, number: number) { score += weights[$0.rawValue] * $1 }
        let rarity = model.referenceRarity(code: proposal.phraseCodes[number])
        var alone = score
        reference.visit(hash: tally.hash, count: Int(tally.count), referenceRarity: rarity) {
          alone += weights[$0.rawValue] * $1
        }
        selection.add(
          TopCandidates.Item(
            order: alone, score: score, referenceRarity: rarity, hash: tally.hash,
            number: Int32(number)))
      }
    }
    return selection.best
  }

  /// The candidates that a classic formula knows; all of them when the batch has a say still.
  private func bestByFormula(_ proposal: KeywordCandidateTable) -> [TopCandidates.Item] {
    var selection = TopCandidates(limit: method.needsRarity ? .max : keptCandidates)
    for (score, number) in ClassicScores(proposal).scores(method) {
      selection.add(
        TopCandidates.Item(
          order: score, score: score, referenceRarity: 0, hash: proposal.tallies[number].hash,
          number: Int32(number)))
    }
    return selection.best
  }
}

/// What a document is read into; used by one task at a time, for one document after the other.
final class KeywordWorkspace: @unchecked Sendable {
  // Sendable: `Pool` hands an object to one task at a time.
  var proposal = KeywordCandidateTable()

  /// Gives back the memory of a document much larger than the usual.
  func shrink() {
    if proposal.tallies.count > 200_000 { proposal = KeywordCandidateTable() }
  }
}
