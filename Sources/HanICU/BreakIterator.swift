internal import CICUShim

/// Finds word boundaries by ICU's rules and dictionary.
///
/// An iterator keeps a cursor and caches, so it must never serve two threads at once: it is not
/// `Sendable`. Use one per task; ``BreakIteratorPool`` hands out cheap clones.
///
/// ```swift
/// let iterator = try BreakIterator()
/// var boundaries: [Int32] = []
/// iterator.boundaries(in: Array("春天来了".utf16), into: &boundaries)
/// // boundaries == [2, 3, 4]
/// ```
package final class BreakIterator {
  private let handle: WordsHandle

  /// Opens an iterator for the words of a locale.
  ///
  /// ICU uses its general rules for a locale it doesn't know; Chinese words come from its
  /// dictionary in any locale.
  ///
  /// - Throws: ``ICUError`` if ICU's data is missing.
  /// - Complexity: The first one in a process takes 6 to 13 ms, later ones some 4 µs.
  package convenience init(locale: String = "zh") throws(ICUError) {
    self.init(handle: try WordsHandle(locale: locale))
  }

  init(handle: WordsHandle) {
    self.handle = handle
  }

  /// Tells tests whether two iterators share what must not be shared.
  package var handleIdentity: ObjectIdentifier { ObjectIdentifier(handle) }

  /// Finds all boundaries of a text in one call.
  ///
  /// - Parameters:
  ///   - utf16: The text, at most `Int32.max` units. Lone surrogates are pieces of their own.
  ///   - boundaries: Replaced by the ends of the pieces in UTF-16 units, ascending: without the
  ///     leading 0, ending with the count of the text; empty for an empty text. Pass the same
  ///     array again to use its storage again.
  /// - Complexity: O(*n*), 20 to 35 MB of UTF-8 a second where it was measured. Lines one by one
  ///   are as good as a whole text, and need less memory.
  package func boundaries(
    in utf16: UnsafeBufferPointer<UInt16>, into boundaries: inout [Int32]
  ) {
    // No piece is empty, so there are at most as many as units: one call always suffices.
    let capacity = int32(utf16.count)
    Self.lengthen(&boundaries, to: utf16.count)
    var count: Int32 = 0
    let code = boundaries.withUnsafeMutableBufferPointer { boundaries in
      hanicu_words_fill(
        handle.pointer, utf16.baseAddress, capacity, boundaries.baseAddress, capacity, &count)
    }
    ICUError.require(code, "find the words of \(capacity) units")
    boundaries.removeLast(boundaries.count - Int(count))
  }

  /// Finds all boundaries of a text in one call; the same for an array.
  ///
  /// - Complexity: O(*n*).
  package func boundaries(
    in utf16: [UInt16], into boundaries: inout [Int32]
  ) {
    utf16.withUnsafeBufferPointer {
      self.boundaries(in: $0, into: &boundaries)
    }
  }

  private static func lengthen(_ array: inout [Int32], to count: Int) {
    guard array.count < count else { return }
    array.append(contentsOf: repeatElement(0, count: count - array.count))
  }
}

@available(*, unavailable, message: "Use one iterator per task; BreakIteratorPool hands them out.")
extension BreakIterator: Sendable {}
