import HanCore
import HanScripts

/// Text that is words already: one space between words, a sentence a line.
public enum TokenizedInput: String, Hashable, Sendable, CaseIterable {
  /// Words alone.
  case words
  /// Words with their parts of speech, `图书馆/n`; brackets of names, `[中央/n 电视台/n]nt`, are taken
  /// off.
  case tagged
}

/// Reads text that is words already. It is never segmented again nor cleaned; terms are put in the
/// canonical script all the same, and spans lead back to the text as it stands.
struct TokenizedInputReader: Sendable {
  let form: TokenizedInput
  let canonicalizer: Canonicalizer

  /// The words of a text as tokens, with white space between them.
  ///
  /// - Complexity: O(*n*).
  func tokens(of source: String) -> TokenizedText {
    let (plain, tags) = form == .tagged ? Self.withoutTags(source) : (MappedText(source), [])
    let text = canonicalizer.canonical(plain)
    var tokens: [Token] = []
    var words = 0
    var canonical = text.text
    canonical.withUTF8 { bytes in
      tokens.reserveCapacity(bytes.count / 3)
      var place = 0
      while place < bytes.count {
        let start = place
        if Self.separatorWidth(bytes, at: place) > 0 {
          repeat {
            place += Self.separatorWidth(bytes, at: place)
          } while place < bytes.count
            && Self.separatorWidth(bytes, at: place) > 0
          tokens.append(Token(span: TextSpan(start, place), kind: .space))
          continue
        }
        repeat {
          place += 1
        } while place < bytes.count
          && Self.separatorWidth(bytes, at: place) == 0
        let tag = words < tags.count ? tags[words] : nil
        let kind =
          tag?.name == "w"
          ? .punctuation : Self.kind(of: UnsafeBufferPointer(rebasing: bytes[start..<place]))
        tokens.append(Token(span: TextSpan(start, place), kind: kind, tag: tag))
        words += 1
      }
    }
    return TokenizedText(text: text, tokens: tokens)
  }

  /// How many bytes a separator takes that begins at a place of valid UTF-8; 0 where none does.
  @inline(__always)
  private static func separatorWidth(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
    let byte = bytes[place]
    if byte <= 0x20 { return byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D ? 1 : 0 }
    switch byte {
    case 0xC2: return bytes[place + 1] == 0x85 ? 2 : 0
    case 0xE2:
      return bytes[place + 1] == 0x80 && (bytes[place + 2] == 0xA8 || bytes[place + 2] == 0xA9)
        ? 3 : 0
    case 0xE3: return bytes[place + 1] == 0x80 && bytes[place + 2] == 0x80 ? 3 : 0
    default: return 0
    }
  }

  /// The text without tags and brackets, and the tag of each word.
  private static func withoutTags(_ source: String) -> (MappedText, [PartOfSpeech?]) {
    let text = MappedText(source)
    let bytes = Array(text.text.utf8)
    var edits: [TextEdit] = []
    var tags: [PartOfSpeech?] = []
    var place = 0
    for piece in text.text.unicodeScalars.split(whereSeparator: isSeparator) {
      let string = Substring(piece)
      let start = text.text.utf8.distance(
        from: text.text.startIndex, to: string.startIndex)
      place = start + string.utf8.count
      guard let slash = bytes[start..<place].lastIndex(of: UInt8(ascii: "/")), slash > start else {
        tags.append(nil)
        continue
      }
      let bracket = bytes[slash..<place].firstIndex(of: UInt8(ascii: "]")) ?? place
      let tag = PartOfSpeech(String(decoding: bytes[(slash + 1)..<bracket], as: UTF8.self))
      tags.append(tag)
      if bytes[start] == UInt8(ascii: "["), slash > start + 1 {
        edits.append(TextEdit(TextSpan(start, start + 1), ""))
      }
      if tag != nil { edits.append(TextEdit(TextSpan(slash, place), "")) }
    }
    return (text.applying(edits), tags)
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{3000}" || scalar.isLineBreak
  }

  private static func kind(of word: UnsafeBufferPointer<UInt8>) -> TokenKind {
    // Most words begin with a character of the first block: U+4E00 to U+9FFF.
    switch word[0] {
    case 0xE4 where word[1] >= 0xB8, 0xE5...0xE9: return .han
    default: break
    }
    var found = TokenKind.punctuation
    // Punctuation that stands by itself as a rule: U+3001 to U+3003, U+3008 to U+3011, ，：；！？（）.
    if word.count == 3, word[0] == 0xE3, word[1] == 0x80,
      0x81...0x83 ~= word[2] || 0x88...0x91 ~= word[2]
    {
      return .punctuation
    }
    if word.count == 3, word[0] == 0xEF, word[1] == 0xBC,
      [0x8C, 0x9A, 0x9B, 0x81, 0x9F, 0x88, 0x89].contains(word[2])
    {
      return .punctuation
    }
    for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
      if scalar.isHan { return .han }
      let properties = scalar.properties
      if properties.isAlphabetic { found = .latin }
      if found != .latin, properties.numericType != nil { found = .number }
    }
    return found
  }
}
