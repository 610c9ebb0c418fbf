public import HanDocuments

/// The documents of files and folders, in order.
///
/// Folders are searched, at every level and in byte order of names, for texts, pages, Markdown, JSON
/// Lines, subtitles, Word files and what gzip or zstd packed of them; encodings are told from the
/// bytes. What cannot be read is a failure at its place and never the end of the rest.
///
/// ```swift
/// for await result in try DocumentSource(["news", "pages.jsonl"]) {
///   switch result {
///   case .success(let source): print(source.document.id, source.kind)
///   case .failure(let failure): print("not read:", failure)
///   }
/// }
/// ```
///
/// Iterating reads one document at a time, and lists the files at its beginning. To analyse many at
/// once, see ``Analyzer/analyses(of:width:)-(DocumentSource,_)``.
public struct DocumentSource: Sendable {
  private let paths: [String]
  private let columns: TableColumns
  private let invalid: TextDecoder.InvalidBytes
  let loader: DocumentLoader

  /// The documents at these paths.
  ///
  /// - Parameters:
  ///   - paths: Files and folders.
  ///   - encoding: The encoding of texts and pages; without one, it is told from their bytes.
  ///   - invalidBytes: What becomes of bytes that are invalid in their encoding.
  ///   - textColumn: The column of tables that is the text; without one, tables in folders are left
  ///     alone.
  /// - Throws: ``DocumentError`` for an encoding nobody knows.
  public init(
    _ paths: [String], encoding: String? = nil, invalidBytes: TextDecoder.InvalidBytes = .fail,
    textColumn: String? = nil
  ) throws(DocumentError) {
    self.paths = paths
    invalid = invalidBytes
    columns = TableColumns(text: textColumn, id: nil, encoding: encoding)
    loader = DocumentLoader(try TextDecoder(encoding: encoding, invalid: invalidBytes))
  }

  /// What stands at the paths, in order; not read yet.
  func reader() -> InputReader {
    switch InputWalker(columns: columns).walk(paths, terminal: false) {
    case .found(let list): InputReader(list, invalid: invalid)
    case .nothingGiven: InputReader(InputList())
    }
  }
}

extension DocumentSource: AsyncSequence {
  /// A document, or why it could not be read.
  public typealias Element = Result<SourceDocument, DocumentFailure>
  /// Failures are values.
  public typealias Failure = Never

  /// Lists the files.
  public func makeAsyncIterator() -> Iterator { Iterator(reader: reader(), loader: loader) }

  /// Reads one document after the other. In a cancelled task it ends.
  public struct Iterator: AsyncIteratorProtocol {
    let reader: InputReader
    let loader: DocumentLoader

    /// The next document, or `nil` at the end.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async -> Result<SourceDocument, DocumentFailure>? {
      guard !Task.isCancelled, let pending = reader.next(upTo: 1).first else { return nil }
      let loader = loader
      let task = Task { Result { try loader.load(try pending.content()) } }
      let result = await withTaskCancellationHandler {
        await task.value
      } onCancel: {
        task.cancel()
      }
      return Task.isCancelled ? nil : result.mapError { DocumentFailure(id: pending.id, error: $0) }
    }
  }
}
