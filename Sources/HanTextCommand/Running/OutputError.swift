internal import HanCore

/// What keeps results from being written.
enum OutputError: Error, Hashable, Sendable {
  /// The reader has gone, as `head` does: the end of the run, quietly.
  case closedPipe
  /// The file or folder that cannot be written, and the system's error number.
  case failed(path: String, code: Int32)
  /// The folder has files that no report wrote, and nobody said that they may stay beside one.
  case foreignFiles(path: String)
  /// There is such a file, and nobody said that it may be replaced.
  case exists(path: String)
  /// Another run writes into the folder.
  case inUse(path: String)
}

extension OutputError: CustomStringConvertible {
  var description: String {
    switch self {
    case .closedPipe: "the reader of the output has gone"
    case .failed(let path, let code):
      "\(path): cannot be written: \(SystemError.explanation(of: code))"
    case .foreignFiles(let path):
      "\(path): the folder has files that no report wrote; name another one, or add --force to write "
        + "the report beside them"
    case .exists(let path): "\(path): there is such a file; name another one, or add --force"
    case .inUse(let path):
      "\(path): another run is writing into this folder; wait for its end, or name another one"
    }
  }
}
