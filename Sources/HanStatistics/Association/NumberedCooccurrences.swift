internal import HanCore

/// How often words that go by numbers stand near a node; see ``CooccurrenceCounts``.
///
/// Memory: the places of a window for each word that stands near.
package struct NumberedCooccurrences: Sendable {
  /// A word near the node.
  package struct Row: Sendable {
    package var word: Int32
    /// Occurrences by place, the outermost left one first.
    package var positions: [Int]
    /// Documents in which they are near.
    package var documents: Int
    fileprivate var lastDocument: Int
  }

  private let node: Int32
  private let window: CooccurrenceCounts.Window
  private var places: [Int32: Int] = [:]
  private var documents = 0
  /// Occurrences of the node.
  package private(set) var nodeFrequency = 0
  /// The words near it, in the order in which they were met.
  package private(set) var rows: [Row] = []

  /// No occurrence of the node.
  package init(of node: Int32, in window: CooccurrenceCounts.Window) {
    self.node = node
    self.window = window
  }

  /// Adds a document.
  ///
  /// - Parameter breaks: What stands before each word; as many as there are words.
  package mutating func add(_ sequence: [Int32], _ breaks: [RunningWords.Break]) {
    documents += 1
    var place = 0
    while let next = sequence[place...].firstIndex(of: node) {
      let sentence = sentence(around: next, breaks)
      for near in max(sentence.lowerBound, next - window.left)..<next {
        count(sequence[near], near - next + window.left)
      }
      let end = min(sentence.upperBound, next + window.right + 1)
      for near in min(next + 1, end)..<end {
        count(sequence[near], near - next + window.left - 1)
      }
      nodeFrequency += 1
      place = next + 1
    }
  }

  /// The sentence of a place, no farther than the window reaches.
  private func sentence(around place: Int, _ breaks: [RunningWords.Break]) -> Range<Int> {
    var lower = max(0, place - window.left)
    var upper = min(breaks.count, place + window.right + 1)
    guard window.endsAtSentences else { return lower..<upper }
    if let start = breaks[lower...place].lastIndex(of: .sentence) { lower = start }
    if let end = breaks[(place + 1)..<max(place + 1, upper)].firstIndex(of: .sentence) {
      upper = end
    }
    return lower..<upper
  }

  private mutating func count(_ word: Int32, _ slot: Int) {
    let place = places[word] ?? rows.count
    if place == rows.count {
      places[word] = place
      rows.append(
        Row(
          word: word, positions: [Int](repeating: 0, count: window.left + window.right),
          documents: 0, lastDocument: 0))
    }
    rows[place].positions[slot] += 1
    if rows[place].lastDocument != documents {
      rows[place].lastDocument = documents
      rows[place].documents += 1
    }
  }
}
