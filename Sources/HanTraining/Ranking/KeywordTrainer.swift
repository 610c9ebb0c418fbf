package import HanCore
package import HanExtraction
import HanStatistics

/// Learns to rank keywords from documents with keywords that people chose.
///
/// Each document is learnt from twice: with the set it belongs to as its batch, and alone.
package struct KeywordTrainer: Sendable {
  /// A document's candidates, and what is right of them.
  struct LabelledDocument: Sendable {
    var candidates: [KeywordExample]
    var vocabulary: [UInt64]
    var isRight: [Bool]
    var answers: Int
    var set: Int
    var weight: Int
  }

  /// Makes candidates; its ranker's weights are not used, its reference is.
  package let extractor: KeywordExtractor
  package var regression = LogisticRegression(penalty: 10)
  /// In how many parts documents are kept from what words say of them.
  static let parts = 10
  private var documents: [LabelledDocument] = []
  private var setCount = 0
  private var wordings: [UInt64: String] = [:]

  package init(extractor: KeywordExtractor) { self.extractor = extractor }

  /// A document to learn from.
  package struct Document: Sendable {
    package var text: TokenizedText
    package var title: TokenizedText?
    /// The right keywords, in the canonical script.
    package var keywords: [String]

    package init(
      text: TokenizedText, title: TokenizedText?, keywords: [String]
    ) {
      self.text = text
      self.title = title
      self.keywords = keywords
    }
  }

  /// Adds a set of documents.
  ///
  /// - Parameter weight: As how many documents each counts.
  package mutating func add(_ set: [Document], weight: Int = 1) {
    for document in set {
      let found = extractor.examples(in: document.text, title: document.title)
      wordings.merge(found.wordings) { min($0, $1) }
      let candidates = found.candidates
      let right = Set(document.keywords.map { PhraseHash.hash($0) })
      documents.append(
        LabelledDocument(
          candidates: candidates, vocabulary: found.vocabulary,
          isRight: candidates.map { right.contains($0.hash) }, answers: right.count,
          set: setCount, weight: weight))
    }
    setCount += 1
  }

  /// Candidates a document, and the share of the right keywords that are among them.
  package var candidateSummary: (perDocument: Double, recall: Double) {
    let found = documents.reduce(0) { $0 + $1.isRight.count { $0 } }
    let answers = documents.reduce(0) { $0 + $1.answers }
    let candidates = documents.reduce(0) { $0 + $1.candidates.count }
    return (
      Double(candidates) / Double(max(1, documents.count)), Double(found) / Double(max(1, answers))
    )
  }

  /// The weights: those of features, and those of words in their roles.
  package func train() -> RankerWeights { train(on: Array(documents.indices)) }

  /// What is learnt from: each document twice, with the roles of words as the others give them.
  package func examples() -> RankerExamples {
    let indices = Array(documents.indices)
    let tables = learn(from: indices)
    return examples(of: indices, tables, batches: batches())
  }

  private func train(on indices: [Int]) -> RankerWeights {
    let tables = learn(from: indices)
    var weights = regression.fit(
      examples(of: indices, tables, batches: batches()))
    for (name, value) in tables.roles.weights(wordings) { weights.values[name] = value }
    for (name, value) in tables.style.weights(wordings) { weights.values[name] = value }
    return weights
  }

  /// What words say, by all documents and by each part of them.
  private struct Tables {
    var roles = RoleTable()
    var parts = (0..<KeywordTrainer.parts).map { _ in RoleTable() }
    var style = StyleTable()
    /// The largest set.
    var main = 0

    func side(_ document: LabelledDocument) -> Int { document.set == main ? 0 : 1 }
  }

  private func learn(from indices: [Int]) -> Tables {
    var tables = Tables()
    let sizes = (0..<setCount).map { set in indices.count { documents[$0].set == set } }
    tables.main = sizes.indices.max { (sizes[$0], $1) < (sizes[$1], $0) } ?? 0
    for (place, index) in indices.enumerated() {
      let document = documents[index]
      tables.roles.add(document, times: document.weight)
      tables.parts[place % Self.parts].add(document, times: document.weight)
      tables.style.add(document.vocabulary, side: tables.side(document))
    }
    return tables
  }

  /// The phrases of each set, as a batch counts them.
  private func batches() -> [PhraseStatistics] {
    var batches = [PhraseStatistics](repeating: PhraseStatistics(), count: setCount)
    for document in documents { batches[document.set].add(document.candidates.map(\.hash)) }
    return batches
  }

  /// The examples of documents alone, and if there are batches, of documents in them too.
  private func examples(
    of indices: [Int], _ tables: Tables, batches: [PhraseStatistics]
  ) -> RankerExamples {
    var examples = RankerExamples(features: KeywordWeights.names)
    for (place, index) in indices.enumerated() {
      let document = documents[index]
      let batch = batches.isEmpty ? [] : [batches[document.set]]
      for statistics in batch + [PhraseStatistics()] {
        examples.add(
          rows(document, statistics, tables, place: place), answers: document.answers,
          times: document.weight)
      }
    }
    return examples
  }

  /// What is learnt from a document, or tested on it.
  ///
  /// - Parameter place: Its place among those the tables were learnt from, if it is one of them. What
  ///   words say comes from other documents then: a table that knows the document would give its
  ///   answers away.
  private func rows(
    _ document: LabelledDocument, _ statistics: PhraseStatistics, _ tables: Tables, place: Int?
  ) -> [(values: [Double], isRight: Bool)] {
    let style = KeywordModel.style(
      ofMean: tables.style.mean(
        document.vocabulary, without: place == nil ? nil : tables.side(document)))
    let part = place.map { tables.parts[$0 % Self.parts] } ?? RoleTable()
    return rows(document, statistics, tables.roles, without: part, style: style)
  }

  private func rows(
    _ document: LabelledDocument, _ statistics: PhraseStatistics, _ table: RoleTable,
    without own: RoleTable, style: Double
  ) -> [(values: [Double], isRight: Bool)] {
    zip(document.candidates, document.isRight).map { candidate, isRight in
      var values = extractor.values(of: candidate, in: statistics)
      for (role, word, share) in candidate.words {
        guard let feature = KeywordFeature(role) else { continue }
        values[feature.rawValue] += Double(share) * table.logOdds(role, word, without: own)
      }
      return (KeywordWeights.row(values, style: style), isRight)
    }
  }

  /// The scores in cross-validation of the documents of one set, with the others of it as the
  /// batch or alone; the other sets are learnt from throughout.
  package func crossValidated(
    set: Int, alone: Bool, folds: Int = 5, limits: [Int]
  ) throws(RankerError) -> [RankerScore] {
    var scores = limits.map { _ in RankerScore() }
    let own = documents.indices.filter { documents[$0].set == set }
    let others = documents.indices.filter { documents[$0].set != set }
    for fold in 0..<folds {
      let learnt = own.enumerated().filter { $0.offset % folds != fold }.map(\.element) + others
      let weights = train(on: learnt)
      let tables = learn(from: learnt)
      let batch = alone ? PhraseStatistics() : batches()[set]
      var test = RankerExamples(features: KeywordWeights.names)
      for index in own.enumerated().filter({ $0.offset % folds == fold }).map(\.element) {
        test.add(
          rows(documents[index], batch, tables, place: nil), answers: documents[index].answers)
      }
      var dense = weights
      dense.values = dense.values.filter { !$0.key.contains(":") }
      for (index, limit) in limits.enumerated() {
        let part = try RankerEvaluation.score(dense, on: test, limit: limit)
        scores[index].hits += part.hits
        scores[index].listed += part.listed
        scores[index].answers += part.answers
      }
    }
    return scores
  }
}

extension KeywordFeature {
  /// The feature that words in a role add up to; `nil` for the style.
  init?(_ role: KeywordRole) {
    switch role {
    case .before: self = .before
    case .after: self = .after
    case .first: self = .first
    case .inside: self = .inside
    case .last: self = .last
    case .initial: self = .initial
    case .final: self = .final
    case .style: return nil
    }
  }
}
