import Foundation
import FuzzSupport
import HanText

/// Checks the laws of results without a fuzzer, thousands of documents a minute:
/// `CheckLaws made-up FIRST-SEED COUNT [html]` for documents of the grammar,
/// `CheckLaws prefixes FILE…` for the beginnings of files, `CheckLaws files FILE…` for whole ones.
///
/// Says what is broken, document by document; the process ends where one traps, after its name.
@main
struct CheckLaws {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let check = try Check()
    switch arguments.first {
    case "made-up":
      let first = arguments.dropFirst().first.flatMap { Int($0) } ?? 0
      let count = arguments.dropFirst(2).first.flatMap { Int($0) } ?? 20_000
      let kind: DocumentKind = arguments.last == "html" ? .html : .text
      for seed in first..<(first + count) {
        let choices = Choices(seed: UInt64(truncatingIfNeeded: seed))
        check(
          "seed \(seed)", DocumentGrammar.document(asPage: kind == .html, choices), as: kind)
      }
    case "prefixes", "files":
      for path in arguments.dropFirst() {
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        let kinds: [DocumentKind] = path.hasSuffix(".html") ? [.html] : DocumentKind.allCases
        for kind in kinds {
          if arguments.first == "files" {
            check(path, text, as: kind)
          } else {
            let scalars = text.unicodeScalars
            for end in scalars.indices {
              check(
                "\(path) to \(text.utf8.distance(from: text.startIndex, to: end))",
                String(scalars[..<end]), as: kind)
            }
          }
        }
      }
    default: say("CheckLaws made-up FIRST COUNT [html] | prefixes FILE… | files FILE…")
    }
    say("\(check.documents) documents, \(check.failures) with broken laws")
  }

  /// Writes a line at once: what was said before a trap must not be lost.
  static func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  private final class Check {
    private let analyzers: [Analyzer]
    private(set) var documents = 0
    private(set) var failures = 0

    init() throws {
      analyzers = [
        try Analyzer(Configuration(offsets: .utf8)),
        try Analyzer(Configuration(cleans: false, offsets: .utf8)),
      ]
    }

    func callAsFunction(_ name: String, _ text: String, as kind: DocumentKind) {
      // What is on the way to standard error when the process traps.
      FileHandle.standardError.write(Data("\r\(name) \(kind.rawValue)      ".utf8))
      let analyzer = analyzers[documents % 8 == 7 ? 1 : 0]
      documents += 1
      let start = ContinuousClock.now
      let broken = ResultLaws(Document(id: name, text: text), as: kind, by: analyzer).broken
      let time = ContinuousClock.now - start
      if !broken.isEmpty {
        failures += 1
        CheckLaws.say(
          "\(name) \(kind.rawValue): \(broken.prefix(4)) in \(text.prefix(600).debugDescription)")
      }
      if time > .seconds(2) { CheckLaws.say("\(name) \(kind.rawValue): took \(time)") }
    }
  }
}
