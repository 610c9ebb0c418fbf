import ArgumentParser
import HanText
import HanTextStore

/// The documents of a store that a command asks for.
struct StoreCorpus: Sendable {
  let store: CorpusStore
  private let conditions: [DocumentCondition]

  /// Opens a store.
  ///
  /// - Parameters:
  ///   - given: The options of analysis; what they say has to be what the store was made by.
  /// - Throws: `StoreError`, `UserDictionaryError`, ``DocumentFailure``.
  init(
    _ path: String, conditions: [DocumentCondition], given: StoreSettings, offsets: OffsetUnit,
    messages: Messages
  ) throws {
    store = try CorpusStore(path, offsets: offsets)
    self.conditions = conditions
    if given != StoreSettings() {
      var settings = given
      settings.adopted = store.settings.adopted
      let wanted = try settings.configuration().fingerprint
      let found = store.configuration.fingerprint
      guard wanted == found else {
        throw StoreError.otherAnalysis(
          path: path, difference: found.difference(from: wanted),
          rebuild: "leave out the options of analysis, or index with them and --rebuild")
      }
    }
    if store.incompleteFiles > 0 {
      messages.warning(
        "\(path): \(store.incompleteFiles) files are not wholly indexed; run hantext index again")
    }
  }

  /// The documents that meet the conditions, in order.
  func documents() throws -> [StoredDocument] { try documents(meeting: conditions) }

  /// The documents that meet other conditions, in order; those of this one when there are none.
  func documents(meeting other: [DocumentCondition]) throws -> [StoredDocument] {
    let conditions = other.isEmpty ? conditions : other
    guard !conditions.isEmpty else { return try store.documents() }
    var chosen: [StoredDocument] = []
    try store.forEachFields { document, fields in
      let fields = DocumentFields(fields)
      if conditions.allSatisfy({ $0.holds(for: fields) }) { chosen.append(document) }
    }
    return chosen
  }

  /// The documents that meet the conditions by a group, in order; `nil` leaves one out.
  func groups<Key: Hashable>(
    by key: (DocumentFields) -> Key?
  ) throws -> [Key: [StoredDocument]] {
    var groups: [Key: [StoredDocument]] = [:]
    try store.forEachFields { document, fields in
      let fields = DocumentFields(fields)
      if holds(fields), let key = key(fields) { groups[key, default: []].append(document) }
    }
    return groups
  }

  private func holds(_ fields: DocumentFields) -> Bool {
    conditions.allSatisfy { $0.holds(for: fields) }
  }

  /// Calls `body` with every document that meets the conditions, in order.
  func forEach(_ body: (DocumentFields, StoredText) throws -> Void) throws {
    try store.forEachDocument { _, fields, text in
      try Interruption.cancellation.check()
      let fields = DocumentFields(fields)
      if holds(fields) { try body(fields, try text()) }
    }
  }

  /// Calls `body` with the tokens of every document that meets the conditions, in order.
  ///
  /// - Parameter needs: What a document has to have to matter; others may be left out.
  func forEachTokens(
    in vocabulary: TokenVocabulary, needing needs: ConcordanceNeeds?,
    _ body: (_ document: Int, [Int32]) throws -> Void
  ) throws {
    var numbers = try documents().map(\.number)
    // Lists have documents that were removed, too.
    if let needs, let having = try store.documents(having: needs, in: vocabulary) {
      numbers = numbers.filter(having.contains)
    }
    try store.forEachTokens(of: numbers, in: vocabulary) { number, tokens in
      try Interruption.cancellation.check()
      try body(number, tokens)
    }
  }
}

extension DocumentFields {
  /// The fields as a store has them.
  init(_ stored: StoredFields) {
    self.init(id: stored.id, date: stored.date, source: stored.source, extra: stored.extra)
    title = stored.title
    author = stored.author
  }
}

extension StoreSettings {
  /// The analysis that options ask for.
  ///
  /// - Throws: `UserDictionaryError`, ``DocumentFailure``.
  init(
    _ cleaning: CleaningOptions, _ dictionaries: DictionaryOptions, tokenized: TokenizedInput?
  ) throws {
    self.init()
    isRaw = cleaning.raw
    withoutRules = cleaning.withoutRules.sorted()
    kind = cleaning.kind?.rawValue
    // Read here for its messages, which name the file and the line.
    _ = try dictionaries.dictionary()
    self.dictionaries = try dictionaries.userDictionaries.map { try DecodedFile.text($0) }
    patterns = try dictionaries.patterns.map { try DecodedFile.text($0) }
    forgetsWords = dictionaries.forgetsWords
    self.tokenized = tokenized?.rawValue
  }
}
