internal import GRDB
package import HanCore

extension CorpusStore {
  /// Calls `body` with each word and its list of documents, read by ``PostingReader``; all lists of a
  /// word come one after the other. Words come in the order of their numbers.
  package func forEachList(_ body: (Int, PostingReader) -> Void) throws {
    try connection.read { database in
      let rows = try RowStatement(database, "SELECT term, list FROM postings")
      while try rows.step() {
        let term = rows.integer(0)
        rows.withBytes(1) { body(term, PostingReader(bytes: $0)) }
      }
    }
  }

  /// The same for some words by their numbers.
  package func forEachList(
    of numbers: some Sequence<Int>, _ body: (Int, PostingReader) -> Void
  ) throws {
    try connection.read { database in
      let rows = try RowStatement(
        database, "SELECT list FROM postings WHERE term = ? ORDER BY part", isKept: true)
      for number in numbers {
        try rows.begin(.integer(number))
        while try rows.step() { rows.withBytes(0) { body(number, PostingReader(bytes: $0)) } }
      }
    }
  }

  /// The words by their numbers.
  package func words() throws -> [Term] {
    try connection.read { database in
      let rows = try RowStatement(database, "SELECT text FROM terms ORDER BY term")
      var words: [Term] = []
      while try rows.step() { words.append(Term(rows.text(0) ?? "")) }
      return words
    }
  }

  /// The number of a word; `nil` when no document ever had it.
  package func number(of word: Term) throws -> Int? {
    try connection.read { database in
      let row = try RowStatement(
        database, "SELECT term FROM terms WHERE text = ?", isKept: true)
      try row.begin(.text(word.text))
      defer { row.end() }
      return try row.step() ? row.integer(0) : nil
    }
  }

  /// Calls `body` with each document of words by their numbers, and the occurrences in it. Documents
  /// that were removed are among them.
  package func lists(
    ofNumbers numbers: some Sequence<Int>, _ body: (Int, Int, Int) -> Void
  ) throws {
    try forEachList(of: numbers) { number, list in
      list.forEach { body(number, $0, $1) }
    }
  }

  /// The same of words; the first argument is the word's place among `words`.
  package func lists(of words: [Term], _ body: (Int, Int, Int) -> Void) throws {
    for (place, word) in words.enumerated() {
      guard let number = try number(of: word) else { continue }
      try lists(ofNumbers: [number]) { body(place, $1, $2) }
    }
  }
}

/// A list of documents with the occurrences of a word, to be read at once.
package struct PostingReader {
  let bytes: UnsafeRawBufferPointer

  /// Calls `body` with each document and the occurrences in it.
  package func forEach(_ body: (Int, Int) -> Void) { PostingList.forEach(bytes, body) }
}
