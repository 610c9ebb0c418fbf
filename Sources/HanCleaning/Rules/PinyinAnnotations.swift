import CIntrinsics
import HanCore

/// Removes pinyin that was injected after the character it annotates: 長(zhǎng)城 becomes 長城.
///
/// An annotation is one syllable in parentheses, of either width, right behind a Chinese
/// character. A syllable without a tone mark (們(men)) is taken for one only in a text that has
/// several with a mark, so that 方案(a) and other parentheses stay.
package struct PinyinAnnotations: CharacterRule {
  /// The rule's name.
  package let name = "pinyin-annotations"

  /// How many annotations with a tone mark make one without believable.
  static let tonedMinimum = 3

  /// Creates the rule.
  package init() {}

  /// The annotations to take out.
  ///
  /// - Complexity: O(*n*).
  package func edits(in text: String) -> [CleaningEdit] {
    var toned: [TextSpan] = []
    var plain: [TextSpan] = []
    var copy = text
    copy.withUTF8 { bytes in
      // Where no letter has a tone mark, nothing is believed to be pinyin: nearly all Chinese text.
      guard Self.hasToneMark(bytes) else { return }
      var index = 0
      while let group = ByteSearch.next(next_parenthesis_group, in: bytes, from: index) {
        index = group.lowerBound
        while index < group.upperBound {
          let width = Self.bracket(bytes, at: index, last: 0x88, narrow: 0x28)
          guard width > 0 else {
            index += 1
            continue
          }
          let start = index
          index += width
          guard Self.isBehindHan(bytes, start), let syllable = Self.syllable(bytes, from: index)
          else { continue }
          let span = TextSpan(start, syllable.end)
          if syllable.isToned { toned.append(span) } else { plain.append(span) }
          index = syllable.end
        }
      }
    }
    let spans = toned.count >= Self.tonedMinimum ? (toned + plain).sorted() : toned
    return spans.map { CleaningEdit($0, reason: .pinyin) }
  }

  /// Whether a letter may have a tone mark.
  private static func hasToneMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let group = ByteSearch.next(next_toned_group, in: bytes, from: 0) else { return false }
    return bytes[group.lowerBound...].contains { $0 &- 0xC3 < 0x0A || $0 == 0xE1 }
  }

  /// The bytes of a parenthesis at an offset, of either width; 0 when there is none.
  @inline(__always)
  private static func bracket(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, last: UInt8, narrow: UInt8
  ) -> Int {
    if bytes[index] == narrow { return 1 }
    guard bytes[index] == 0xEF, index + 2 < bytes.count else { return 0 }
    return bytes[index + 1] == 0xBC && bytes[index + 2] == last ? 3 : 0
  }

  private static func isBehindHan(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    var start = index
    while start > 0, index - start < 4 {
      start -= 1
      if bytes[start] & 0xC0 != 0x80 { break }
    }
    guard start < index else { return false }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    return text.unicodeScalars.first?.isHan ?? false
  }

  /// The longest syllable with its tone mark apart, in bytes.
  private static let maximumSyllable = 24

  /// A syllable and the parenthesis behind it, at `start`.
  private static func syllable(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (end: Int, isToned: Bool)? {
    var end = start
    while end < bytes.count, end - start < maximumSyllable {
      let width = bracket(bytes, at: end, last: 0x89, narrow: 0x29)
      if width > 0 {
        var syllable = PinyinSyllable()
        for scalar in String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars {
          guard syllable.append(scalar) else { return nil }
        }
        guard syllable.isSyllable else { return nil }
        return (end + width, syllable.tones == 1)
      }
      // Only Latin letters and their marks may stand inside.
      if bytes[end] < 0x61 || bytes[end] >= 0xE0 && bytes[end] != 0xE1 { return nil }
      end += 1
    }
    return nil
  }
}
