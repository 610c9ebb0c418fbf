import CIntrinsics
package import HanCore
import HanICU

/// Puts plain characters in place of those that Unicode keeps for compatibility alone: compatibility
/// ideographs (U+F900 is 豈) and radicals (U+2F00 is 一), which old encodings and text taken out of
/// PDF files have. By ICU's NFKC (UAX #15).
package struct CompatibilityFolding: Sendable {
  private let normalizer: Normalizer

  /// Opens ICU's normalizer.
  ///
  /// - Throws: `ResourceError` when ICU's data is missing.
  package init() throws(ResourceError) {
    do {
      normalizer = try Normalizer()
    } catch {
      throw ResourceError(resource: "ICU's normalization", cause: error.description)
    }
  }

  /// The text with plain ideographs, and nothing else changed: marks and letters stay.
  ///
  /// - Complexity: O(*n*), sixteen bytes at once; a text without such characters is returned as it
  ///   is.
  package func plain(_ text: MappedText) -> MappedText {
    var edits: [TextEdit] = []
    var native = text.text
    native.withUTF8 { bytes in
      guard let base = bytes.baseAddress else { return }
      var offset = 0
      while offset + 2 < bytes.count {
        offset = next_compatibility_group(base, offset, bytes.count)
        let groupEnd = min(offset + Self.groupSize, bytes.count - 2)
        while offset < groupEnd {
          guard Self.mayBegin(bytes[offset], bytes[offset + 1]) else {
            offset += 1
            continue
          }
          let end = min(bytes.count, offset + UTF8.width(startingWith: bytes[offset]))
          let scalar = String(decoding: bytes[offset..<end], as: UTF8.self)
          let plain = normalizer.normalize(scalar)
          if !plain.utf8.elementsEqual(scalar.utf8) {
            edits.append(TextEdit(TextSpan(offset, end), plain))
          }
          offset = end
        }
      }
    }
    return text.applying(edits)
  }

  /// How many bytes are looked at together.
  private static let groupSize = MemoryLayout<byte_group>.size

  /// Whether two bytes may begin one of the characters: U+F900 to U+FAFF, U+2F800 to U+2FFFF, or
  /// U+2E80 to U+2FFF.
  @inline(__always)
  private static func mayBegin(_ first: UInt8, _ second: UInt8) -> Bool {
    guard first >= 0xE2 else { return false }
    switch first {
    case 0xEF: return second &- 0xA4 < 8
    case 0xE2: return second >= 0xBA
    case 0xF0: return second == 0xAF
    default: return false
    }
  }

  /// The whole wording in NFKC: for keys that are matched and never shown.
  ///
  /// - Complexity: O(*n*); a wording of common ideographs and ASCII is returned as it is.
  package func key(_ text: String) -> String {
    var text = text
    // ASCII and U+4000 to U+9FFF, which NFKC leaves as they are.
    let isPlain = text.withUTF8 { bytes in
      bytes.allSatisfy { $0 < 0x80 || 0x80...0xBF ~= $0 || 0xE4...0xE9 ~= $0 }
    }
    return isPlain ? text : normalizer.normalize(text)
  }
}
