import HanText
import Synchronization

/// Checks the answer of a segmentation: tokens join to the text, words have the length of words,
/// and there are as many as the first time.
final class TokenCheck: Sendable {
  private let expected = Mutex<Int?>(nil)

  /// What is wrong with the answer, or `nil` when it is right.
  func fault(of tokens: [Token], in text: String) -> String? {
    var end = 0
    var words = 0
    var bytes = 0
    for token in tokens {
      let span = token.span
      guard span.lowerBound == end, !span.isEmpty else { return "a gap before byte \(end)" }
      end = span.upperBound
      if token.kind == .han {
        words += 1
        bytes += span.count
      }
    }
    guard end == text.utf8.count else { return "the tokens end at \(end)" }
    // Three bytes a character; real words have 1.4 to 1.8 characters by any convention.
    let length = Double(bytes) / 3 / Double(max(1, words))
    guard (1.2...2.4).contains(length) else { return "words of \(length) characters" }
    return fault(ofCount: tokens.count)
  }

  /// What is wrong with a count, or `nil` when it is that of the first time.
  func fault(ofCount count: Int) -> String? {
    expected.withLock { expected in
      let first = expected ?? count
      expected = first
      return first == count ? nil : "\(count) where there were \(first)"
    }
  }
}
