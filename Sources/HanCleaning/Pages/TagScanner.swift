import HanMarkup

/// Reads the rest of a page where the parser gave up, by its tags alone: no tree, no nesting.
struct TagScanner {
  let bytes: UnsafeBufferPointer<UInt8>

  /// The longest tag; so a page of “<” without ends takes linear time.
  private static let maximumTag = 1 << 12

  /// - Complexity: O(*n*).
  func read(from start: Int, with handler: inout some PageHandler) {
    var index = start
    var text = start
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<"), let end = endOfTag(index) else {
        index += 1
        continue
      }
      hand(text..<index, to: &handler)
      blank(at: index, to: &handler)
      index = end
      text = end
    }
    hand(text..<bytes.count, to: &handler)
  }

  private func blank(at index: Int, to handler: inout some PageHandler) {
    [UInt8(0x20)].withUnsafeBufferPointer {
      handler.text($0, source: index..<index, isVerbatim: false)
    }
  }

  private func hand(_ range: Range<Int>, to handler: inout some PageHandler) {
    guard !range.isEmpty else { return }
    handler.text(UnsafeBufferPointer(rebasing: bytes[range]), source: range, isVerbatim: true)
  }

  private func endOfTag(_ start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    switch bytes[start + 1] {
    case 0x21, 0x2F, 0x3F, 0x41...0x5A, 0x61...0x7A: break
    default: return nil
    }
    let limit = min(bytes.count, start + Self.maximumTag)
    return bytes[start..<limit].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
  }
}
