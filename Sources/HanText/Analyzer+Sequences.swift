public import HanCore

extension Analyzer {
  /// The analyses of a stream of documents, in its order, made `width` at a time.
  ///
  /// At most `width` documents are held. Cancelling the task that iterates ends the
  /// sequence with a `CancellationError`, so that a part is never taken for the whole.
  ///
  /// - Parameter width: How many documents are analysed at once, at least 1.
  public func analyses<Documents: AsyncSequence & Sendable>(
    of documents: Documents, width: Int
  ) -> AnalysisSequence<Documents> where Documents.Element == Document {
    AnalysisSequence(analyzer: self, documents: documents, width: max(1, width))
  }
}

/// Analyses of a stream of documents, in the stream's order.
public struct AnalysisSequence<Documents: AsyncSequence & Sendable>: AsyncSequence, Sendable
where Documents.Element == Document {
  /// An analysis of one document.
  public typealias Element = DocumentAnalysis
  /// What the stream of documents may throw, and `CancellationError`.
  public typealias Failure = any Error

  let analyzer: Analyzer
  let documents: Documents
  let width: Int

  /// Starts over the stream.
  public func makeAsyncIterator() -> Iterator {
    Iterator(analyzer: analyzer, documents: documents.makeAsyncIterator(), width: width)
  }

  /// Keeps `width` analyses under way and hands them out in order.
  public struct Iterator: AsyncIteratorProtocol {
    let analyzer: Analyzer
    var documents: Documents.AsyncIterator
    let width: Int
    private let window = Window()
    private var isExhausted = false

    init(analyzer: Analyzer, documents: Documents.AsyncIterator, width: Int) {
      self.analyzer = analyzer
      self.documents = documents
      self.width = width
    }

    /// The next analysis, or `nil` at the end.
    ///
    /// - Throws: What the stream throws; `CancellationError` when the task was cancelled before the
    ///   last analysis was handed out.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws -> DocumentAnalysis? {
      while !isExhausted, window.tasks.count < width {
        try Task.checkCancellation()
        guard let document = try await documents.next(isolation: actor) else {
          // Streams end quietly when their task is cancelled: not all of it may have come.
          try Task.checkCancellation()
          isExhausted = true
          break
        }
        let analyzer = analyzer
        window.tasks.append(Task { analyzer.analyze(document) })
      }
      guard !window.tasks.isEmpty else { return nil }
      try Task.checkCancellation()
      return await window.tasks.removeFirst().value
    }
  }

  /// The analyses under way; those nobody waits for any more are cancelled.
  private final class Window {
    var tasks: [Task<DocumentAnalysis, Never>] = []
    deinit { for task in tasks { task.cancel() } }
  }
}
