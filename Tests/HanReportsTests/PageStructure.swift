/// The tags of an HTML page, as far as tests need them: a page that is escaped well has the same
/// ones whatever its texts are.
struct PageStructure {
  /// The tags with their attributes, in order; texts, scripts and styles are left out.
  let tags: [String]

  /// Reads a page by bytes, as browsers do.
  init(_ page: String) {
    var tags: [String] = []
    var bytes = Array(page.utf8)[...]
    while let start = bytes.firstIndex(of: UInt8(ascii: "<")) {
      bytes = bytes[start...]
      var quote: UInt8?
      var end = bytes.startIndex
      while end < bytes.endIndex {
        let byte = bytes[end]
        if let open = quote {
          if byte == open { quote = nil }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if byte == UInt8(ascii: ">") {
          break
        }
        end += 1
      }
      let tag = String(decoding: bytes[..<min(end + 1, bytes.endIndex)], as: UTF8.self)
      tags.append(tag)
      bytes = bytes.dropFirst(tag.utf8.count)
      // Nothing but the end tag ends a script or a style.
      for name in ["script", "style"] where tag == "<\(name)>" {
        let close = Array("</\(name)".utf8)
        while !bytes.isEmpty, !bytes.starts(with: close) { bytes.removeFirst() }
      }
    }
    self.tags = tags
  }

  /// The names of the elements in order of their start tags.
  var names: [String] { tags.filter { !$0.hasPrefix("</") }.map(Self.name) }

  /// The first end tag that closes another element than the open one, or the first element that
  /// is never closed.
  var imbalance: String? {
    let void: Set<String> = ["!DOCTYPE", "meta", "link", "input"]
    var open: [String] = []
    for tag in tags {
      let name = Self.name(tag)
      if tag.hasPrefix("</") {
        guard open.popLast() == name else { return tag }
      } else if !void.contains(name), !tag.hasSuffix("/>") {
        open.append(name)
      }
    }
    return open.first
  }

  private static func name(_ tag: String) -> String {
    let inner = tag.drop { $0 == "<" || $0 == "/" }
    return String(inner.prefix { $0 != " " && $0 != ">" && $0 != "/" })
  }
}
