import Foundation
import HanCleaning
import HanCore
import Testing

/// A page whose lines are labelled: what belongs to the article, what does not.
///
/// Text pages have a label before each line: `+` for the article, `-` for the site, `=` for lines
/// of date, source and author, which count for neither; `.` is a blank line. On HTML pages the
/// elements of the article carry the attribute `data-gold`, which is taken out before cleaning.
struct GoldPage: Sendable, CustomTestStringConvertible {
  var name: String
  var text: String
  var isHTML: Bool
  /// Characters that belong to the article, blanks left out.
  var gold: String
  /// Characters that may stay or go.
  var neutral: String

  var testDescription: String { name }

  /// The pages of this folder, by name.
  static let all: [GoldPage] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Pages")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else {
        return nil
      }
      let text = String(decoding: data, as: UTF8.self)
      return name.hasSuffix(".html") ? html(name, text) : plain(name, text)
    }
  }()

  private static func plain(_ name: String, _ labelled: String) -> GoldPage {
    var page = GoldPage(name: name, text: "", isHTML: false, gold: "", neutral: "")
    for line in labelled.split(separator: "\n", omittingEmptySubsequences: false) {
      let content = String(line.dropFirst(2))
      page.text += content + "\n"
      if line.hasPrefix("+") { page.gold += content.withoutBlanks }
      if line.hasPrefix("=") { page.neutral += content.withoutBlanks }
    }
    return page
  }

  private static func html(_ name: String, _ marked: String) -> GoldPage {
    var gold = ""
    for match in marked.matches(of: #/data-gold>([\s\S]*?)(?:</h|</p|</F|</bl|\n|<p|<P|</div)/#) {
      gold += match.output.1.replacing(#/<[^>]*>/#, with: "").replacing("&emsp;", with: "")
    }
    return GoldPage(
      name: name, text: marked.replacing(" data-gold", with: ""), isHTML: true,
      gold: gold.withoutBlanks, neutral: "")
  }

  /// The harmonic mean of precision and recall over runs of four characters.
  func score() -> Double {
    let rules = isHTML ? Cleaner.webPage : Cleaner.webText
    return score(of: Cleaner(rules).clean(Document(id: name, text: text)).text.text)
  }

  /// The same for a text that is left of the page.
  func score(of text: String) -> Double {
    let clean = text.withoutBlanks
    if gold.isEmpty { return clean.isEmpty ? 1 : 0 }
    let (found, wanted, free) = (Self.runs(clean), Self.runs(gold), Self.runs(neutral))
    var both = 0
    var extra = 0
    for (run, count) in found {
      both += min(count, wanted[run] ?? 0)
      extra += max(0, count - (wanted[run] ?? 0) - (free[run] ?? 0))
    }
    let missing = wanted.values.reduce(0, +) - both
    return Double(2 * both) / Double(max(1, 2 * both + extra + missing))
  }

  private static func runs(_ text: String) -> [Substring: Int] {
    var counts: [Substring: Int] = [:]
    var start = text.startIndex
    while let end = text.index(start, offsetBy: 4, limitedBy: text.endIndex) {
      counts[text[start..<end], default: 0] += 1
      start = text.index(after: start)
    }
    return counts
  }
}

extension String {
  /// Without white space.
  var withoutBlanks: String { filter { !$0.isWhitespace } }
}
