package import HanCore

/// How often words occur in a corpus, and in how many of its documents.
///
/// A value is a monoid: lists can be merged in any order.
package struct FrequencyList: Sendable {
  /// A word's counts.
  package struct Entry: Hashable, Sendable {
    /// Occurrences.
    package var occurrences = 0
    /// Documents that have the word.
    package var documents = 0

    package init(occurrences: Int = 0, documents: Int = 0) {
      self.occurrences = occurrences
      self.documents = documents
    }
  }

  /// The running words.
  package private(set) var tokens = 0
  /// The documents.
  package private(set) var documents = 0
  private var entries: [Term: Entry] = [:]

  /// An empty list.
  package init() {}

  /// A list that was counted elsewhere.
  ///
  /// - Parameter tokens: The running words, when they are more than those listed.
  package init(_ counts: [(word: Term, occurrences: Int)], tokens: Int? = nil) {
    for (word, occurrences) in counts {
      entries[word, default: Entry()].occurrences += occurrences
    }
    self.tokens = tokens ?? entries.values.reduce(0) { $0 + $1.occurrences }
  }

  /// Adds a document.
  package mutating func add(_ document: RunningWords) {
    documents += 1
    tokens += document.sequence.count
    for (word, count) in zip(document.words, document.counts) {
      entries[Term(word), default: Entry()].add(count)
    }
  }

  /// Adds documents whose words come apart.
  package mutating func add(documents: Int, tokens: Int) {
    self.documents += documents
    self.tokens += tokens
  }

  /// Adds what documents have of a word, whose running words are added apart.
  package mutating func add(_ word: Term, occurrences: Int, documents: Int) {
    guard occurrences > 0 else { return }
    entries[word, default: Entry()].add(occurrences, documents: documents)
  }

  /// Makes room for so many words.
  package mutating func reserveCapacity(_ words: Int) { entries.reserveCapacity(words) }

  /// Calls `body` with each word and its counts, in no order.
  package func forEach(_ body: (Term, Entry) -> Void) {
    for (word, entry) in entries { body(word, entry) }
  }

  /// Adds the counts of other documents.
  package mutating func merge(_ other: FrequencyList) {
    documents += other.documents
    tokens += other.tokens
    for (word, entry) in other.entries {
      entries[word, default: Entry()].occurrences += entry.occurrences
      entries[word, default: Entry()].documents += entry.documents
    }
  }

  /// The counts without those of some of the documents.
  ///
  /// - Precondition: these documents were counted.
  package func subtracting(_ part: FrequencyList) -> FrequencyList {
    var rest = self
    rest.documents -= part.documents
    rest.tokens -= part.tokens
    for (word, entry) in part.entries {
      let left = Entry(
        occurrences: self[word].occurrences - entry.occurrences,
        documents: self[word].documents - entry.documents)
      rest.entries[word] = left.occurrences > 0 ? left : nil
    }
    return rest
  }

  /// A word's counts, noughts when it does not occur.
  package subscript(word: Term) -> Entry { entries[word] ?? Entry() }

  /// The words, in no order.
  package var words: some Collection<Term> { entries.keys }
}

extension FrequencyList.Entry {
  /// Adds documents that have the word so often together.
  fileprivate mutating func add(_ count: Int, documents number: Int = 1) {
    occurrences += count
    documents += number
  }
}
