/// A document as it was read, before anything is decoded.
package struct RawDocument: Hashable, Sendable {
  /// The file's path, or the record's own id, or `PATH:LINE`.
  package var id: String
  /// The whole file; empty for a record, whose text is in ``record``.
  package var bytes: [UInt8]
  package var kind: InputFormat
  /// What the line says, for JSON Lines alone.
  package var record: DocumentRecord?

  /// Creates a document.
  package init(id: String, bytes: [UInt8], kind: InputFormat, record: DocumentRecord? = nil) {
    self.id = id
    self.bytes = bytes
    self.kind = kind
    self.record = record
  }
}

/// A document that was found; its file is read, or its line parsed, where it is worked on.
package struct PendingDocument: PipelineItem {
  package enum Pending: Sendable {
    case file(InputReference)
    case line([UInt8], repairs: Bool)
    case failure(DocumentFailure)
  }

  /// The path, or `PATH:LINE`: what a failure is reported under.
  package let id: String
  package let cost: Int
  package let pending: Pending

  /// A file that is one document.
  package init(_ reference: InputReference, byteLimit: Int) {
    id = reference.id
    // Nobody knows how long a stream gets, so it is worked on alone.
    cost = reference.size ?? byteLimit
    pending = .file(reference)
  }

  /// A line of JSON Lines.
  package init(_ line: LineReader.Line, of path: String, repairs: Bool) {
    id = "\(path):\(line.number)"
    cost = line.bytes?.count ?? 0
    pending =
      if let bytes = line.bytes {
        .line(bytes, repairs: repairs)
      } else {
        .failure(DocumentFailure(id: id, cause: "the line is longer than 1 GiB; split it"))
      }
  }

  /// What another process has found.
  package init(id: String, _ pending: Pending) {
    self.id = id
    cost = 0
    self.pending = pending
  }

  /// What could not be read.
  package init(_ failure: DocumentFailure) {
    id = failure.id
    cost = 0
    pending = .failure(failure)
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
      let file = try InputFile(reference)
      let bytes = try file.readAll(cancelled: cancelled)
      return RawDocument(id: id, bytes: bytes, kind: reference.format)
    case .line(let bytes, let repairs):
      do {
        let record = try DocumentRecord(line: bytes, repairs: repairs)
        return RawDocument(id: record.id ?? id, bytes: [], kind: .jsonl, record: record)
      } catch {
        throw DocumentFailure(id: id, cause: "\(error.reason) (byte \(error.offset + 1))")
      }
    case .failure(let failure): throw failure
    }
  }
}
