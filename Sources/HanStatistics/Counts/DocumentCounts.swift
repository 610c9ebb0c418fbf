package import HanCore

/// What one document adds to the counts of a corpus: integers under keys. They are added to
/// ``CorpusCounts`` at once and never kept.
package struct DocumentCounts: Hashable, Sendable {
  /// The number of running words.
  package private(set) var tokens = 0
  /// Rows one behind the other: the key with its length, and the occurrences; each key once.
  private(set) var rows: [UInt8] = []
  /// Phrases that may be keywords: hash and occurrences, each hash once.
  private(set) var phrases: [PhraseCount] = []

  /// How often a phrase occurs in a document.
  package struct PhraseCount: Hashable, Sendable {
    /// The hash of its wording.
    package var hash: UInt64
    /// Its occurrences.
    package var occurrences: UInt32

    /// Creates a count.
    package init(hash: UInt64, occurrences: Int) {
      self.hash = hash
      self.occurrences = UInt32(clamping: occurrences)
    }
  }

  /// The counts of an empty document.
  package init() {}

  /// Counts the words of a text and its n-grams of the given lengths.
  ///
  /// An n-gram is a run of neighbouring words; punctuation, symbols and line breaks end it.
  /// Its words are joined without a space, except between two words of Latin letters or digits.
  ///
  /// - Complexity: O(tokens · lengths).
  package init(_ text: TokenizedText, ngrams: ClosedRange<Int> = 1...1) {
    tokens = text.tokens.reduce(0) { $0 + ($1.kind.isWord ? 1 : 0) }
    if ngrams.upperBound == 1 {
      addWords(of: text)
    } else {
      add(NGramTable(text, lengths: ngrams))
    }
  }

  /// Counts running words alone.
  package init(wordsOf text: TokenizedText) {
    tokens = text.tokens.reduce(0) { $0 + ($1.kind.isWord ? 1 : 0) }
  }

  /// Adds running words, for counts that are made by hand.
  package mutating func add(tokens count: Int) { tokens += max(0, count) }

  /// Adds a term, for counts that are made by hand.
  ///
  /// - Parameters:
  ///   - term: The term, in the canonical script; each once.
  ///   - forms: Its wordings in the sources, with their occurrences.
  ///   - tags: Its parts of speech, with their occurrences.
  package mutating func add(
    _ term: Term, forms: [Term: Int], tags: [PartOfSpeech: Int] = [:]
  ) {
    var entry = TermEntry(occurrences: forms.values.reduce(0, +))
    entry.forms = forms.filter { $0.key != term }
    for (tag, count) in tags.sorted(by: { $0.key.name < $1.key.name }) {
      entry.tags.add(tag, count: count)
    }
    append(term.text.utf8, entry)
  }

  /// Adds slogans.
  ///
  /// - Parameter slogans: Their keys, each as often as it occurs.
  package mutating func add(slogans: some Sequence<Term>) {
    var counts: [Term: Int] = [:]
    for slogan in slogans { counts[slogan, default: 0] += 1 }
    for (slogan, count) in counts.sorted(by: { $0.key < $1.key }) {
      append(CountKey.slogan, slogan.text.utf8, nil, "", count)
    }
  }

  /// Adds phrases that may be keywords, each once.
  package mutating func add(phrases: [PhraseCount]) { self.phrases += phrases }

  private mutating func addWords(of text: TokenizedText) {
    let table = WordTable(text)
    rows.reserveCapacity(table.entries.count * 24)
    var canonical = text.text.text
    canonical.withUTF8 { bytes in
      for entry in table.entries {
        append(
          bytes[entry.span.lowerBound..<entry.span.upperBound],
          TermEntry(occurrences: entry.occurrences, forms: entry.forms, tags: entry.tags))
      }
    }
  }

  private mutating func add(_ table: NGramTable) {
    rows.reserveCapacity(table.entries.count * 20)
    table.forEachWording { number, wording in
      let occurrences = table.entries[number].occurrences
      let forms = table.forms[number]
      guard number < table.words.count || forms != nil else {
        append(CountKey.word, wording, nil, "", occurrences)
        return
      }
      var term = TermEntry(occurrences: occurrences)
      if number < table.words.count {
        term.forms = table.words[number].forms
        term.tags = table.words[number].tags
      }
      if let forms { term.forms.merge(forms, uniquingKeysWith: +) }
      append(wording, term)
    }
  }

  private mutating func append(_ term: some Collection<UInt8>, _ entry: TermEntry) {
    append(CountKey.word, term, nil, "", entry.occurrences)
    for (form, count) in entry.forms.sorted(by: { $0.key < $1.key }) {
      append(CountKey.word, term, CountKey.form, form.text, count)
    }
    entry.tags.forEach { tag, count in
      append(CountKey.word, term, CountKey.tag, tag.name, count)
    }
  }

  private mutating func append(
    _ kind: UInt8, _ term: some Collection<UInt8>, _ mark: UInt8?, _ part: String,
    _ occurrences: Int
  ) {
    appendNumber(term.count + 2 + (mark == nil ? 0 : part.utf8.count + 1))
    rows.append(kind)
    rows.append(contentsOf: term)
    rows.append(0)
    if let mark {
      rows.append(mark)
      rows.append(contentsOf: part.utf8)
    }
    appendNumber(occurrences)
  }

  /// As ``ByteWriter/count(_:)`` writes it.
  private mutating func appendNumber(_ number: Int) {
    var rest = number
    while rest >= 0x80 {
      rows.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    rows.append(UInt8(truncatingIfNeeded: rest))
  }
}

/// What one document knows of a term.
struct TermEntry: Hashable, Sendable {
  var occurrences = 0
  /// The source's wordings, where they differ from the term.
  var forms: [Term: Int] = [:]
  /// The parts of speech of a single word, as far as it was tagged.
  var tags = TagCounts()
}

extension DocumentCounts {
  /// How often a term occurs.
  ///
  /// - Complexity: O(rows).
  package subscript(term: Term) -> Int {
    let wanted = CountKey.term(term.text)
    var found = 0
    forEachRow { key, occurrences in
      if key.elementsEqual(wanted) { found = occurrences }
    }
    return found
  }

  /// The number of distinct terms.
  package var termCount: Int {
    var count = 0
    forEachTerm { _, _ in count += 1 }
    return count
  }

  /// Calls `body` with each row's key and occurrences; a row that is cut short ends the walk.
  func forEachRow(_ body: (UnsafeBufferPointer<UInt8>, Int) -> Void) {
    forEachRow { key, _, occurrences in body(key, occurrences) }
  }

  /// The same, and how many bytes may be read from where the key begins.
  func forEachRow(
    _ body: (_ key: UnsafeBufferPointer<UInt8>, _ readable: Int, _ occurrences: Int) -> Void
  ) {
    rows.withUnsafeBufferPointer { rows in
      var place = 0
      // Every read is within the rows.
      func number() -> Int? {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while place < rows.count, shift < 63 {
          let byte = rows[place]
          place &+= 1
          result |= UInt64(byte & 0x7F) &<< shift
          if byte < 0x80 { return Int(exactly: result) }
          shift &+= 7
        }
        return nil
      }
      while place < rows.count {
        guard let length = number(), length <= rows.count &- place else { return }
        let key = UnsafeBufferPointer(rebasing: rows[place..<(place &+ length)])
        let readable = rows.count &- place
        place &+= length
        guard let count = number() else { return }
        body(key, readable, count)
      }
    }
  }

  /// Calls `body` with the key and the occurrences of each term.
  func forEachTerm(_ body: (UnsafeBufferPointer<UInt8>, Int) -> Void) {
    forEachRow { key, occurrences in
      if key.first == CountKey.word, key.last == 0 { body(key, occurrences) }
    }
  }

  /// Writes the counts as bytes.
  package func encode(to writer: inout ByteWriter) {
    writer.count(tokens)
    writer.block(rows)
    writer.list(phrases) {
      $0.fixed($1.hash)
      $0.count(Int($1.occurrences))
    }
  }

  /// Reads what ``encode(to:)`` wrote.
  package init(from reader: inout ByteReader) throws(ByteError) {
    tokens = try reader.count()
    rows = Array(try reader.block())
    phrases = try reader.list { reader throws(ByteError) in
      PhraseCount(hash: try reader.fixed(), occurrences: try reader.count())
    }
  }
}
