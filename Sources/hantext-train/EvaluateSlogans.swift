import ArgumentParser
import Foundation
import HanExtraction
import HanLexicon
import HanText
import HanTraining

/// `hantext-train evaluate slogans`
struct EvaluateSlogans: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slogans",
    abstract: "Scores the extraction of slogans on annotated documents, or times it on a text.",
    discussion: """
      Documents kept for testing are scored apart from those that the weights are fitted to. With \
      --time, the files are texts, and the time without tokenizing is told.

      Example: hantext-train evaluate slogans Tests/Quality/Slogans/Documents/*.txt
      """)

  @Argument(help: ArgumentHelp("Annotated documents, or texts.", valueName: "file"))
  var files: [String]

  @Flag(help: "Time the extraction on texts, after tokenizing.")
  var time = false

  func run() throws {
    let analyzer = try Analyzer(Configuration(cleans: false))
    if time {
      for file in files { try time(file, analyzer) }
      return
    }
    var scores = [SloganScore(), SloganScore()]
    var counts = [0, 0]
    for file in files {
      let documents = try AnnotatedSlogans.documents(in: contents(of: file), source: file) {
        analyzer.canonical(MappedText($0)).text
      }
      for document in documents {
        var batch = Batch(analyzer.configuration)
        batch.add(analyzer.analyze(Document(id: document.name, text: document.text)))
        let part = document.isTest ? 1 : 0
        scores[part].add(batch.analyses.flatMap { batch.slogans(of: $0) }, of: document)
        counts[part] += 1
      }
    }
    for (name, part) in [("train", 0), ("test", 1)] where counts[part] > 0 {
      let score = scores[part]
      print(
        "\(name): \(counts[part]) documents, \(score.answers) slogans,"
          + " exact P \(percent(score.precision)) R \(percent(score.recall))"
          + " F1 \(percent(score.f1)), salient R \(percent(score.salientRecall)),"
          + " members F1 \(percent(score.memberF1)), near misses \(percent(score.nearMissRate)),"
          + " most in a document without any \(score.worstPlain)")
    }
  }

  private func contents(of file: String) throws -> [UInt8] {
    guard let bytes = NumberedLines.contents(of: file) else {
      throw RankerError(source: file, cause: NumberedLines.unreadable)
    }
    return bytes
  }

  private func time(_ file: String, _ analyzer: Analyzer) throws {
    let text = String(decoding: try contents(of: file), as: UTF8.self)
    let tokens = analyzer.tokenize(MappedText(text))
    let extractor = SloganExtractor()
    var count = 0
    let duration = ContinuousClock().measure { count = extractor.candidates(in: tokens).count }
    let seconds = duration / .seconds(1)
    let speed = Double(text.utf8.count) / 1e6 / seconds
    print(
      "\(file): \(text.utf8.count) bytes, \(count) candidates, "
        + String(format: "%.3f s, %.1f MB/s", seconds, speed))
  }
}
