package import HanCore
package import HanStatistics

/// What might be a keyword of a document, with what ranking needs to know; no text.
package struct KeywordCandidate: Hashable, Sendable {
  /// The term in the canonical script.
  package var term: Term
  /// Its most frequent wording in the document.
  package var form: Term
  /// Its length in characters (scalars).
  package var length: Int
  /// How many words it has.
  package var words: Int
  /// Where it occurs in the document's text, UTF-8 bytes, in order.
  package var occurrences: [TextSpan]
  /// How often it occurs, a title that stands apart included.
  package var count: Int
  /// Occurrences inside a longer candidate that is repeated.
  package var nestedCount: Int
  /// Occurrences bounded on both sides by marks, stop words or the edge of the text.
  package var freeCount: Int
  /// The hash of the term, by which a batch counts it.
  package var hash: UInt64
}

/// What a document proposes: the candidates that rank first by the document alone, as many as the
/// extractor keeps, best first.
///
/// They lie side by side in a few arrays: there are many documents in a batch, and most candidates
/// never become a keyword.
package struct KeywordCandidates: Hashable, Sendable {
  /// A candidate as it is stored.
  struct Entry: Hashable, Sendable {
    var hash: UInt64
    /// What the document alone says of it, as log-odds without the reference; what a classic
    /// formula gives.
    var score: Double
    /// How uncommon it is in the reference, ln of documents over documents with it.
    var referenceRarity: Double
    /// The term's bytes.
    var term: Range<Int32>
    /// The bytes of its most frequent wording.
    var form: Range<Int32>
    /// Its places.
    var spans: Range<Int32>
    var count: Int32
    var nestedCount: Int32
    var freeCount: Int32
    var length: UInt16
    var words: UInt8
    /// Which characters it has, as bits: what another one has beside them cannot be a part of it.
    var characters: UInt64
  }

  var entries: [Entry] = []
  /// The terms and wordings, UTF-8.
  var bytes: [UInt8] = []
  /// The places of all, in the document.
  var spans: [TextSpan] = []
  /// The document's style, see ``KeywordModel/style(ofMean:)``.
  var style = 0.0
  /// How many keywords the text has room for.
  var most = Int.max
  /// The values of all features, candidate after candidate, if evidence was asked for.
  var values: [Double] = []

  /// Everything that might be a keyword, each once, with its occurrences: what a corpus counts.
  package var phrases: [DocumentCounts.PhraseCount] = []

  /// No candidates.
  package init() {}

  /// The hashes of the candidates that are kept, each once: what ranking asks a corpus for.
  package var hashes: [UInt64] { entries.map(\.hash) }

  /// The candidates, best first.
  package var candidates: [KeywordCandidate] {
    entries.map { entry in
      KeywordCandidate(
        term: Term(text(entry.term)), form: Term(text(entry.form)), length: Int(entry.length),
        words: Int(entry.words), occurrences: Array(spans[entry.spans.indices]),
        count: Int(entry.count), nestedCount: Int(entry.nestedCount),
        freeCount: Int(entry.freeCount), hash: entry.hash)
    }
  }

  /// A stretch of the bytes as text.
  func text(_ range: Range<Int32>) -> String {
    String(decoding: bytes[range.indices], as: UTF8.self)
  }

  /// Whether the term of one candidate is a part of another's.
  func isPart(_ part: Entry, of whole: Entry) -> Bool {
    guard part.characters & ~whole.characters == 0, part.term.count < whole.term.count else {
      return false
    }
    return bytes.withUnsafeBufferPointer { bytes in
      let (part, whole) = (bytes[part.term.indices], bytes[whole.term.indices])
      let first = part[part.startIndex]
      for start in whole.startIndex...(whole.endIndex - part.count) where whole[start] == first {
        if whole[start..<(start + part.count)].elementsEqual(part) { return true }
      }
      return false
    }
  }

  /// Whether one term ends with what another begins with: two characters, and half of the shorter
  /// one.
  func overlaps(_ a: Entry, _ b: Entry) -> Bool {
    let least = max(6, min(a.term.count, b.term.count) / 2)
    guard (a.characters & b.characters).nonzeroBitCount > 1, a.term.count > least,
      b.term.count > least
    else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      let (a, b) = (bytes[a.term.indices], bytes[b.term.indices])
      let longest = min(a.count, b.count) - 1
      return stride(from: longest, through: least, by: -1).contains { length in
        a.suffix(length).elementsEqual(b.prefix(length))
          || b.suffix(length).elementsEqual(a.prefix(length))
      }
    }
  }

  /// How much two terms have in common, 0 to 1: Dice's coefficient of their characters.
  func similarity(_ a: Entry, _ b: Entry) -> Double {
    let (one, other) = (text(a.term).unicodeScalars, text(b.term).unicodeScalars)
    var rest = Array(other)
    var common = 0
    for scalar in one {
      if let place = rest.firstIndex(of: scalar) {
        rest.swapAt(place, rest.count - 1)
        rest.removeLast()
        common += 1
      }
    }
    return Double(2 * common) / Double(max(1, one.count + other.count))
  }
}

extension Range<Int32> {
  /// The same bounds as indices.
  var indices: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}
