public import HanCore

/// Text that was decoded wrongly somewhere on its way, before it came here.
///
/// It cannot be mended without guessing, so it is left as it is and named.
public struct TextDamage: Hashable, Sendable {
  /// What must have happened.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
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
  public var kind: Kind
  /// Where it first shows, UTF-8 bytes of the document.
  public var span: TextSpan
  /// How many stretches show it.
  public var count: Int
}

/// Looks for wrongly decoded text.
struct DamageDetector {
  /// Characters that common UTF-8 sequences turn into when they are read as GBK: 的, 是, 不, 一, 了,
  /// 在, 有, 中 and marks give 鐨, 勬, 槸, 涓, 嶆, 浜, 鍦, 鏈, 銆, 锛 and so on.
  private static let misread: ScalarSet =
    "鐨勬槸涓浜鍦鏈夊鍥戜綅銆锛鈥滄垜瑕佸湪鎴戠殑鍙鏃鏄鐢ㄦ埛鍒鏂囩珷鏉鍜屼汉绗枃鍚"

  /// The kinds of damage, in the order they first show.
  ///
  /// - Complexity: O(*n*).
  func damage(in text: String) -> [TextDamage] {
    var text = text
    let common = Self.misread
    return text.withUTF8 { bytes in
      var found: [TextDamage.Kind: TextDamage] = [:]
      func note(_ kind: TextDamage.Kind, _ start: Int, _ end: Int) {
        if found[kind] == nil {
          found[kind] = TextDamage(kind: kind, span: TextSpan(start, end), count: 0)
        }
        found[kind]?.count += 1
      }
      var index = 0
      var misreadStart = -1
      var misread = 0
      var han = 0
      var latinStart = -1
      var latin = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0xC2 {
          index += 1
          latin = 0
          continue
        }
        if byte < 0xE0 {
          // Runs of Latin letters with marks: words hardly have four in a row.
          if byte == 0xC2 || byte == 0xC3 {
            if latin == 0 { latinStart = index }
            latin += 1
            if latin == 6 {
              note(Self.latinKind(bytes, latinStart), latinStart, index + 2)
            }
          }
          index += 2
          continue
        }
        latin = 0
        guard byte < 0xF0, index + 2 < bytes.count else {
          index += 4
          continue
        }
        let value =
          UInt32(byte & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
          | UInt32(bytes[index + 2] & 0x3F)
        if value == 0xFFFD {
          note(.replaced, index, index + 3)
        } else if value >= 0x4E00, value < 0xA000 {
          han += 1
          if value == 0x951F, Self.follows(bytes, index, "锟斤拷") {
            note(.replacementsAsGBK, index, index + 9)
          } else if value == 0x70EB && Self.follows(bytes, index, "烫烫烫")
            || value == 0x5C6F && Self.follows(bytes, index, "屯屯屯")
          {
            note(.unwritten, index, index + 9)
            index += 6
          } else if byte >= 0xE6, common.contains(value: value) {
            if misreadStart < 0 { misreadStart = index }
            misread += 1
          }
        }
        index += 3
      }
      // A few of these characters are words; in misread text every third character is one.
      if misread >= 4, misread * 5 >= han {
        found[.utf8AsGBK] = TextDamage(
          kind: .utf8AsGBK, span: TextSpan(misreadStart, misreadStart + 3), count: misread)
      }
      return found.values.sorted { $0.span < $1.span }
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
