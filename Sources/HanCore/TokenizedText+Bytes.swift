extension TokenizedText {
  /// Writes the text and its tokens as bytes: a byte for most tokens, and one for their tags.
  package func encode(to writer: inout ByteWriter) {
    text.encode(to: &writer)
    var numbers: [Int: Int] = [:]
    var names: [String] = []
    for token in tokens where token.tagNumber != 0 && numbers[token.tagNumber] == nil {
      names.append(token.tag?.name ?? "")
      numbers[token.tagNumber] = names.count
    }
    writer.list(names) { $0.string($1) }
    writer.list(tokens) { $0.count($1.span.count << 3 | Int($1.kind.rawValue)) }
    if !names.isEmpty {
      for token in tokens { writer.count(numbers[token.tagNumber] ?? 0) }
    }
  }

  /// Reads what ``encode(to:)`` wrote.
  package init(from reader: inout ByteReader) throws(ByteError) {
    let text = try MappedText(from: &reader)
    let tags = try reader.list { reader throws(ByteError) in PartOfSpeech(try reader.string()) }
    let count = text.text.utf8.count
    var place = 0
    var tokens = try reader.list { reader throws(ByteError) in
      let value = try reader.count()
      guard let kind = TokenKind(rawValue: UInt8(value & 7)), value >> 3 <= count - place else {
        throw ByteError(offset: reader.offset)
      }
      defer { place += value >> 3 }
      return Token(span: TextSpan(place, place + value >> 3), kind: kind)
    }
    guard place == count else { throw ByteError(offset: reader.offset) }
    if !tags.isEmpty {
      for index in tokens.indices {
        let number = try reader.count()
        guard number <= tags.count else { throw ByteError(offset: reader.offset) }
        if number > 0 { tokens[index].tag = tags[number - 1] }
      }
    }
    self.init(text: text, tokens: tokens)
  }
}
