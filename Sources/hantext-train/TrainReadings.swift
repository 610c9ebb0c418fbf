import ArgumentParser
import Foundation
import HanTraining

/// `hantext-train train readings`
struct TrainReadings: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readings",
    abstract: "Learns what characters with several readings become in Traditional text.",
    discussion: """
      The list names the characters and has phrases. Running text is any in Traditional \
      characters, of any region; other text is passed over. The same inputs give the same bytes.

      Example: hantext-train train readings --list Dictionaries/conversion-readings.txt \
      --dictionaries Dictionaries/conversion --output Dictionaries/readings.bin news.txt
      """)

  @Option(help: ArgumentHelp("The characters and phrases.", valueName: "file"))
  var list: String

  @Option(help: ArgumentHelp("The folder of OpenCC's dictionaries, as text.", valueName: "folder"))
  var dictionaries: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"))
  var output: String

  @Argument(help: "Running text, UTF-8; of CoNLL files the comments with whole sentences.")
  var texts: [String] = []

  func run() throws {
    var trainer = try ReadingTrainer(
      try ReadingList(contentsOf: list), dictionaries: dictionaries)
    for path in texts {
      var text = try String(contentsOfFile: path, encoding: .utf8)
      if path.hasSuffix(".conll") || path.hasSuffix(".conllu") { text = Self.sentences(of: text) }
      trainer.addText(text)
    }
    let (bytes, report) = try trainer.train()
    try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
    print(report + "\(output): \(bytes.count) bytes")
  }

  /// The sentences of a treebank, a line each: the words joined.
  private static func sentences(of treebank: String) -> String {
    var result = ""
    for line in treebank.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        result += "\n"
      } else if !line.hasPrefix("#") {
        let fields = line.split(separator: "\t", maxSplits: 2)
        if fields.count > 1, fields[0].allSatisfy(\.isNumber) { result += fields[1] }
      }
    }
    return result
  }
}
