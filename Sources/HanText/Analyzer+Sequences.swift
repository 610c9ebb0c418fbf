public import Foundation
public import HanCore
public import HanDocuments

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

  /// The analyses of the documents of files and folders, in their order, made `width` at a time.
  ///
  /// ```swift
  /// for try await result in analyzer.analyses(of: try DocumentSource(["news"])) {
  ///   switch result {
  ///   case .success(let analysis): batch.add(analysis)
  ///   case .failure(let failure): print(failure)
  ///   }
  /// }
  /// ```
  ///
  /// At most `width` documents are held. A document that cannot be read is a failure at its place;
  /// the others go on. Cancelling ends the sequence with a `CancellationError`.
  ///
  /// - Parameter width: How many documents are read and analysed at once, at least 1.
  public func analyses(
    of source: DocumentSource, width: Int = ProcessInfo.processInfo.activeProcessorCount
  ) -> SourceAnalyses {
    SourceAnalyses(analyzer: self, source: source, width: max(1, width))
  }

  /// Analyses a document that was read from a file.
  ///
  /// - Complexity: Linear in the text.
  public func analyze(_ source: SourceDocument) -> DocumentAnalysis {
    var analysis = analyze(source.document, as: source.kind)
    analysis.extra = source.extra
    return analysis
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
    private let window: TaskWindow<DocumentAnalysis>

    init(analyzer: Analyzer, documents: Documents.AsyncIterator, width: Int) {
      self.analyzer = analyzer
      self.documents = documents
      window = TaskWindow(width: width)
    }

    /// The next analysis, or `nil` at the end.
    ///
    /// - Throws: What the stream throws; `CancellationError` when the task was cancelled before the
    ///   last analysis was handed out.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws -> DocumentAnalysis? {
      while window.wantsMore {
        try Task.checkCancellation()
        guard let document = try await documents.next(isolation: actor) else {
          // Streams end quietly when their task is cancelled: not all of it may have come.
          try Task.checkCancellation()
          window.end()
          break
        }
        let analyzer = analyzer
        window.add(Task { analyzer.analyze(document) })
      }
      return try await window.next(isolation: actor)
    }
  }
}

/// Analyses of the documents of files and folders, in order, and failures at their place.
public struct SourceAnalyses: AsyncSequence, Sendable {
  /// The analysis of a document, or why there is none.
  public typealias Element = Result<DocumentAnalysis, DocumentFailure>
  /// `CancellationError` alone.
  public typealias Failure = any Error

  let analyzer: Analyzer
  let source: DocumentSource
  let width: Int

  /// Lists the files.
  public func makeAsyncIterator() -> Iterator {
    Iterator(analyzer: analyzer, source: source, width: width)
  }

  /// Keeps `width` documents under way and hands their analyses out in order.
  public struct Iterator: AsyncIteratorProtocol {
    private let analyzer: Analyzer
    private let loader: DocumentLoader
    private let reader: InputReader
    private let window: TaskWindow<Element>

    init(analyzer: Analyzer, source: DocumentSource, width: Int) {
      self.analyzer = analyzer
      loader = source.loader
      reader = source.reader()
      window = TaskWindow(width: width)
    }

    /// The next analysis or failure, or `nil` at the end.
    ///
    /// - Throws: `CancellationError` when the task was cancelled before the last one.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Element? {
      while window.wantsMore {
        try Task.checkCancellation()
        guard let pending = reader.next(upTo: 1).first else {
          window.end()
          break
        }
        let (analyzer, loader) = (analyzer, loader)
        window.add(
          Task {
            Result { analyzer.analyze(try loader.load(try pending.content())) }
              .mapError { DocumentFailure(id: pending.id, error: $0) }
          })
      }
      return try await window.next(isolation: actor)
    }
  }
}
