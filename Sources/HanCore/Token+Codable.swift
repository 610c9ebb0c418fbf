extension TokenKind: Codable {
  /// Writes the name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }

  /// Reads a name.
  ///
  /// - Throws: `DecodingError` for a name that no kind has.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let kind = Self.allCases.first(where: { $0.name == name }) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no kind of token: \(name)")
    }
    self = kind
  }
}

extension PartOfSpeech: Codable {
  /// Writes the name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }

  /// Reads a name.
  ///
  /// - Throws: `DecodingError` for what cannot be a tag.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let tag = PartOfSpeech(name) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no tag: \(name)")
    }
    self = tag
  }
}
