/// Which characters are one to the search of a page: each has its Simplified one.
package struct SearchFolding: Hashable, Sendable {
  /// Characters that differ from their Simplified ones, each followed by that one; none lies beyond
  /// 0xFFFF.
  package let pairs: String
  private let simple: [UInt16: UInt16]

  /// A folding that changes nothing.
  package init() { self.init(pairs: "") }

  /// A folding by pairs.
  package init(pairs: String) {
    self.pairs = pairs
    var simple: [UInt16: UInt16] = [:]
    var first: UInt16?
    for unit in pairs.utf16 {
      if let key = first {
        simple[key] = unit
        first = nil
      } else {
        first = unit
      }
    }
    self.simple = simple
  }

  /// Whether folding makes `folded` of `text`.
  func isFolded(_ text: String, _ folded: String) -> Bool {
    text.utf16.lazy.map { simple[$0] ?? $0 }.elementsEqual(folded.utf16)
  }
}
