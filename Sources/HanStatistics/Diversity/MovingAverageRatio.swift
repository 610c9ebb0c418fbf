extension LexicalDiversity {
  /// The mean type–token ratio of all windows of so many tokens (MATTR, Covington & McFall 2010); a
  /// shorter text is one window.
  var movingAverage: Double {
    var counts = [Int32: Int](minimumCapacity: window)
    var sum = 0
    for (place, number) in sequence.enumerated() {
      counts[number, default: 0] += 1
      if place >= window {
        let gone = sequence[place - window]
        if counts[gone] == 1 { counts[gone] = nil } else { counts[gone, default: 0] -= 1 }
      }
      if place >= window - 1 { sum += counts.count }
    }
    return Double(sum) / Double(tokens - window + 1) / Double(window)
  }
}
