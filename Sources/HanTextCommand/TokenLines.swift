import HanText

/// Writes tokens as text: the lines of the source with one space between tokens.
///
/// A token is written as the stretch of the source from the end of the token before to its own, so
/// nothing of the source is lost or written twice, whatever conversion did to it.
struct TokenLines {
  private static let space = UInt8(ascii: " ")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let stroke = UInt8(ascii: "/")
  /// The most bytes of a tag, its stroke included: a short one, and any.
  private static let (shortTag, longTag) = (5, 66)

  /// Whether tags are written behind tokens: `word/tag`.
  let tags: Bool

  /// Appends the lines of a text.
  ///
  /// - Complexity: O(*n*).
  func write(_ tokens: TokenizedText, to sink: inout ByteSink) {
    var source = tokens.text.source
    let map = tokens.text.map
    source.withUTF8 { source in
      tokens.tokens.withUnsafeBufferPointer { tokens in
        guard let bytes = source.baseAddress else { return }
        sink.append(atMost: source.count + tokens.count + (tags ? Self.room(for: tokens) : 0)) {
          write(tokens, of: bytes, source.count, OffsetMap.Cursor(map), at: $0)
        }
      }
    }
  }

  /// The most bytes that tags take.
  private static func room(for tokens: UnsafeBufferPointer<Token>) -> Int {
    var long = 0
    for token in tokens { long &+= token.hasLongTag ? 1 : 0 }
    return shortTag * tokens.count + longTag * long
  }

  /// Writes tokens from an address on; returns the end.
  ///
  /// Invariants: ends of tokens lie inside the source, and do not go back; what is written is a byte
  /// a token and a tag more than the source, and a block may be stored behind it.
  private func write(
    _ tokens: UnsafeBufferPointer<Token>, of source: UnsafePointer<UInt8>, _ count: Int,
    _ map: OffsetMap.Cursor, at place: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    var (map, out) = (map, place)
    var start = 0
    // 0 at the start of a line, where no space is written.
    var gap = 0
    for token in tokens {
      let end = min(map.sourceEnd(at: token.endOffset), count)
      // Both parts of a word that conversion made one stand where the first does.
      guard end > start else { continue }
      let form = source + start
      let length = end &- start
      let isShort = length <= 16 && count &- start >= 16
      start = end
      if token.kind == .space {
        if form[length &- 1] == Self.lineFeed {
          out = Self.copy(form, length, isShort, to: out)
          gap = 0
          continue
        }
        // Spaces between tokens are written anyway.
        if UnsafeBufferPointer(start: form, count: length).allSatisfy({ $0 == Self.space }) {
          continue
        }
      }
      // Written whether it counts or not.
      out.pointee = Self.space
      out = Self.copy(form, length, isShort, to: out + gap)
      if tags, let tag = token.tag { out = write(tag, to: out) }
      gap = 1
    }
    return out
  }

  /// Copies bytes; of a short piece, sixteen may be read and stored.
  @inline(__always)
  private static func copy(
    _ form: UnsafePointer<UInt8>, _ length: Int, _ isShort: Bool,
    to out: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    if isShort {
      let block = UnsafeRawPointer(form).loadUnaligned(as: SIMD16<UInt8>.self)
      UnsafeMutableRawPointer(out).storeBytes(of: block, as: SIMD16<UInt8>.self)
    } else {
      out.update(from: form, count: length)
    }
    return out + length
  }

  @inline(__always)
  private func write(
    _ tag: PartOfSpeech, to out: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    out.pointee = Self.stroke
    guard let letters = tag.letters else {
      return tag.withName { name in
        guard let first = name.baseAddress, name.count < Self.longTag else { return out + 1 }
        (out + 1).update(from: first, count: name.count)
        return out + 1 + name.count
      }
    }
    UnsafeMutableRawPointer(out + 1).storeBytes(
      of: letters.bytes.littleEndian, as: UInt32.self)
    return out + 1 + letters.count
  }
}
