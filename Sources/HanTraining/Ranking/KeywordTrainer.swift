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
  private var statistics: [PhraseStatistics] = []
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
    var batch = PhraseStatistics()
    for document in set {
      let (candidates, wordings) = extractor.examples(
        in: document.text, title: document.title)
      self.wordings.merge(wordings) { min($0, $1) }
      let right = Set(document.keywords.map { PhraseHash.hash($0) })
      batch.add(candidates.map(\.hash))
      documents.append(
        LabelledDocument(
          candidates: candidates, isRight: candidates.map { right.contains($0.hash) },
          answers: right.count, set: statistics.count, weight: weight))
    }
    statistics.append(batch)
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
  package func examples() -> RankerExamples { examples(of: Array(documents.indices)).examples }

  private func train(on indices: [Int]) -> RankerWeights {
    let (examples, table) = examples(of: indices)
    var weights = regression.fit(examples)
    for (name, value) in table.weights(wordings) { weights.values[name] = value }
    return weights
  }

  private func examples(of indices: [Int]) -> (examples: RankerExamples, table: RoleTable) {
    var table = RoleTable()
    for index in indices { table.add(documents[index], times: documents[index].weight) }
    // What words say in their roles comes from other documents: a table that knows the document
    // would give its answers away.
    var parts = (0..<Self.parts).map { _ in RoleTable() }
    for (place, index) in indices.enumerated() {
      parts[place % Self.parts].add(documents[index], times: documents[index].weight)
    }
    var examples = RankerExamples(features: KeywordFeature.allCases.map(\.name))
    for (place, index) in indices.enumerated() {
      let document = documents[index]
      for statistics in [statistics[document.set], PhraseStatistics()] {
        let rows = rows(document, statistics, table, without: parts[place % Self.parts])
        for _ in 0..<document.weight { examples.add(rows, answers: document.answers) }
      }
    }
    return (examples, table)
  }

  private func rows(
    _ document: LabelledDocument, _ statistics: PhraseStatistics, _ table: RoleTable,
    without own: RoleTable
  ) -> [(values: [Double], isRight: Bool)] {
    zip(document.candidates, document.isRight).map { candidate, isRight in
      var values = extractor.values(of: candidate, in: statistics)
      for (role, word, share) in candidate.words {
        values[KeywordFeature(role).rawValue] +=
          Double(share) * table.logOdds(role, word, without: own)
      }
      return (values, isRight)
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
    let batch = alone ? PhraseStatistics() : statistics[set]
    for fold in 0..<folds {
      let learnt = own.enumerated().filter { $0.offset % folds != fold }.map(\.element) + others
      let weights = train(on: learnt)
      var table = RoleTable()
      for index in learnt { table.add(documents[index], times: documents[index].weight) }
      var test = RankerExamples(features: KeywordFeature.allCases.map(\.name))
      for index in own.enumerated().filter({ $0.offset % folds == fold }).map(\.element) {
        let rows = rows(documents[index], batch, table, without: RoleTable())
        test.add(rows, answers: documents[index].answers)
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
  /// The feature that words in a role add up to.
  init(_ role: KeywordRole) {
    switch role {
    case .before: self = .before
    case .after: self = .after
    case .first: self = .first
    case .inside: self = .inside
    case .last: self = .last
    case .initial: self = .initial
    case .final: self = .final
    case .whole: self = .whole
    }
  }
}
