import HanText

/// Between which bounds the frequency of words lies when it does not hang on one way to cut words:
/// over all criteria, and as characters wherever they stand.
struct TermRanges {
  private(set) var bounds: [Term: ClosedRange<Int>] = [:]

  /// The bounds of words, from a second reading of the documents.
  ///
  /// - Parameters:
  ///   - counts: The frequency of each word as it is listed.
  ///   - repeats: The places of documents that do not count.
  ///   - group: A field, and the value that documents of the list have in it; `nil` for all.
  init(
    of counts: [Term: Int], in run: StatisticsRun, besides repeats: Set<Int>,
    group: (field: String, name: String)? = nil
  ) throws {
    let words = counts.keys.sorted()
    let configuration = run.configuration
    let counter = RangeCounter(
      words: words,
      segmenters: try Segmenter.Criterion.allCases.map {
        try Segmenter(
          engine: configuration.engine, criterion: $0,
          userDictionary: configuration.userDictionary,
          remembersWords: configuration.remembersWords)
      })
    let ways = counter.segmenters.count
    var sums = [Int](repeating: 0, count: words.count * (ways + 1))
    var place = 0
    _ = try run.perform {
      counter.counts(in: $0.tokens.text)
    } deliver: { fields, found in
      defer { place += 1 }
      if repeats.contains(place) { return }
      if let group, fields.value(of: group.field) != group.name { return }
      for (slot, count) in found.counts { sums[slot] += count }
    }
    for (index, word) in words.enumerated() {
      let own = counts[word] ?? 0
      var all = [own] + sums[(index * (ways + 1))..<(index * (ways + 1) + ways)]
      // Letters stand inside other words by chance; characters are what words are made of.
      if RangeCounter.isCharacters(word) { all.append(sums[index * (ways + 1) + ways]) }
      bounds[word] = (all.min() ?? own)...(all.max() ?? own)
    }
  }
}

/// Counts words in every way.
private struct RangeCounter: Sendable {
  let words: [Term]
  let segmenters: [Segmenter]
  private let numbers: [Term: Int]
  /// The lengths in bytes that words of characters have.
  private let lengths: [Int]

  init(words: [Term], segmenters: [Segmenter]) {
    self.words = words
    self.segmenters = segmenters
    numbers = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
    lengths = Set(words.filter(Self.isCharacters).map(\.text.utf8.count)).sorted()
  }

  static func isCharacters(_ word: Term) -> Bool { word.text.unicodeScalars.allSatisfy(\.isHan) }

  /// A slot for each word and way, the last way being characters.
  func counts(in text: MappedText) -> RangeCounts {
    let ways = segmenters.count + 1
    var counts: [Int: Int] = [:]
    for (way, segmenter) in segmenters.enumerated() {
      let tokens = segmenter.segment(canonical: text)
      for token in tokens.tokens where token.kind.isWord {
        if let number = numbers[Term(tokens.surface(of: token))] {
          counts[number * ways + way, default: 0] += 1
        }
      }
    }
    // Matches of a word do not overlap.
    var ends: [Int: Int] = [:]
    let bytes = Array(text.text.utf8)
    var place = 0
    for scalar in text.text.unicodeScalars {
      defer { place += UTF8.width(scalar) }
      guard scalar.isHan else { continue }
      for length in lengths where place + length <= bytes.count {
        let end = place + length
        // A bound inside a character is the end of no word.
        if end < bytes.count, bytes[end] & 0xC0 == 0x80 { continue }
        let word = Term(String(decoding: bytes[place..<end], as: UTF8.self))
        guard let number = numbers[word], place >= ends[number] ?? 0 else { continue }
        ends[number] = end
        counts[number * ways + ways - 1, default: 0] += 1
      }
    }
    return RangeCounts(counts: counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }
}

/// What a worker counts in a document: slots with their counts.
private struct RangeCounts: WireValue {
  var counts: [(slot: Int, count: Int)]

  init(counts: [(slot: Int, count: Int)]) { self.counts = counts }

  func encode(to writer: inout ByteWriter) {
    writer.list(counts) {
      $0.count($1.slot)
      $0.count($1.count)
    }
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    counts = try reader.list { reader throws(ByteError) in
      (slot: try reader.count(), count: try reader.count())
    }
  }
}
