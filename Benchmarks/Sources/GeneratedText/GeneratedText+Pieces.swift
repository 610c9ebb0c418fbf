extension GeneratedText {
  /// Texts of one kind of piece again and again, in which everything could be a slogan.
  public enum Pieces: String, Sendable, CaseIterable {
    /// Segments of two to eight characters with 、 between them.
    case segments
    /// Four characters in quotation marks.
    case quotations
    /// A numeral, a measure word and two characters.
    case numerals
    /// Single characters with 、 between them.
    case characters
    /// Nothing but 、.
    case marks
  }

  /// A text of `bytes` bytes or a little more, without line breaks.
  ///
  /// - Throws: What decoding throws; it needs ICU's data.
  public static func pieces(_ pieces: Pieces, bytes: Int, seed: UInt64 = 1) throws -> String {
    var generator = try GeneratedText(seed: seed)
    var text = ""
    text.reserveCapacity(bytes + 64)
    while text.utf8.count < bytes {
      switch pieces {
      case .segments: text += generator.characters(2 + generator.random.below(7)) + "、"
      case .quotations: text += "“" + generator.characters(4) + "”"
      case .numerals:
        text += generator.random.any(["二", "三", "四", "五"]) + "个" + generator.characters(2)
      case .characters: text += generator.characters(1) + "、"
      case .marks: text += "、"
      }
    }
    return text
  }

  private mutating func characters(_ count: Int) -> String {
    (0..<count).map { _ in random.any(vocabulary.characters) }.joined()
  }
}
