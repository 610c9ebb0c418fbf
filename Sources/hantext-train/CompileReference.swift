import ArgumentParser
import Foundation
import HanCore
import HanExtraction
import HanLexicon
import HanText
import HanTraining

/// `hantext-train compile reference`
struct CompileReference: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "Makes the table of how common words and phrases are in general.",
    discussion: """
      Words come from a list with counts, phrases from the candidates for keywords in a corpus \
      of running text. The same inputs give the same bytes.

      Example: hantext-train compile reference --lexicon dict.txt --corpus daily.txt \
      -o reference.bin
      """)

  @Option(help: ArgumentHelp("A word list: word and count a line.", valueName: "file"))
  var lexicon: String

  @Option(help: ArgumentHelp("The lowest count of words to take.", valueName: "n"))
  var minimumCount = 5

  @Option(help: ArgumentHelp("A segmented corpus of running text.", valueName: "file"))
  var corpus: String

  @Option(help: ArgumentHelp("The lowest number of documents of a phrase.", valueName: "n"))
  var minimumDocuments = 2

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"))
  var output: String

  /// Corpora are cut into documents of whole paragraphs with so many characters at least.
  static let documentLength = 400

  func run() throws {
    var words = ReferenceTableBuilder()
    for line in try String(contentsOfFile: lexicon, encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count >= 2, let count = Int(fields[1]), count >= minimumCount else { continue }
      words.set(PhraseHash.hash(fields[0]), to: count)
    }
    let (phrases, documents) = try phraseCounts()
    var table = ReferenceTableBuilder()
    for (hash, count) in phrases where count >= minimumDocuments { table.set(hash, to: count) }
    var container = ContainerBuilder()
    container.add("words", words.cells())
    container.add("phrases", table.cells())
    container.add("documents", [UInt32(documents)])
    let bytes = container.build()
    try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
    print("\(output): \(documents) documents, \(bytes.count) bytes")
  }

  private func phraseCounts() throws -> (counts: [UInt64: Int], documents: Int) {
    let analyzer = try Analyzer(Configuration(cleans: false, ranker: .untrained()))
    var counts: [UInt64: Int] = [:]
    var documents = 0
    var text = ""
    func count() {
      guard !text.isEmpty else { return }
      let input = analyzer.keywordInput(Document(id: "", text: text, title: ""))
      for hash in analyzer.configuration.keywords.phrases(in: input.text) {
        counts[hash, default: 0] += 1
      }
      documents += 1
      text = ""
    }
    for sentence in try SegmentedCorpus(contentsOf: corpus).sentences {
      text += sentence.map(\.text).joined() + "\n"
      if text.unicodeScalars.count >= Self.documentLength { count() }
    }
    count()
    return (counts, documents)
  }
}
