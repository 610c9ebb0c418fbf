public import HanCore

extension String {
  /// The words of the text as it writes them, in order: words and numbers without marks, symbols
  /// and spaces.
  ///
  /// ```swift
  /// print(try "早發現，早報告。".words())  // ["早", "發現", "早", "報告"]
  /// ```
  ///
  /// Nothing is cleaned away first; see ``Analyzer/clean(_:as:explains:)``.
  ///
  /// - Throws: `ResourceError` when the bundled tables or models cannot be opened.
  /// - Complexity: O(*n*).
  public func words() throws(ResourceError) -> [String] {
    try tokens().filter(\.isWord).map(\.text)
  }

  /// The tokens of the text in order, each with its place, its kind and its part of speech. They
  /// cover the text: joined, they are the text.
  ///
  /// ```swift
  /// for token in try "他来到山城图书馆。".tokens() { print(token.text, token.partOfSpeech?.name ?? "-") }
  /// ```
  ///
  /// - Throws: `ResourceError` when the bundled tables or models cannot be opened.
  /// - Complexity: O(*n*).
  public func tokens() throws(ResourceError) -> [TextToken] {
    TextToken.all(in: try Analyzer.shared.get().tokenize(MappedText(self)))
  }

  /// The text in Simplified characters, guided by its words.
  ///
  /// ```swift
  /// print(try "圖書館裡看著書".simplified())  // 图书馆里看着书
  /// ```
  ///
  /// - Throws: `ResourceError` when the bundled tables or models cannot be opened.
  /// - Complexity: O(*n*).
  public func simplified() throws(ResourceError) -> String {
    try TextConverter.toSimplified.get().convert(self).text.text
  }

  /// The text in Traditional characters by OpenCC's standard, guided by its words and names; for
  /// those of Taiwan or Hong Kong make a ``TextConverter``.
  ///
  /// ```swift
  /// print(try "美国历史里的余光中".traditional())  // 美國歷史裏的余光中
  /// ```
  ///
  /// - Throws: `ResourceError` when the bundled tables or models cannot be opened.
  /// - Complexity: O(*n*).
  public func traditional() throws(ResourceError) -> String {
    try TextConverter.toTraditional.get().convert(self).text.text
  }
}

extension TextConverter {
  /// The converters of the one-line verbs, made at first use.
  fileprivate static let toSimplified = Result { () throws(ResourceError) in
    try TextConverter(to: .simplified)
  }
  fileprivate static let toTraditional = Result { () throws(ResourceError) in
    try TextConverter(to: .traditional)
  }
}
