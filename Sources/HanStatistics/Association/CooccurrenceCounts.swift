package import HanCore

/// How often words stand near a node.
///
/// Each pair of an occurrence of the node and a place of its window counts once, so where windows
/// overlap a word counts for each, and a node may be its own collocate. Windows skip punctuation
/// and end at the sentence or the document.
///
/// A value is a monoid: counts of documents can be merged in any order.
package struct CooccurrenceCounts: Sendable {
  /// The places a window has.
  package struct Window: Hashable, Sendable {
    /// Words before the node.
    package var left: Int
    /// Words behind it.
    package var right: Int
    /// Whether it ends where the sentence does, and not at the document's ends alone.
    package var endsAtSentences = true

    package init(left: Int, right: Int, endsAtSentences: Bool = true) {
      self.left = left
      self.right = right
      self.endsAtSentences = endsAtSentences
    }
  }

  /// The node.
  package let node: Term
  /// What counts as near.
  package let window: Window
  /// Occurrences of the node.
  package private(set) var nodeFrequency = 0
  /// Occurrences near the node, by place: the outermost left one first, the node's own left out.
  package private(set) var positions: [Term: [Int]] = [:]
  /// Documents in which they are near.
  package private(set) var documents: [Term: Int] = [:]

  /// No occurrence of the node.
  package init(of node: Term, in window: Window) {
    self.node = node
    self.window = window
  }

  /// Adds a document.
  package mutating func add(_ document: RunningWords) {
    guard let number = document.words.firstIndex(where: { Term($0) == node }) else { return }
    var found = NumberedCooccurrences(of: Int32(clamping: number), in: window)
    found.add(document.sequence, document.breaks)
    nodeFrequency += found.nodeFrequency
    for row in found.rows {
      let word = Term(document.words[Int(row.word)])
      add(word, row.positions)
      documents[word, default: 0] += 1
    }
  }

  /// Adds the counts of other documents.
  package mutating func merge(_ other: CooccurrenceCounts) {
    nodeFrequency += other.nodeFrequency
    for (word, slots) in other.positions { add(word, slots) }
    for (word, count) in other.documents { documents[word, default: 0] += count }
  }

  private mutating func add(_ word: Term, _ slots: [Int]) {
    guard var known = positions[word] else {
      positions[word] = slots
      return
    }
    for (slot, count) in slots.enumerated() { known[slot] += count }
    positions[word] = known
  }
}
