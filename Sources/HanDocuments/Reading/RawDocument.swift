/// A document as it was read, before anything is decoded.
package struct RawDocument: Hashable, Sendable {
  /// The file's path, or the record's own id, or `PATH:LINE`.
  package var id: String
  /// The whole file; empty for a record, whose text is in ``record``.
  package var bytes: [UInt8]
  package var kind: InputFormat
  /// What a line or a row says, or what was found in a file that is no text.
  package var record: DocumentRecord?

  /// Creates a document.
  package init(id: String, bytes: [UInt8], kind: InputFormat, record: DocumentRecord? = nil) {
    self.id = id
    self.bytes = bytes
    self.kind = kind
    self.record = record
  }
}

/// A document's id that an earlier document has, and what to call the document instead.
package struct Renaming: Hashable, Sendable {
  package var id: String
  package var instead: String

  package init(id: String, instead: String) {
    self.id = id
    self.instead = instead
  }
}

extension RawDocument {
  /// Reads a file.
  ///
  /// - Parameter renaming: What to call it when that is its id.
  /// - Throws: `DocumentFailure`; `CancellationError` once `cancelled` says so.
  package init(
    reading reference: InputReference, renaming: Renaming? = nil, cancelled: () -> Bool
  ) throws {
    let id = renaming?.instead ?? reference.id
    do {
      switch reference.format {
      case .docx:
        let word = try WordDocument(try InputFile(reference).readAll(cancelled: cancelled))
        let record = DocumentRecord(
          text: word.text, title: word.title, date: word.date, author: word.author)
        self.init(id: id, bytes: [], kind: .docx, record: record)
      case .pdf:
        guard reference.source == .file else {
          throw FormatError(cause: "a PDF is read from a file (help: name the file)")
        }
        // Opening it says why it cannot be read, which the program does not.
        _ = try InputFile(reference)
        let text = try PortableDocument.text(of: reference.id)
        let record = DocumentRecord(text: String(decoding: text, as: UTF8.self))
        self.init(id: id, bytes: [], kind: .pdf, record: record)
      default:
        let bytes = try InputFile(reference).readAll(cancelled: cancelled)
        self.init(id: id, bytes: bytes, kind: reference.format)
      }
    } catch let error as FormatError {
      throw DocumentFailure(id: reference.id, cause: error.cause)
    }
  }

  /// Parses a line of JSON Lines.
  ///
  /// - Parameters:
  ///   - id: What to call the document when the line does not say.
  ///   - repairs: Whether invalid UTF-8 becomes U+FFFD.
  ///   - renaming: What to call the document when the line says that id.
  /// - Throws: `DocumentFailure`.
  package init(
    line: [UInt8], id: String, repairs: Bool, renaming: Renaming? = nil
  ) throws(DocumentFailure) {
    do throws(JSONError) {
      let record = try DocumentRecord(line: line, repairs: repairs)
      var own = record.id ?? id
      if let renaming, renaming.id == own { own = renaming.instead }
      self.init(id: own, bytes: [], kind: .jsonl, record: record)
    } catch {
      throw DocumentFailure(id: id, cause: "\(error.reason) (byte \(error.offset + 1))")
    }
  }
}

/// A document that was found; its file is read, or its line parsed, where it is worked on.
package struct PendingDocument: PipelineItem {
  package enum Pending: Sendable {
    case file(InputReference)
    case line([UInt8], repairs: Bool)
    case document(RawDocument)
    case failure(DocumentFailure)
  }

  /// The path, or `PATH:LINE`: what a failure is reported under.
  package let id: String
  package let cost: Int
  package let pending: Pending
  /// What to call it when an earlier document has its id.
  package let renaming: Renaming?

  /// A file that is one document.
  package init(_ reference: InputReference, renaming: Renaming? = nil, byteLimit: Int) {
    id = reference.id
    // Nobody knows how long a stream gets, so it is worked on alone.
    cost = reference.size ?? byteLimit
    pending = .file(reference)
    self.renaming = renaming
  }

  /// A line of JSON Lines.
  ///
  /// - Parameter path: What stands before the number of the line in its id.
  package init(
    _ line: LineReader.Line, of path: String, renaming: Renaming? = nil, repairs: Bool
  ) {
    id = "\(path):\(line.number)"
    cost = line.bytes?.count ?? 0
    self.renaming = renaming
    pending =
      if let bytes = line.bytes {
        .line(bytes, repairs: repairs)
      } else {
        .failure(DocumentFailure(id: id, cause: "the line is longer than 1 GiB; split it"))
      }
  }

  /// A document that is at hand.
  ///
  /// - Parameters:
  ///   - place: What a failure is reported under.
  ///   - cost: The bytes it takes.
  package init(_ document: RawDocument, at place: String, cost: Int) {
    id = place
    self.cost = cost
    pending = .document(document)
    renaming = nil
  }

  /// What could not be read.
  package init(_ failure: DocumentFailure) {
    id = failure.id
    cost = 0
    pending = .failure(failure)
    renaming = nil
  }

  package var isWaitedFor: Bool {
    if case .file(let reference) = pending { reference.size == nil } else { false }
  }

  /// Reads or parses the document.
  ///
  /// - Throws: `DocumentFailure`; `CancellationError` in a cancelled task.
  package func content() throws -> RawDocument { try content { Task.isCancelled } }

  /// Reads or parses the document.
  ///
  /// - Throws: `DocumentFailure`; `CancellationError` once `cancelled` says so.
  package func content(cancelled: () -> Bool) throws -> RawDocument {
    switch pending {
    case .file(let reference):
      try RawDocument(reading: reference, renaming: renaming, cancelled: cancelled)
    case .line(let bytes, let repairs):
      try RawDocument(line: bytes, id: id, repairs: repairs, renaming: renaming)
    case .document(let document): document
    case .failure(let failure): throw failure
    }
  }
}
