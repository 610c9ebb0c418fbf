/// What keeps an interrupted run from being gone on with.
enum JournalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It was made with other options or another program.
  case different(folder: String, [String])
  /// A record was there and cannot be read any more.
  case unreadable(folder: String)

  /// What is wrong, and what to do about it.
  var description: String {
    switch self {
    case .different(let folder, let names):
      "\(folder): the interrupted run differs in \(names.joined(separator: ", ")); repeat it with the "
        + "same options, or leave --resume out to begin anew"
    case .unreadable(let folder):
      "\(folder): what the interrupted run kept cannot be read; leave --resume out to begin anew"
    }
  }
}
