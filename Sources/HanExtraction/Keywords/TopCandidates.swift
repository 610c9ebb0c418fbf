import HanCore

/// Takes the best of many candidates without sorting them all: a heap whose root is the worst of
/// those taken.
struct TopCandidates {
  /// A candidate with what it is ordered by: the greater order, then the lower hash.
  struct Item {
    var order: Double
    /// As ``KeywordCandidates/Entry`` has it.
    var score: Double
    var referenceRarity: Double
    var hash: UInt64
    var number: Int32

    func isWorse(than other: Item) -> Bool {
      order != other.order ? order < other.order : hash > other.hash
    }
  }

  private let limit: Int
  private var heap: [Item] = []

  init(limit: Int) {
    self.limit = limit
    heap.reserveCapacity(min(limit, 64))
  }

  /// Takes a candidate if it is one of the best so far.
  ///
  /// - Complexity: O(log limit), O(1) for one that is not taken.
  mutating func add(_ item: Item) {
    if heap.count < limit {
      heap.append(item)
      var place = heap.count - 1
      while place > 0, heap[place].isWorse(than: heap[(place - 1) / 2]) {
        heap.swapAt(place, (place - 1) / 2)
        place = (place - 1) / 2
      }
    } else if let worst = heap.first, worst.isWorse(than: item) {
      heap[0] = item
      sift()
    }
  }

  /// The candidates taken, best first.
  var best: [Item] { heap.sorted { $1.isWorse(than: $0) } }

  private mutating func sift() {
    var place = 0
    while true {
      var worst = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
        if heap[child].isWorse(than: heap[worst]) { worst = child }
      }
      if worst == place { return }
      heap.swapAt(place, worst)
      place = worst
    }
  }
}
