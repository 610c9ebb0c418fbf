import HanText
import HanTextStore

extension Company {
  /// The words near a node in a store: of documents that have the node, the tokens alone are read.
  init(
    of node: Term, in window: CooccurrenceCounts.Window, stored: StoreCorpus, endsAtMarks: Bool
  ) throws {
    let store = stored.store
    let vocabulary = try store.vocabulary()
    let documents = try stored.documents()
    tokens = documents.reduce(0) { $0 + $1.tokens }
    guard let number = vocabulary.term(node.text) else { return }
    let postings = try store.postings()
    var having: Set<Int> = []
    try postings.forEach(of: number) { document, _ in having.insert(document) }
    var counts = NumberedCooccurrences(of: number, in: window)
    let reader = NumberedWords(vocabulary, endsAtMarks: endsAtMarks)
    try store.forEachTokens(
      of: documents.lazy.map(\.number).filter(having.contains), in: vocabulary
    ) { _, tokens in
      try Interruption.cancellation.check()
      let (terms, breaks) = reader.sequence(of: tokens)
      counts.add(terms, breaks)
    }
    nodeFrequency = counts.nodeFrequency
    guard !counts.rows.isEmpty else { return }
    let frequencies = try store.entries(
      in: [documents], of: postings, words: vocabulary.termCount)[0]
    words = counts.rows.map { row in
      Word(
        term: Term(vocabulary.word(row.word)), positions: row.positions,
        documents: row.documents, frequency: frequencies[Int(row.word)].occurrences)
    }
  }
}
