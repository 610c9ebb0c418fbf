import HanCore

/// Removes single lines that sites put between the lines of a text they show: where to go on
/// reading, which address to remember, which app to take.
///
/// The text around such lines is no page; so a line goes only when phrases of sites for readers
/// make up a good part of it, or it names an address beside one.
package struct SiteLines: BlockRule {
  /// The rule's name.
  package let name = "site-lines"

  /// Creates the rule.
  package init() {}

  package func judge(_ page: inout BlockPage) {
    guard page.kind == .prose || page.kind == .manual || page.kind == .page else { return }
    for (index, block) in page.blocks.enumerated()
    where page.removalReasons[index] == nil && block.phrases.reading > 0 && block.length <= 120 {
      let hits = Int32(block.phrases.readingHits)
      let letters = max(1, block.han + block.latin)
      let line = page.content(index)
      let hasAddress = Self.hasAddress(line)
      let share = block.phrases.reading * 100 / letters
      if hits >= 2 && share >= 20 || hasAddress && share >= 12 || share >= 60 && letters >= 4 {
        page.removalReasons[index] = .boilerplate
      }
    }
  }

  /// Whether an address of the web stands in a line.
  static func hasAddress(_ line: Substring) -> Bool {
    var run = 0
    var hasDot = false
    for byte in line.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "/"):
        run += 1
      case UInt8(ascii: "."):
        if run >= 1 { hasDot = true }
        run += 1
      default:
        if hasDot, run >= 6 { return true }
        run = 0
        hasDot = false
      }
    }
    return hasDot && run >= 6
  }
}
