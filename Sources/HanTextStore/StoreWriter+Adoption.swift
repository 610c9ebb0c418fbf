internal import GRDB
internal import HanCore
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
    _ analyze: (StoredFields, StoredContent) throws -> IndexedDocument?
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
        SELECT id, title, date, source, author, extra, content, tokens
        FROM documents JOIN contents USING(document) WHERE document = ?
        """)
      for number in candidates {
        try select.begin(.integer(number))
        guard try select.step() else { continue }
        let fields = StoredFields(
          id: select.text(0) ?? "", title: select.text(1), date: select.text(2),
          source: select.text(3), author: select.text(4), extra: select.text(5))
        let content = try select.withBytes(6) { try StoredContent(packed: $0) }
        let tokens = select.integer(7)
        select.end()
        guard let document = try analyze(fields, content) else { continue }
        try writing.replace(number, tokens: tokens, with: document)
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
}
