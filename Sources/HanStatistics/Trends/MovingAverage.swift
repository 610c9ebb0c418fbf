extension Trend {
  /// The mean of each period and its neighbours, of those that have a value; a period without one
  /// stays without.
  public var movingAverage: [Double?] {
    values.indices.map { place in
      guard values[place] != nil else { return nil }
      let near = values[max(0, place - 1)...min(values.count - 1, place + 1)].compactMap { $0 }
      return near.reduce(0, +) / Double(near.count)
    }
  }
}
