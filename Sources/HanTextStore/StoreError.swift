internal import GRDB
internal import HanCore

/// A store that cannot be opened, read or written.
public enum StoreError: Error, Hashable, Sendable {
  /// There is no file of that name.
  case missing(path: String)
  /// The file is something else.
  case foreign(path: String)
  /// A later version of the program wrote it.
  case newer(path: String, version: Int)
  /// It was made with other models, dictionaries or options: which, and the command to make it again.
  case otherAnalysis(path: String, difference: String, rebuild: String)
  /// Another run is writing it.
  case locked(path: String)
  /// There is no room for it.
  case full(path: String)
  /// It cannot be opened or written, and why.
  case inaccessible(path: String, cause: String)
  /// What it holds is damaged.
  case damaged(path: String, cause: String)

  /// The error that a failure of SQLite stands for.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError: self.init(code: error, path: path)
    default: self = .damaged(path: path, cause: String(describing: error))
    }
  }

  private init(code error: DatabaseError, path: String) {
    let cause = error.message ?? "SQLite's error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_NOTADB: self = .foreign(path: path)
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_IOERR, .SQLITE_AUTH:
      self = .inaccessible(path: path, cause: cause)
    default: self = .damaged(path: path, cause: cause)
    }
  }
}

extension StoreError: CustomStringConvertible {
  /// What is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): there is no such store (help: hantext index PATH… --db \(path))"
    case .foreign(let path):
      "\(path): the file is no store of this program (help: name another file for --db)"
    case .newer(let path, let version):
      "\(path): a later version of the program wrote it, in form \(version) (help: update hantext)"
    case .otherAnalysis(let path, let difference, let rebuild):
      "\(path): the store was made otherwise: \(difference) (help: \(rebuild))"
    case .locked(let path):
      "\(path): another run is using the store; wait for its end"
    case .full(let path):
      "\(path): no space is left on the disk; free some and run the command again, which goes on "
        + "where it stopped"
    case .inaccessible(let path, let cause):
      "\(path): \(cause); check the path and the permissions of it and of its folder"
    case .damaged(let path, let cause):
      "\(path): the store is damaged: \(cause) (help: delete it and index again)"
    }
  }
}
