import CIntrinsics
import HanCore

/// Canonical JSON text: no white space, and only `"`, `\` and control characters escaped.
enum JSONText {
  /// A string in quotes.
  static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    bytes.reserveCapacity(text.utf8.count + 2)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x08: bytes += Array("\\b".utf8)
      case 0x09: bytes += Array("\\t".utf8)
      case 0x0A: bytes += Array("\\n".utf8)
      case 0x0C: bytes += Array("\\f".utf8)
      case 0x0D: bytes += Array("\\r".utf8)
      case 0..<0x20:
        bytes += Array((byte < 0x10 ? "\\u000" : "\\u00").utf8)
        bytes += Array(String(byte, radix: 16).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An object of values that are JSON text already, its keys in byte order.
  static func object(_ members: [Term: String]) -> String {
    let parts = members.sorted { $0.key < $1.key }.map { "\(quoted($0.key.text)):\($0.value)" }
    return "{" + parts.joined(separator: ",") + "}"
  }
}

/// UTF-8 as bytes.
enum UTF8Text {
  /// The text of bytes, if they are valid UTF-8.
  ///
  /// - Complexity: O(*n*), eight bytes of Chinese text at once.
  static func string(of bytes: [UInt8]) -> String? {
    isValid(bytes) ? bytes.withUnsafeBufferPointer { String(validUTF8: $0) } : nil
  }

  /// Whether bytes are valid UTF-8.
  ///
  /// - Complexity: As ``string(of:)``.
  static func isValid(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return true }
      return is_utf8(start, bytes.count)
    }
  }

  /// The index of the first byte that does not belong to valid UTF-8, or `nil`.
  ///
  /// - Complexity: O(*n*); for messages, not for the hot path.
  static func firstInvalid(in bytes: ArraySlice<UInt8>) -> Int? {
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var index = bytes.startIndex
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let scalar): index += scalar.count
      case .emptyInput: return nil
      case .error: return index
      }
    }
  }
}
