internal import HanDocuments

/// What keeps results from being written.
enum OutputError: Error, Hashable, Sendable {
  /// The reader has gone, as `head` does: the end of the run, quietly.
  case closedPipe
  /// The file or folder that cannot be written, and the system's error number.
  case failed(path: String, code: Int32)
}

extension OutputError: CustomStringConvertible {
  var description: String {
    switch self {
    case .closedPipe: "the reader of the output has gone"
    case .failed(let path, let code):
      "\(path): cannot be written: \(SystemError.explanation(of: code))"
    }
  }
}
