import Foundation
import HanText
import HanTextTestSupport
import Testing

/// Made-up documents, and the samples cut off anywhere, go through everything: nothing traps, and
/// the laws of results hold.
///
/// `HANTEXT_LAW_DOCUMENTS` sets how many documents are made up (20,000 take a minute in a release
/// build), `HANTEXT_LAW_SEED` from which seed on.
@Suite("The laws of results")
struct ResultLawTests {
  static let analyzer = Result { () throws(ResourceError) in
    try Analyzer(Configuration(offsets: .utf8))
  }

  private static func setting(_ name: String, _ usual: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
  }

  static func broken(_ text: String, as kind: DocumentKind) throws -> [String] {
    let analyzer = try analyzer.get()
    return ResultLaws(Document(id: "laws", text: text), as: kind, by: analyzer).broken
  }

  @Test("of made-up documents", arguments: DocumentKind.allCases)
  func madeUp(_ kind: DocumentKind) throws {
    let first = Self.setting("HANTEXT_LAW_SEED", 0)
    for seed in first..<(first + Self.setting("HANTEXT_LAW_DOCUMENTS", 400) / 2) {
      let text = DocumentGrammar.document(
        asPage: kind == .html, Choices(seed: UInt64(truncatingIfNeeded: seed)))
      let broken = try Self.broken(text, as: kind)
      if !broken.isEmpty {
        Issue.record("seed \(seed): \(broken.prefix(4)) in \(text.debugDescription)")
      }
    }
  }
}
