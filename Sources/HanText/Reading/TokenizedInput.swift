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
    var start = 0
    var isSpace = false
    func end(at place: Int) {
      guard start < place else { return }
      let span = TextSpan(start, place)
      if isSpace {
        tokens.append(Token(span: span, kind: .space))
      } else {
        let tag = words < tags.count ? tags[words] : nil
        let kind = tag?.name == "w" ? .punctuation : Self.kind(of: text.text[span])
        tokens.append(Token(span: span, kind: kind, tag: tag))
        words += 1
      }
      start = place
    }
    var place = 0
    for scalar in text.text.unicodeScalars {
      if place == start || Self.isSeparator(scalar) != isSpace {
        end(at: place)
        isSpace = Self.isSeparator(scalar)
      }
      place += UTF8.width(scalar)
    }
    end(at: place)
    return TokenizedText(text: text, tokens: tokens)
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

  private static func kind(of word: Substring) -> TokenKind {
    var found = TokenKind.punctuation
    for scalar in word.unicodeScalars {
      if scalar.isHan { return .han }
      let properties = scalar.properties
      if properties.isAlphabetic { found = .latin }
      if found != .latin, properties.numericType != nil { found = .number }
    }
    return found
  }
}
