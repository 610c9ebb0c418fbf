internal import GRDB
internal import HanCore
internal import HanStatistics
internal import HanText

extension StoreWriter {
  /// Adds words to the store's dictionary, and replaces the documents that are other than before, all
  /// at once or nothing.
  ///
  /// - Parameters:
  ///   - words: Lines of a dictionary.
  ///   - documents: Those that may change, by their numbers; `nil` for any.
  ///   - analyze: Makes a document again; `nil` when it is as it was.
  /// - Returns: How many documents were replaced.
  package func adopt(
    _ words: [String], among documents: Set<Int>?,
    _ analyze: (StoredFields, StoredText) throws -> IndexedDocument?
  ) throws -> Int {
    try flush()
    var replaced = 0
    try change { database, writing in
      let numbers = try RowStatement(database, "SELECT document FROM documents")
      var candidates: [Int] = []
      while try numbers.step() {
        let number = numbers.integer(0)
        if documents?.contains(number) ?? true { candidates.append(number) }
      }
      let select = try RowStatement(
        database,
        """
        SELECT id, title, date, source, author, extra, documents.tokens, contents.tokens, rest
        FROM documents JOIN contents USING(document) WHERE document = ?
        """)
      for number in candidates {
        // What is read is gone before the vocabulary, which it shares, is added to.
        guard let (document, count) = try analyzed(number, select, writing.vocabulary, analyze)
        else { continue }
        try writing.replace(number, tokens: count, with: document)
        replaced += 1
      }
      var settings = settings
      settings.adopted += words
      try StoreDescription.update(
        settings, fingerprint: try settings.configuration().fingerprint, in: database)
    }
    settings.adopted += words
    try finish()
    return replaced
  }
  /// A document made again, and the running words that it had.
  private func analyzed(
    _ number: Int, _ row: RowStatement, _ vocabulary: TokenVocabulary,
    _ analyze: (StoredFields, StoredText) throws -> IndexedDocument?
  ) throws -> (IndexedDocument, Int)? {
    try row.begin(.integer(number))
    guard try row.step() else { return nil }
    defer { row.end() }
    let fields = StoredFields(
      id: row.text(0) ?? "", title: row.text(1), date: row.text(2), source: row.text(3),
      author: row.text(4), extra: row.text(5))
    var tokens: [Int32] = []
    try row.withBytes(7) { bytes throws(ByteError) in
      try TokenNumbers.read(bytes, below: vocabulary.count, into: &tokens)
    }
    let text = StoredText(
      tokens: tokens, rest: row.withBytes(8) { Array($0) }, vocabulary: vocabulary,
      fields: fields)
    return try analyze(fields, text).map { ($0, row.integer(6)) }
  }
}
