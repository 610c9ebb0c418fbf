/// Hands out word break iterators to any number of tasks.
///
/// Opening an iterator is slow, cloning one is not: the pool opens one, and clones it when more
/// are wanted at once.
///
/// ```swift
/// let pool = try BreakIteratorPool()
/// let count = pool.withIterator { iterator in
///   var boundaries: [Int32] = []
///   iterator.boundaries(in: Array("春天来了".utf16), into: &boundaries)
///   return boundaries.count
/// }
/// ```
package struct BreakIteratorPool: Sendable {
  /// The locale whose words the iterators find.
  package let locale: String

  private let pool: ClonePool<WordsHandle>

  /// Opens the iterator that the others are cloned from.
  ///
  /// - Throws: ``ICUError`` if ICU's data is missing.
  /// - Complexity: The first one in a process takes 6 to 13 ms.
  package init(locale: String = "zh") throws(ICUError) {
    self.locale = locale
    pool = ClonePool(prototype: try WordsHandle(locale: locale))
  }

  /// Calls `body` with an iterator that nobody else uses meanwhile.
  ///
  /// - Throws: What `body` throws.
  /// - Complexity: Under a microsecond on top of `body`.
  package func withIterator<Result, Failure: Error>(
    _ body: (BreakIterator) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let handle = pool.take()
    var iterator = BreakIterator(handle: handle)
    defer {
      // An iterator that escaped from `body` keeps its handle for itself.
      if isKnownUniquelyReferenced(&iterator) { pool.give(handle) }
    }
    return try body(iterator)
  }
}
