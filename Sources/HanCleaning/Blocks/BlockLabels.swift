/// Labels the blocks of a page as content or chrome: the likeliest sequence when every change
/// from one to the other has a price (Viterbi's algorithm over two states).
enum BlockLabels {
  /// The price of leaving content.
  static let leaving: Float = 1.6
  /// The price of entering it.
  static let entering: Float = 2.0
  /// No single block weighs more.
  static let limit: Float = 4

  /// Whether each block is content, by the blocks' scores.
  ///
  /// - Complexity: O(*n*).
  static func areContent(_ scores: [Float]) -> [Bool] {
    guard !scores.isEmpty else { return [] }
    // The bit says whether the best way to this state comes from content.
    var toContent = [Bool](repeating: false, count: scores.count)
    var toChrome = toContent
    var content: Float = 0
    var chrome: Float = 0
    for (index, score) in scores.enumerated() {
      let weight = max(-limit, min(limit, score)) / 2
      let (stay, enter) = (content, index == 0 ? chrome : chrome - entering)
      let (remain, leave) = (chrome, index == 0 ? content : content - leaving)
      toContent[index] = stay >= enter
      toChrome[index] = leave > remain
      content = max(stay, enter) + weight
      chrome = max(remain, leave) - weight
      // Only the difference counts; so sums stay small.
      let base = max(content, chrome)
      content -= base
      chrome -= base
    }
    var labels = [Bool](repeating: false, count: scores.count)
    var isContent = content >= chrome
    for index in scores.indices.reversed() {
      labels[index] = isContent
      isContent = isContent ? toContent[index] : toChrome[index]
    }
    return labels
  }
}
