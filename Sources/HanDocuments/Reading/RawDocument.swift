/// A document as it was read, before anything is decoded.
package struct RawDocument: Hashable, Sendable {
  /// The file's path, or the record's own id, or `PATH:LINE`.
  package var id: String
  /// The whole file; empty for a record, whose text is in ``record``.
  package var bytes: [UInt8]
  package var kind: InputFormat
  /// What the line says, for JSON Lines alone.
  package var record: DocumentRecord?
}

/// A document that was found; its file is read, or its line parsed, where it is worked on.
package struct PendingDocument: PipelineItem {
  /// What a record is called when others have its id.
  struct Name: Sendable {
    /// What is put behind the file and the line of a record without an id.
    var suffix = ""
    /// The id that was found in the line, and the one to use instead.
    var record: (id: String, instead: String)?
  }

  private enum Pending: Sendable {
    case file(InputReference, name: String?)
    case line([UInt8], name: Name, repairs: Bool)
    case failure(DocumentFailure)
  }

  /// The path, or `PATH:LINE`: what a failure is reported under.
  package let id: String
  package let cost: Int
  private let pending: Pending

  /// A file that is one document.
  ///
  /// - Parameter name: The id to use instead of the path.
  package init(_ reference: InputReference, name: String? = nil, byteLimit: Int) {
    id = reference.id
    // Nobody knows how long a stream gets, so it is worked on alone.
    cost = reference.size ?? byteLimit
    pending = .file(reference, name: name)
  }

  /// A line of JSON Lines.
  init(_ line: LineReader.Line, of path: String, name: Name, repairs: Bool) {
    id = "\(path):\(line.number)"
    cost = line.bytes?.count ?? 0
    pending =
      if let bytes = line.bytes {
        .line(bytes, name: name, repairs: repairs)
      } else {
        .failure(DocumentFailure(id: id, cause: "the line is longer than 1 GiB; split it"))
      }
  }

  /// What could not be read.
  package init(_ failure: DocumentFailure) {
    id = failure.id
    cost = 0
    pending = .failure(failure)
  }

  /// Reads or parses the document.
  ///
  /// - Throws: `DocumentFailure`; `CancellationError` in a cancelled task.
  package func content() throws -> RawDocument {
    switch pending {
    case .file(let reference, let name):
      let file = try InputFile(reference)
      let bytes = try file.readAll { Task.isCancelled }
      return RawDocument(id: name ?? id, bytes: bytes, kind: reference.format)
    case .line(let bytes, let name, let repairs):
      do {
        let record = try DocumentRecord(line: bytes, repairs: repairs)
        var own = record.id ?? id + name.suffix
        if let known = name.record, known.id == own { own = known.instead }
        return RawDocument(id: own, bytes: [], kind: .jsonl, record: record)
      } catch {
        throw DocumentFailure(id: id, cause: "\(error.reason) (byte \(error.offset + 1))")
      }
    case .failure(let failure): throw failure
    }
  }
}
