/// An input that was found and has not been opened.
package struct InputReference: Hashable, Sendable {
  /// Where its bytes are.
  package enum Source: Hashable, Sendable {
    case standardInput
    /// The file whose path is the reference's id.
    case file
    /// A file whose path is not valid UTF-8, NUL-terminated; the id shows it with U+FFFD.
    case rawFile([CChar])
  }

  /// The path as it was given, with what was found below it; `-` for standard input.
  package var id: String
  package var source: Source
  package var format: InputFormat
  /// The size in bytes, `nil` when it has none: a stream or a device.
  package var size: Int?
  /// Which columns say what, for a table.
  package var columns = TableColumns()

  /// Creates a reference.
  package init(id: String, source: Source, format: InputFormat, size: Int? = nil) {
    self.id = id
    self.source = source
    self.format = format
    self.size = size
  }

  /// Calls `body` with the file's path; not for standard input.
  package func withPath<R>(_ body: (UnsafePointer<CChar>) -> R) -> R {
    switch source {
    case .rawFile(let path): path.withUnsafeBufferPointer { $0.baseAddress.map(body) ?? body("") }
    case .file, .standardInput: id.withCString(body)
    }
  }
}

/// The inputs of a run, in order.
package struct InputList: Sendable {
  /// One input, or a path that cannot be read, at its place.
  package enum Entry: Hashable, Sendable {
    case input(InputReference)
    case failure(DocumentFailure)
  }

  package var entries: [Entry] = []
  /// Folders that were given and hold no document, which deserve a warning.
  package var emptyFolders: [String] = []
  /// What was found in folders and left alone.
  package var skipped = SkippedInputs()

  /// Creates a list.
  package init(entries: [Entry] = []) { self.entries = entries }

  /// The number of results to expect, `nil` if JSON Lines are among the inputs.
  package var documentCount: Int? {
    for case .input(let reference) in entries where reference.format.isListOfRecords {
      return nil
    }
    return entries.count
  }
}
