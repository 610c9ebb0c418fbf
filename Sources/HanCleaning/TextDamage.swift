import CIntrinsics
package import HanCore

/// Text that was decoded wrongly somewhere on its way, before it came here.
///
/// It cannot be mended without guessing, so it is left as it is and named.
package struct TextDamage: Hashable, Sendable {
  /// What must have happened.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// 锟斤拷: replacement characters in UTF-8, read as GBK.
    case replacementsAsGBK = "U+FFFD in UTF-8 read as GBK"
    /// 鐨勬槸: UTF-8 read as GBK.
    case utf8AsGBK = "UTF-8 read as GBK"
    /// ä¸­æ–‡: UTF-8 read as a Western encoding.
    case utf8AsLatin = "UTF-8 read as windows-1252"
    /// ÖÐÎÄ: GBK read as a Western encoding.
    case gbkAsLatin = "GBK read as windows-1252"
    /// U+FFFD: bytes that were no text in their encoding.
    case replaced = "broken bytes replaced by U+FFFD"
    /// 烫烫烫, 屯屯屯: memory nobody wrote to.
    case unwritten = "unwritten memory read as GBK"
  }

  /// What must have happened.
  package var kind: Kind
  /// Where it first shows, UTF-8 bytes of the document.
  package var span: TextSpan
  /// How many stretches show it.
  package var count: Int

  /// Whether so much shows it that text of its kind is lost to readers: names in other scripts have
  /// a stretch or two.
  package var isWrongDecoding: Bool {
    switch kind {
    case .utf8AsGBK, .replacementsAsGBK: true
    case .utf8AsLatin, .gbkAsLatin: count >= 3
    case .replaced, .unwritten: false
    }
  }

  /// What looks like wrongly decoded text, in the order it first shows.
  ///
  /// - Complexity: O(*n*).
  package static func find(in text: String) -> [TextDamage] { DamageDetector().damage(in: text) }
}

/// Looks for wrongly decoded text.
struct DamageDetector {
  /// Characters that common UTF-8 sequences turn into when they are read as GBK: 的, 是, 不, 一, 了,
  /// 在, 有, 中 and marks give 鐨, 勬, 槸, 涓, 嶆, 浜, 鍦, 鏈, 銆, 锛 and so on.
  private static let misread =
    "鐨槸涓浜鍦鏈鍥戜綅銆锛鈥滄瑕湪鎴戠殑鍙鏃鏄鐢鍒鏂珷鏉鍜汉绗枃鍚"

  /// The same and those that are damage or begin some, a bit a character of the basic plane.
  private static let signs: [UInt64] = {
    var signs = [UInt64](repeating: 0, count: 1 << 10)
    for scalar in (misread + "\u{FFFD}锟烫屯").unicodeScalars {
      signs[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63)
    }
    return signs
  }()

  /// The kinds of damage, in the order they first show.
  ///
  /// - Complexity: O(*n*).
  func damage(in text: String) -> [TextDamage] {
    var text = text
    return text.withUTF8 { bytes in
      Self.signs.withUnsafeBufferPointer { signs in
        var found = Findings()
        Self.scan(bytes, signs: signs, into: &found)
        Self.scanLatin(bytes, into: &found)
        return found.sorted
      }
    }
  }

  /// What was found so far.
  private struct Findings {
    private var all: [TextDamage.Kind: TextDamage] = [:]

    mutating func note(_ kind: TextDamage.Kind, _ start: Int, _ end: Int, count: Int = 1) {
      all[kind, default: TextDamage(kind: kind, span: TextSpan(start, end), count: 0)].count +=
        count
    }

    /// In the order they first show.
    var sorted: [TextDamage] { all.values.sorted { $0.span < $1.span } }
  }

  /// Looks for damage in characters of three bytes, which is what Chinese takes.
  private static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, signs: UnsafeBufferPointer<UInt64>,
    into found: inout Findings
  ) {
    var index = 0
    var misreadStart = -1
    var misread = 0
    var han = 0
    while index < bytes.count {
      let byte = bytes[index]
      // Valid UTF-8: the text was a string.
      guard byte >= 0xE0, byte < 0xF0, index + 2 < bytes.count else {
        index += byte < 0x80 && hasAscii(bytes, at: index) ? 8 : 1
        continue
      }
      let value =
        Int(byte & 0x0F) << 12 | Int(bytes[index + 1] & 0x3F) << 6 | Int(bytes[index + 2] & 0x3F)
      if value >= 0x4E00, value < 0xA000 { han += 1 }
      if signs[value >> 6] >> UInt64(value & 63) & 1 != 0 {
        if value == 0xFFFD {
          found.note(.replaced, index, index + 3)
        } else if follows(bytes, index, "锟斤拷") {
          found.note(.replacementsAsGBK, index, index + 9)
        } else if follows(bytes, index, "烫烫烫") || follows(bytes, index, "屯屯屯") {
          found.note(.unwritten, index, index + 9)
          index += 6
        } else if value != 0x951F, value != 0x70EB, value != 0x5C6F {
          if misreadStart < 0 { misreadStart = index }
          misread += 1
        }
      }
      index += 3
    }
    // A few of these characters are words; in misread text every third character is one.
    if misread >= 4, misread * 5 >= han {
      found.note(.utf8AsGBK, misreadStart, misreadStart + 3, count: misread)
    }
  }

  /// Whether eight bytes are ASCII: markup is, for the most part.
  @inline(__always)
  private static func hasAscii(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + 8 <= bytes.count else { return false }
    let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
    return word & 0x8080_8080_8080_8080 == 0
  }

  /// Looks for runs of Latin letters with marks: words hardly have six in a row.
  private static func scanLatin(
    _ bytes: UnsafeBufferPointer<UInt8>, into found: inout Findings
  ) {
    var index = 0
    // Most texts have not even two.
    while let group = ByteSearch.next(next_latin_group, in: bytes, from: index) {
      index = group.lowerBound
      var start = index
      var count = 0
      // A run that goes on behind the group is read to its end.
      while index < group.upperBound || count > 0 && index < bytes.count {
        guard bytes[index] == 0xC2 || bytes[index] == 0xC3 else {
          count = 0
          index += 1
          continue
        }
        if count == 0 { start = index }
        count += 1
        if count == 6 { found.note(latinKind(bytes, start), start, index + 2) }
        index += 2
      }
    }
  }

  private static func follows(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ text: StaticString
  ) -> Bool {
    guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount
    where bytes[index + offset] != text.utf8Start[offset] { return false }
    return true
  }

  /// UTF-8 read as Latin letters begins with ä to é and goes on with C1 controls and marks; GBK
  /// stays among the letters.
  private static func latinKind(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> TextDamage.Kind {
    var marks = 0
    var index = start
    while index + 1 < bytes.count, index < start + 12 {
      if bytes[index] == 0xC2 { marks += 1 }
      index += 2
    }
    return marks >= 2 ? .utf8AsLatin : .gbkAsLatin
  }
}
