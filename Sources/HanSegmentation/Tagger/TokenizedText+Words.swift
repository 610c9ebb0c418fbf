package import HanCore

extension TokenizedText {
  /// A text made by joining words, with a token for each: text whose segmentation is given.
  package init(words: some Sequence<String>) {
    var text = ""
    var tokens: [Token] = []
    for word in words {
      guard let first = word.unicodeScalars.first else { continue }
      let start = text.utf8.count
      text += word
      tokens.append(
        Token(
          span: TextSpan(start, text.utf8.count), kind: TokenKind(startingWith: first)))
    }
    self.init(text: MappedText(text), tokens: tokens)
  }
}
