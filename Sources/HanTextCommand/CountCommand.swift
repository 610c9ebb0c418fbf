import ArgumentParser
import HanText

/// `hantext count`
struct CountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "Counts documents: partial statistics that can be added up.",
    discussion: """
      Writes sorted lines of JSON with integers, and a total at the end. Parts of a collection \
      that were counted apart, on any number of machines, are added up by hantext merge; the sum \
      is the same, byte for byte, as counting all at once. The other subcommands rank by such \
      files with --counts. Documents that repeat others are counted, unless --duplicates says \
      otherwise.

      Example: hantext count pages -o pages.counts
      Example: hantext count --tokenized words --ngrams 1-2 corpus.txt -o corpus.counts
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("The lengths of terms in words, such as 1 or 1-3.", valueName: "lengths"))
  var ngrams: NGramLengths = NGramLengths(range: 1...1)

  @Flag(
    help: ArgumentHelp(
      "Also write in which documents terms occur, which dispersion is computed from."))
  var postings = false

  @Option(
    help: ArgumentHelp(
      "The text is words already: words, or tagged (word/tag); a space between, a sentence a line.",
      discussion: "Words and n-grams alone are counted then, as hantext terms --tokenized does.",
      valueName: "form"))
  var tokenized: TokenizedInput?

  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Running") var options: RunOptions

  func validate() throws {
    guard analysis.counts.isEmpty else {
      throw ValidationError("count makes counts; add up files of counts with hantext merge.")
    }
  }

  func run() throws {
    let output = try OutputWriter(output)
    let result = try BatchRun(
      of: Self.self, input: input, options: options, analysis: analysis, ngrams: ngrams.range,
      tokenized: tokenized, listsPostings: postings
    ) { configuration in
      configuration.findsEntities = false
      if tokenized != nil {
        configuration.findsKeywords = false
        configuration.findsSlogans = false
        configuration.findsArticles = false
      }
      if analysis.duplicates == nil { configuration.duplicateThreshold = nil }
    }.perform()
    // Counts of a part of the input would pass for those of all of it.
    if let cancellation = result.cancellation { throw cancellation }
    try CountsFile.write(result.corpus.counts) { try output.write($0) }
    try output.finish()
    try result.check(written: self.output.map { "counts in \($0)" })
  }
}
