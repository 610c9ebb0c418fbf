import ArgumentParser
import Foundation
import HanExtraction
import HanLexicon
import HanText
import HanTraining

/// `hantext-train examples`
struct Examples: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes tables of examples for rankers from annotated documents.",
    subcommands: [SloganExamples.self])
}

/// `hantext-train examples slogans`
struct SloganExamples: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slogans",
    abstract: "Makes the table of examples for the ranker of slogans.",
    discussion: """
      The input are documents with their slogans marked, as Tests/Quality/Slogans/Documents has them. \
      Documents kept for testing are left out.

      Example: hantext-train examples slogans Tests/Quality/Slogans/Documents/*.txt -o slogans.tsv
      """)

  @Argument(help: ArgumentHelp("Annotated documents.", valueName: "file"))
  var files: [String]

  @Option(help: "Features that fewer candidates have are left out.")
  var minimum = 6

  @Option(name: .shortAndLong, help: ArgumentHelp("The table to write.", valueName: "file"))
  var output: String

  func run() throws {
    // The documents have no noise.
    let analyzer = try Analyzer(Configuration(cleans: false))
    let extractor = SloganExtractor()
    var documents: [(AnnotatedSlogans, [SloganCandidate])] = []
    for file in files {
      guard let bytes = NumberedLines.contents(of: file) else {
        throw RankerError(source: file, cause: NumberedLines.unreadable)
      }
      let annotated = try AnnotatedSlogans.documents(in: bytes, source: file) {
        analyzer.canonical(MappedText($0)).text
      }
      for document in annotated where !document.isTest {
        let clean = analyzer.clean(Document(id: document.name, text: document.text))
        documents.append((document, extractor.proposals(in: analyzer.tokenize(clean.text))))
      }
    }
    try Data(table(of: documents).utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
  }

  private func table(of documents: [(AnnotatedSlogans, [SloganCandidate])]) -> String {
    var counts = [Int](repeating: 0, count: SloganRanker.features.count)
    for (_, candidates) in documents {
      for candidate in candidates {
        for (index, value) in SloganRanker.values(of: candidate).enumerated() where value != 0 {
          counts[index] += 1
        }
      }
    }
    let columns = counts.indices.filter { counts[$0] >= minimum }
    var lines = [
      (["group", "label"] + columns.map { SloganRanker.features[$0] }).joined(separator: "\t")
    ]
    for (document, candidates) in documents {
      var missing = document.answers
      let right = candidates.filter { candidate in
        document.answers.contains { $0.keys.contains(SloganKey(candidate.canonical)) }
      }
      for candidate in candidates {
        let key = SloganKey(candidate.canonical)
        if document.open.contains(key) { continue }
        let isRight = document.answers.contains { $0.keys.contains(key) }
        missing.removeAll { $0.keys.contains(key) }
        // A motto inside a slogan is not wrong: the slogan goes before it.
        let isInside = right.contains {
          $0.span != candidate.span && $0.span.contains(candidate.span)
        }
        if !isRight, isInside, candidate.type != .parallel { continue }
        let values = SloganRanker.values(of: candidate)
        lines.append(
          ([document.name, isRight ? "1" : "0"] + columns.map { values[$0] == 0 ? "0" : "1" })
            .joined(separator: "\t"))
      }
      for _ in missing { lines.append("\(document.name)\t1") }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
