/// A list of words that others end with, by the bytes of their last character: most words are told to
/// have none of them by one look.
struct WordEndings: Sendable {
  private struct Ending: Sendable {
    var bytes: [UInt8]
    var scalars: Int
  }

  private var byLast: [UInt32: [Ending]] = [:]

  init(_ words: some Sequence<some StringProtocol>) {
    for word in words {
      let ending = Ending(bytes: Array(word.utf8), scalars: word.unicodeScalars.count)
      byLast[Self.last(ending.bytes[...]), default: []].append(ending)
    }
  }

  /// Whether a word is one of the list.
  func contains(_ word: Substring) -> Bool {
    let bytes = word.utf8
    return endings(of: bytes).contains {
      $0.bytes.count == bytes.count && bytes.elementsEqual($0.bytes)
    }
  }

  /// Whether a word ends with one of the list of at least so many characters, or is one.
  func end(_ word: Substring, atLeast scalars: Int = 1) -> Bool {
    let bytes = word.utf8
    return endings(of: bytes).contains {
      $0.scalars >= scalars && $0.bytes.count <= bytes.count
        && bytes.suffix($0.bytes.count).elementsEqual($0.bytes)
    }
  }

  private func endings(of word: Substring.UTF8View) -> [Ending] { byLast[Self.last(word)] ?? [] }

  /// The last three bytes, those of a Chinese character.
  private static func last(_ bytes: some BidirectionalCollection<UInt8>) -> UInt32 {
    bytes.suffix(3).reduce(0) { $0 << 8 | UInt32($1) }
  }
}
