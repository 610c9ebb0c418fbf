package import HanCore

/// The running words of a document in order, and where sentences begin: what windows, n-grams and
/// measures of sequences are computed from. Punctuation is no word and has no place.
///
/// Memory: five bytes a word, and the distinct words.
package struct RunningWords: Sendable {
  /// The distinct words, in the canonical script, in the order of their first occurrence.
  package private(set) var words: [String] = []
  /// Which word stands at each place.
  package private(set) var sequence: [Int32] = []
  /// What stands before the word at each place.
  package private(set) var breaks: [Break] = []

  /// What parts a word from the one before.
  package enum Break: UInt8, Sendable, Comparable {
    /// Nothing, or white space.
    case none
    /// Punctuation inside the sentence, which ends an n-gram.
    case phrase
    /// The end of a sentence, which ends a window.
    case sentence

    package static func < (a: Break, b: Break) -> Bool { a.rawValue < b.rawValue }
  }

  /// The running words of a text.
  ///
  /// - Parameter endsAtMarks: Whether 。！？ and … end a sentence, and not lines alone.
  package init(_ text: TokenizedText, endsAtMarks: Bool = true) {
    var numbers: [Term: Int32] = [:]
    var pending = Break.sentence
    for token in text.tokens {
      guard token.kind.isWord else {
        pending = max(pending, Self.boundary(text.surface(of: token), token.kind, endsAtMarks))
        continue
      }
      let word = Term(text.surface(of: token))
      let next = Int32(words.count)
      let number = numbers[word] ?? next
      if number == next {
        numbers[word] = next
        words.append(word.text)
      }
      sequence.append(number)
      breaks.append(pending)
      pending = .none
    }
  }

  /// Running words that were found elsewhere.
  ///
  /// - Parameters:
  ///   - words: The distinct words, in the order of their first occurrence.
  ///   - sequence: Which word stands at each place; as many as `breaks`.
  package init(words: [String], sequence: [Int32], breaks: [Break]) {
    self.words = words
    self.sequence = sequence
    self.breaks = breaks
  }

  /// What a token that is no word parts.
  package static func boundary(
    _ surface: some StringProtocol, _ kind: TokenKind, _ endsAtMarks: Bool
  ) -> Break {
    var found = kind == .space ? Break.none : .phrase
    for scalar in surface.unicodeScalars {
      switch scalar {
      case "。", "！", "？", "!", "?", "…", "｡": if endsAtMarks { found = .sentence }
      default: if scalar.isLineBreak { found = .sentence }
      }
    }
    return found
  }

  /// Calls `body` with the places of each sentence.
  package func forEachSentence(_ body: (Range<Int>) -> Void) {
    var start = 0
    for place in breaks.indices.dropFirst() where breaks[place] == .sentence {
      body(start..<place)
      start = place
    }
    if start < sequence.count { body(start..<sequence.count) }
  }

  /// How often each word occurs, in the order of ``words``.
  package var counts: [Int] {
    var counts = [Int](repeating: 0, count: words.count)
    for number in sequence { counts[Int(number)] += 1 }
    return counts
  }

  /// Writes the words as bytes.
  package func encode(to writer: inout ByteWriter) {
    writer.list(words) { $0.string($1) }
    writer.list(sequence) { $0.count(Int($1)) }
    writer.list(breaks) { $0.count(Int($1.rawValue)) }
  }

  /// Reads what ``encode(to:)`` wrote.
  package init(from reader: inout ByteReader) throws(ByteError) {
    words = try reader.list { reader throws(ByteError) in try reader.string() }
    sequence = try reader.list { reader throws(ByteError) in
      Int32(clamping: try reader.count())
    }
    breaks = try reader.list { reader throws(ByteError) in
      Break(rawValue: UInt8(clamping: try reader.count())) ?? .none
    }
  }
}
