extension OffsetMap: Codable {
  private enum CodingKeys: String, CodingKey {
    case changes
    case sourceCount = "source_count"
    case targetCount = "target_count"
  }

  /// Writes the lengths and the changes, each as `[source start, source end, start, end]`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(sourceCount, forKey: .sourceCount)
    try container.encode(targetCount, forKey: .targetCount)
    try container.encode(
      changes.map { [$0.sourceStart, $0.sourceEnd, $0.target.lowerBound, $0.target.upperBound] },
      forKey: .changes)
  }

  /// Reads a map.
  ///
  /// - Throws: `DecodingError` for changes that are out of order or out of bounds.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let source = try container.decode(Int.self, forKey: .sourceCount)
    let target = try container.decode(Int.self, forKey: .targetCount)
    var changes: [Change] = []
    // Where one-to-one mapping goes on, in both texts.
    var (resume, end) = (0, 0)
    for numbers in try container.decode([[Int]].self, forKey: .changes) {
      guard numbers.count == 4, numbers.allSatisfy({ $0 >= 0 }), numbers[0] <= source,
        numbers[1] <= source, end <= numbers[2], numbers[2] <= numbers[3], numbers[3] <= target,
        resume + (numbers[2] - end) <= source
      else {
        throw DecodingError.dataCorruptedError(
          forKey: .changes, in: container, debugDescription: "not a change of this map: \(numbers)")
      }
      (resume, end) = (numbers[1], numbers[3])
      changes.append(
        Change(
          target: TextSpan(numbers[2], numbers[3]), sourceStart: numbers[0], sourceEnd: numbers[1]))
    }
    guard source >= 0, target >= 0, source - resume == target - end else {
      throw DecodingError.dataCorruptedError(
        forKey: .targetCount, in: container, debugDescription: "the lengths do not fit the changes")
    }
    self.init(changes: changes, sourceCount: source, targetCount: target)
  }
}

extension MappedText: Codable {
  private enum CodingKeys: String, CodingKey { case source, text, map }

  /// Writes both texts and the map.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(source, forKey: .source)
    try container.encode(text, forKey: .text)
    try container.encode(map, forKey: .map)
  }

  /// Reads both texts and the map.
  ///
  /// - Throws: `DecodingError` when the map belongs to other texts.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    var source = try container.decode(String.self, forKey: .source)
    var text = try container.decode(String.self, forKey: .text)
    let map = try container.decode(OffsetMap.self, forKey: .map)
    source.makeContiguousUTF8()
    text.makeContiguousUTF8()
    guard map.sourceCount == source.utf8.count, map.targetCount == text.utf8.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .map, in: container, debugDescription: "the map belongs to other texts")
    }
    self.init(source: source, text: text, map: map)
  }
}
