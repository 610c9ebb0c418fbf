import HanCore

/// Finds what sites put between the lines of a text against copying: their name and address, again
/// and again, in elements of one class.
///
/// Such strings stand alone or end a line, and the addresses among them are of one site; so code
/// and lists of addresses stay.
struct CopyMarks {
  /// An element with a class and few characters.
  struct Element {
    /// The hash of its class.
    var name: UInt64
    /// Where its text stands among the lines.
    var span: TextSpan
  }

  /// The longest, in bytes.
  static let longest = 90
  /// The fewest of one class.
  static let least = 3
  /// Where a class has more, it is that of something else.
  static let most = 400

  /// The spans to take out, in order.
  ///
  /// - Complexity: O(*n* log *n*) for *n* elements, and the length of their texts.
  static func find(_ elements: [Element], in text: [UInt8]) -> [TextSpan] {
    guard elements.count >= least else { return [] }
    var classes: [UInt64: [TextSpan]] = [:]
    for element in elements { classes[element.name, default: []].append(element.span) }
    var found: [TextSpan] = []
    for spans in classes.values
    where spans.count >= least && spans.count <= most && areMarks(spans, in: text) {
      found += spans
    }
    found.sort { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
    var end = 0
    return found.filter { span in
      guard span.lowerBound >= end else { return false }
      end = span.upperBound
      return true
    }
  }

  private static func areMarks(_ spans: [TextSpan], in text: [UInt8]) -> Bool {
    var sites: [[UInt8]: Int] = [:]
    var addresses = 0
    var wordings: Set<[UInt8]> = []
    var behind = 0
    for span in spans {
      // At the end of its line, or alone in it.
      guard span.upperBound >= text.count || text[span.upperBound] == 0x0A else { return false }
      if span.lowerBound > 0, text[span.lowerBound - 1] != 0x0A { behind += 1 }
      let wording = Array(text[span.range])
      wordings.insert(wording.filter { $0 > 0x20 })
      if let site = site(in: wording) {
        sites[site, default: 0] += 1
        addresses += 1
      }
    }
    guard behind > 0, addresses * 3 >= spans.count else { return false }
    let most = sites.values.max() ?? 0
    return most * 5 >= addresses * 4 && wordings.count * 4 <= spans.count * 3
  }

  /// The name of the site in an address: what stands before its last dot.
  private static func site(in wording: [UInt8]) -> [UInt8]? {
    var start = 0
    while start < wording.count {
      guard isLetter(wording[start]) else {
        start += 1
        continue
      }
      var end = start
      while end < wording.count, isLetter(wording[end]) || wording[end] == UInt8(ascii: ".") {
        end += 1
      }
      let labels = wording[start..<end].split(separator: UInt8(ascii: "."))
      if labels.count >= 2, let last = labels.last, last.count >= 2,
        last.allSatisfy({ !(0x30...0x39).contains($0) })
      {
        let known: Set<String> = ["com", "net", "org", "gov", "edu", "co"]
        let name = labels[labels.count - 2]
        if labels.count >= 3, known.contains(String(decoding: name, as: UTF8.self)) {
          return Array(labels[labels.count - 3])
        }
        return Array(name)
      }
      start = end
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
      || byte == UInt8(ascii: "-")
  }
}
