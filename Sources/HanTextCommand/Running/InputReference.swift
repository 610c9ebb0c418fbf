/// An input that was found and has not been opened.
struct InputReference: Hashable, Sendable {
  /// Where its bytes are.
  enum Source: Hashable, Sendable {
    case standardInput
    /// The file whose path is the reference's id.
    case file
    /// A file whose path is not valid UTF-8, NUL-terminated; the id shows it with U+FFFD.
    case rawFile([CChar])
  }

  /// The path as it was given, with what was found below it; `-` for standard input.
  var id: String
  var source: Source
  var format: InputFormat
  /// The size in bytes, `nil` when it has none: a stream or a device.
  var size: Int?

  /// Calls `body` with the file's path; not for standard input.
  func withPath<R>(_ body: (UnsafePointer<CChar>) -> R) -> R {
    switch source {
    case .rawFile(let path): path.withUnsafeBufferPointer { $0.baseAddress.map(body) ?? body("") }
    case .file, .standardInput: id.withCString(body)
    }
  }
}

/// The inputs of a run, in order.
struct InputList: Sendable {
  /// One input, or a path that cannot be read, at its place.
  enum Entry: Hashable, Sendable {
    case input(InputReference)
    case failure(DocumentFailure)
  }

  var entries: [Entry] = []
  /// Folders that were given and hold no document, which deserve a warning.
  var emptyFolders: [String] = []

  /// The number of results to expect, `nil` if JSON Lines are among the inputs.
  var documentCount: Int? {
    for case .input(let reference) in entries where reference.format == .jsonl { return nil }
    return entries.count
  }
}
