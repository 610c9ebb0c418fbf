import Foundation
import HanText
import HanTextTestSupport
import Testing

/// Made-up documents, and the samples cut off anywhere, go through everything: nothing traps, and
/// the laws of results hold.
///
/// An ordinary run checks a part. `HANTEXT_LAW_DOCUMENTS=20000 HANTEXT_LAW_STRIDE=1` checks twenty
/// thousand documents and all prefixes of the samples; `HANTEXT_LAW_SEED` begins with another seed.
/// `CheckLaws` of the package `Fuzzing` does the same in a release build, where a document takes seven
/// milliseconds.
@Suite("The laws of results")
struct ResultLawTests {
  static let analyzer = Result { () throws(ResourceError) in
    try Analyzer(Configuration(offsets: .utf8))
  }

  private static func setting(_ name: String, _ usual: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
  }

  /// The laws that are broken when a document is analysed.
  static func broken(_ text: String, as kind: DocumentKind) throws -> [String] {
    let analyzer = try analyzer.get()
    return ResultLaws(Document(id: "laws", text: text), as: kind, by: analyzer).broken
  }

  @Test("of made-up documents", arguments: DocumentKind.allCases, 0..<4)
  func madeUp(_ kind: DocumentKind, part: Int) throws {
    let count = Self.setting("HANTEXT_LAW_DOCUMENTS", 800) / 8
    let first = Self.setting("HANTEXT_LAW_SEED", 0) + part * count
    for seed in first..<(first + count) {
      let text = DocumentGrammar.document(
        asPage: kind == .html, Choices(seed: UInt64(truncatingIfNeeded: seed)))
      let broken = try Self.broken(text, as: kind)
      if !broken.isEmpty {
        Issue.record("seed \(seed): \(broken.prefix(4)) in \(text.debugDescription)")
      }
    }
  }

  /// The samples of the project.
  static let samples: [String] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Samples")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { folder.appendingPathComponent($0).path }
  }()

  @Test("of the beginnings of samples", arguments: samples)
  func prefixes(_ path: String) throws {
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    let scalars = Array(text.unicodeScalars)
    let stride = max(1, Self.setting("HANTEXT_LAW_STRIDE", 37))
    for end in Swift.stride(from: scalars.count, through: 0, by: -stride) {
      let prefix = String(String.UnicodeScalarView(scalars[..<end]))
      for kind in path.hasSuffix(".html") ? [.html] : DocumentKind.allCases {
        let broken = try Self.broken(prefix, as: kind)
        if !broken.isEmpty {
          Issue.record("\(end) characters of \(path) as \(kind): \(broken.prefix(4))")
        }
      }
    }
  }
}
