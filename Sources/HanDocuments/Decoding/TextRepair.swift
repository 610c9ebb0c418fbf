import HanCore

/// Undoes a wrong decoding where nothing was lost by it: UTF-8, GBK or Big5 that was read as a
/// Western encoding, in which every byte is a letter.
public enum TextRepair {
  /// A text that was mended.
  public struct Result: Hashable, Sendable {
    /// The text.
    public var text: String
    /// What had happened, for people: `UTF-8 read as windows-1252`.
    public var damage: String
  }

  /// So many letters with marks make a text worth a try.
  static let leastLetters = 12

  /// The characters that windows-1252 has in place of control characters, by their byte from 0x80.
  private static let windows: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  private static let windowsBytes: [UInt32: UInt8] = {
    var bytes: [UInt32: UInt8] = [:]
    for (index, value) in windows.enumerated() { bytes[value] = UInt8(0x80 + index) }
    return bytes
  }()

  /// The text as it was before it was decoded wrongly; `nil` when it was not, or cannot be undone
  /// without loss.
  ///
  /// - Complexity: O(*n*).
  public static func repaired(_ text: String) -> Result? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var letters = 0
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 {
        bytes.append(UInt8(scalar.value))
        continue
      }
      letters += 1
      if let byte = windowsBytes[scalar.value] {
        bytes.append(byte)
      } else if scalar.value <= 0xFF {
        bytes.append(UInt8(scalar.value))
      } else {
        // Any other character was never a byte.
        return nil
      }
    }
    guard letters >= leastLetters else { return nil }
    if let whole = String(validating: bytes, as: UTF8.self) {
      return isChinese(whole, of: letters / 3)
        ? Result(text: whole, damage: "UTF-8 read as windows-1252") : nil
    }
    for (encoding, name) in [("gb18030", "GBK"), ("big5", "Big5")] {
      guard let decoder = try? TextDecoder(encoding: encoding),
        let decoded = try? decoder.decode(bytes), isChinese(decoded.text, of: letters / 2)
      else { continue }
      return Result(text: decoded.text, damage: "\(name) read as windows-1252")
    }
    return nil
  }

  /// Whether most of what should be Chinese is made of common characters.
  private static func isChinese(_ text: String, of characters: Int) -> Bool {
    var han = 0
    var rare = 0
    for scalar in text.unicodeScalars where scalar.value >= 0x80 {
      switch scalar.value {
      case 0x4E00...0x9FFF, 0x3000...0x303F, 0xFF00...0xFFEF, 0x2010...0x2026: han += 1
      default: rare += 1
      }
    }
    return han >= max(4, characters / 2) && rare * 10 <= han
  }
}
