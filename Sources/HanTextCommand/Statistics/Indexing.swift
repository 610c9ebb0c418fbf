import HanText
import HanTextStore
import Synchronization

/// Reads the files of a command line that changed since they were indexed, and gives their
/// documents to a store.
final class Indexing {
  private let run: DocumentRun
  private let writer: StoreWriter
  private let loader: DocumentLoader
  private let analyzer: Analyzer
  private let source: FilesSource
  private let ids: DocumentIDs
  private let files: [StoreFile]
  /// The paths of all files, those that did not change as well.
  let paths: Set<String>
  private(set) var unchangedFiles = 0
  var changedFiles: Int { files.count }

  init(
    run: DocumentRun, input: InputOptions, writer: StoreWriter, inputs: InputList
  ) throws {
    self.run = run
    self.writer = writer
    loader = try DocumentLoader(input)
    analyzer = try Analyzer(try writer.settings.configuration())
    var files: [StoreFile] = []
    var entries: [InputList.Entry] = []
    var order: [String] = []
    var seen: Set<String> = []
    for entry in inputs.entries {
      guard case .input(let reference) = entry else {
        entries.append(entry)
        files.append(StoreFile(path: ""))
        continue
      }
      guard seen.insert(reference.id).inserted else { continue }
      order.append(reference.id)
      var file = StoreFile(reference)
      let change = writer.change(of: &file) { $0.takeDigest(reference) }
      if change == .unchanged {
        unchangedFiles += 1
      } else {
        entries.append(entry)
        files.append(file)
      }
    }
    paths = seen
    self.files = files
    try writer.place(order)
    let ids = DocumentIDs()
    let read = Set(files.map(\.path))
    if !entries.isEmpty {
      // A document that is there keeps its id; a new one of the same is numbered.
      try writer.forEachID(besides: read) { _ = ids.claim($0) }
    }
    self.ids = ids
    source = FilesSource(entries, invalid: input.onInvalid, ids: ids)
  }

  /// Reads them all. Cancelled, it keeps what was read.
  func perform() throws -> RunOutcome {
    let workers = try run.workers { [loader, analyzer] (request: DocumentRequest) in
      let loaded = try loader.load(try request.content())
      let (clean, tokens) = analyzer.tokens(of: loaded.document, as: loaded.kind)
      try Self.checkTags(tokens, analyzer.configuration.tokenizedInput, id: loaded.document.id)
      let fields = StoredFields(
        id: loaded.document.id, title: clean.title, date: clean.metadata.date,
        source: clean.metadata.source, author: clean.metadata.author, extra: loaded.extra)
      let content = StoredContent(
        loaded.document, as: loaded.kind, clean: clean, tokens: tokens)
      return IndexOutput(
        document: IndexedDocument(content, fields: fields), notes: loaded.notes)
    }
    defer { if let message = ids.message { run.messages.warning(message) } }
    var progress = FileProgress(files: files, writer: writer)
    do {
      let outcome = try run.tally(
        source, total: files.count, output: nil, workers: workers
      ) { item, cancelled in
        try item.request(cancelled: cancelled)
      } deliver: { output in
        let tag = source.nextTag()
        run.messages.warn(of: output.notes, in: output.document.fields.id)
        try progress.reach(tag.file)
        try writer.add(output.document, to: files[tag.file].path, number: tag.number)
      } fail: { _ in
        progress.fail(source.nextTag().file)
      }
      try progress.finish()
      return outcome
    } catch let error as CancellationError {
      try writer.flush()
      throw error
    }
  }

  /// - Throws: ``DocumentFailure`` for a text without tags that was said to have them.
  static func checkTags(_ tokens: TokenizedText, _ form: TokenizedInput?, id: String) throws {
    guard form == .tagged else { return }
    let words = tokens.lazy.filter { $0.kind != .space }
    if !words.isEmpty, words.allSatisfy({ $0.tag == nil }) {
      throw DocumentFailure(
        id: id, cause: "no word has a tag (help: word/tag is wanted, or say --tokenized words)")
    }
  }
}

/// Which file is being written: files come in order, some without a document.
private struct FileProgress {
  let files: [StoreFile]
  let writer: StoreWriter
  /// The files before are done with.
  private var next = 0
  private var isOpen = false
  private var failed: Set<Int> = []

  init(files: [StoreFile], writer: StoreWriter) {
    self.files = files
    self.writer = writer
  }

  /// A document of a file has come.
  mutating func reach(_ file: Int) throws {
    while next < file { try close() }
    if !isOpen { writer.begin(files[next].path) }
    isOpen = true
  }

  /// A document of a file has failed.
  mutating func fail(_ file: Int) { failed.insert(file) }

  /// All documents have come.
  mutating func finish() throws { while next < files.count { try close() } }

  private mutating func close() throws {
    let file = files[next]
    if !file.path.isEmpty {
      if !isOpen { writer.begin(file.path) }
      try writer.end(file, isWhole: !failed.contains(next))
    }
    isOpen = false
    next += 1
  }
}

/// The documents of files one after the other, each with the file it is of.
final class FilesSource: PipelineSource {
  /// Where a document stands.
  struct Tag: Sendable {
    var file: Int
    var number: Int
  }

  private struct State {
    var file = 0
    var number = 0
    var reader: InputReader?
    var tags: ArraySlice<Tag> = []
    var isCancelled = false
  }

  private let entries: [InputList.Entry]
  private let invalid: InvalidBytes
  private let ids: DocumentIDs
  private let state = Mutex(State())

  init(_ entries: [InputList.Entry], invalid: InvalidBytes, ids: DocumentIDs) {
    self.entries = entries
    self.invalid = invalid
    self.ids = ids
  }

  func next(upTo limit: Int) -> [PendingDocument] {
    var batch: [PendingDocument] = []
    while batch.count < limit {
      let (reader, file): (InputReader, Int) = state.withLock { state in
        if let reader = state.reader { return (reader, state.file) }
        let list = state.file < entries.count ? [entries[state.file]] : []
        let reader = InputReader(InputList(entries: list), invalid: invalid, ids: ids)
        if state.isCancelled { reader.cancel() }
        state.reader = reader
        state.number = 0
        return (reader, state.file)
      }
      guard file < entries.count else { break }
      var isList = false
      if case .input(let input) = entries[file] { isList = input.format.isListOfRecords }
      // Reading records may wait, and what is in hand must not wait with it.
      if isList, !batch.isEmpty { break }
      let documents = reader.next(upTo: limit - batch.count)
      let isCancelled = state.withLock { state in
        for _ in documents {
          state.tags.append(Tag(file: file, number: state.number))
          state.number += 1
        }
        if documents.isEmpty {
          state.reader = nil
          state.file += 1
        }
        return state.isCancelled
      }
      batch += documents
      if isCancelled || isList && !documents.isEmpty { break }
    }
    return batch
  }

  func cancel() {
    state.withLock { state in
      state.isCancelled = true
      state.reader?.cancel()
    }
  }

  /// Where the next document stands whose result is delivered: results come in order.
  func nextTag() -> Tag { state.withLock { $0.tags.popFirst() } ?? Tag(file: 0, number: 0) }
}

/// What a worker gives back of a document.
private struct IndexOutput: WireValue {
  var document: IndexedDocument
  var notes: LoadNotes

  init(document: IndexedDocument, notes: LoadNotes) {
    self.document = document
    self.notes = notes
  }

  func encode(to writer: inout ByteWriter) {
    document.encode(to: &writer)
    notes.encode(to: &writer)
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    document = try IndexedDocument(from: &reader)
    notes = try LoadNotes(from: &reader)
  }
}
