import ArgumentParser
import HanText

/// Reads and analyses all documents of a command line: the first of two passes.
struct BatchRun: Sendable {
  /// What came of it.
  struct Result: Sendable {
    var corpus: Corpus
    var configuration: Configuration
    var failures: [Report.Failure] = []
    /// What looks like a wrong decoding, by the positions of documents.
    var damage: [Int: [String]] = [:]
    var outcome = RunOutcome()
    /// The error of a run that was cancelled; the corpus holds what was done before.
    var cancellation: CancellationError?
    fileprivate var run: DocumentRun

    /// Ends the command as the run ended, and says what became of it.
    ///
    /// - Parameter written: What was written where, if not to standard output.
    func check(written: String? = nil) throws {
      run.summarize(
        outcome, written: written, empty: corpus.empty, repeats: corpus.repeats,
        isPartial: cancellation != nil)
      if let cancellation { throw cancellation }
      try outcome.check()
    }
  }

  let run: DocumentRun
  private let loader: DocumentLoader
  private let analyzer: Analyzer
  private let counts: CorpusCounts?
  private let ngrams: ClosedRange<Int>
  private let fingerprint: CountsFingerprint
  private let keepsPostings: Bool
  private let listsPostings: Bool
  private let analyses: AnalysesOptions?
  /// What the analyses depend on, beside the documents.
  let settings: JournalSettings

  /// - Parameters:
  ///   - analyses: Files of analyses that stand for the documents, if any are named.
  ///   - ngrams: The lengths of terms that are counted.
  ///   - tokenized: How documents are words already, if they are.
  ///   - keepsPostings: Whether it is kept in which documents terms occur.
  ///   - listsPostings: Whether the counts list that, for files.
  ///   - adjust: Sets what the subcommand asks of the analysis.
  init(
    of command: any ParsableCommand.Type, input: InputOptions, options: RunOptions,
    analysis: AnalysisOptions, analyses: AnalysesOptions? = nil,
    ngrams: ClosedRange<Int> = 1...1, tokenized: TokenizedInput? = nil,
    keepsPostings: Bool = false, listsPostings: Bool = false,
    adjusting adjust: (inout Configuration) throws -> Void = { _ in }
  ) throws {
    var run = DocumentRun(of: command, input: input, options: options)
    run.needsNone = !analysis.counts.isEmpty
    self.run = run
    loader = try DocumentLoader(input)
    var configuration = try analysis.configuration(offsets: options.offsets)
    configuration.tokenizedInput = tokenized
    if tokenized != nil { configuration.tags = false }
    // Counts depend on what all subcommands share, not on what one of them leaves out.
    fingerprint = configuration.fingerprint(ngrams: ngrams)
    try adjust(&configuration)
    analyzer = try Analyzer(configuration)
    settings = JournalSettings(
      configuration, fingerprint, input: input, cleaning: analysis.cleaning)
    self.ngrams = ngrams
    self.keepsPostings = keepsPostings
    self.listsPostings = listsPostings
    self.analyses = analyses
    counts = try analysis.givenCounts(fingerprint, keepsPostings: keepsPostings)
  }

  /// Analyses all documents. A run that is cancelled gives what was done.
  ///
  /// - Parameters:
  ///   - bar: The progress of something larger, of which this is a part.
  ///   - journal: What was done before, and where what is done is kept.
  func perform(bar: ProgressBar? = nil, journal: RunJournal? = nil) throws -> Result {
    let configuration = analyzer.configuration
    var result = Result(
      corpus: Corpus(
        configuration, fingerprint: fingerprint, counts: counts, keepsPostings: keepsPostings,
        listsPostings: listsPostings),
      configuration: configuration, run: run)
    do {
      if let analyses, !analyses.analyses.isEmpty {
        try read(analyses, into: &result, bar: bar)
      } else {
        try analyze(into: &result, bar: bar, journal: journal)
      }
    } catch let error as CancellationError {
      result.cancellation = error
      result.outcome = RunOutcome(done: result.corpus.count, failed: result.failures.count)
    }
    try result.corpus.finish()
    return result
  }

  private func analyze(
    into result: inout Result, bar: ProgressBar?, journal: RunJournal?
  ) throws {
    if let journal { return try analyze(into: &result, bar: bar, journal) }
    result.outcome = try run.perform(bar: bar) { [loader, analyzer, ngrams] raw in
      try AnalyzedDocument(raw, loader, analyzer, ngrams: ngrams)
    } deliver: { (analyzed: AnalyzedDocument) in
      try result.add(analyzed)
    } fail: { failure in
      result.add(failure)
    }
  }

  /// Analyses what the journal does not have, and keeps it there.
  private func analyze(
    into result: inout Result, bar: ProgressBar?, _ journal: RunJournal
  ) throws {
    let known = journal.known
    result.outcome = try run.perform(bar: bar) { [loader, analyzer, ngrams] raw in
      try JournaledDocument(raw, known: known) {
        try AnalyzedDocument($0, loader, analyzer, ngrams: ngrams)
      }
    } deliver: { (document: JournaledDocument) in
      try result.add(try journal.take(document))
    } fail: { failure in
      result.add(failure)
    }
  }

  /// Takes over what was analysed before.
  private func read(
    _ analyses: AnalysesOptions, into result: inout Result, bar: ProgressBar?
  ) throws {
    var reader = AnalysisReader(fingerprint, result.configuration)
    var outcome = RunOutcome()
    defer { result.outcome = outcome }
    for path in analyses.analyses {
      try reader.read(path) {
        run.isCancelled
      } _: { document in
        outcome.record(document)
        switch document {
        case .success(let analyzed): try result.add(analyzed)
        case .failure(let failure):
          run.messages.error(failure)
          result.add(failure)
        }
        bar?.advance()
      }
    }
    try reader.check(expecting: analyses.expectDocuments)
    result.configuration.keepsTexts = result.configuration.keepsTexts && reader.hasTexts
  }
}

extension BatchRun.Result {
  fileprivate mutating func add(_ analyzed: AnalyzedDocument) throws {
    run.messages.warn(of: analyzed.notes, in: analyzed.record.id)
    if !analyzed.notes.damage.isEmpty { damage[corpus.count] = analyzed.notes.damage }
    var record = analyzed.record
    // Analyses that were made before may have texts that nobody asks for.
    if !configuration.keepsTexts { record.text = [] }
    try corpus.add(record)
  }

  fileprivate mutating func add(_ failure: DocumentFailure) {
    failures.append(Report.Failure(id: failure.id, cause: failure.cause))
  }
}

extension AnalyzedDocument: WireValue {
  /// Loads a document and analyses it.
  init(
    _ raw: RawDocument, _ loader: DocumentLoader, _ analyzer: Analyzer,
    ngrams: ClosedRange<Int> = 1...1
  ) throws {
    let loaded = try loader.load(raw)
    if let form = analyzer.configuration.tokenizedInput, form == .tagged {
      let tokens = analyzer.tokens(of: loaded.document, as: loaded.kind).tokens
      try Indexing.checkTags(tokens, form, id: loaded.document.id)
    }
    var analysis = analyzer.analyze(loaded.document, as: loaded.kind, ngrams: ngrams)
    analysis.extra = loaded.extra
    self.init(record: AnalysisRecord(analysis), notes: loaded.notes)
  }
}
