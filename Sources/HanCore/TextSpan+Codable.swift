extension TextSpan: Codable {
  /// Writes the span as `[start, end]`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(lowerBound)
    try container.encode(upperBound)
  }

  /// Reads `[start, end]`.
  ///
  /// - Throws: `DecodingError` for bounds that run backward or begin below 0.
  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    let lower = try container.decode(Int.self)
    let upper = try container.decode(Int.self)
    guard 0 <= lower, lower <= upper else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a span runs forward from 0, not \(lower)..<\(upper)")
    }
    self.init(lower, upper)
  }
}
