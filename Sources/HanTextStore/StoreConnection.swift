internal import Foundation
internal import GRDB
internal import HanCore

/// An open database that holds a store, and its errors as those of the store.
struct StoreConnection: Sendable {
  let path: String
  /// Whether its tables are in the form of this program; if not, an earlier one wrote it.
  let isCurrent: Bool
  private let queue: DatabaseQueue

  /// Opens a store to read it.
  init(reading path: String) throws(StoreError) {
    var info = stat()
    guard stat(path, &info) == 0 else { throw .missing(path: path) }
    var configuration = Self.configuration
    // What a killed run left half done is undone on opening, which has to write.
    configuration.readonly = access(path, W_OK) != 0
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA query_only = ON")
    }
    self.path = path
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      isCurrent = try queue.inDatabase { try StoreSchema.check($0, path: path) }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Opens a store to write it, alone; makes it when there is none.
  ///
  /// It is kept in one file: a journal stands beside it only while something is written.
  init(writing path: String) throws(StoreError) {
    var configuration = Self.configuration
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY
          """)
    }
    self.path = path
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      isCurrent = try queue.inDatabase { database in
        var isCurrent = true
        try database.inTransaction(.immediate) {
          if try StoreSchema.isEmpty(database) {
            try StoreSchema.create(in: database)
          } else {
            isCurrent = try StoreSchema.check(database, path: path)
          }
          return .commit
        }
        return isCurrent
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  private static var configuration: GRDB.Configuration {
    var configuration = GRDB.Configuration()
    configuration.busyMode = .timeout(3)
    configuration.observesSuspensionNotifications = false
    return configuration
  }

  /// The error for a store of an earlier program, which has to be made again.
  ///
  /// - Parameter command: What makes it again; what it says itself when that is empty.
  func earlier(command: String = "") -> StoreError {
    let known = queue.inDatabase { StoreSchema.command($0) }
    return .otherAnalysis(
      path: path, difference: "an earlier version of the program wrote it",
      rebuild: !command.isEmpty ? command : known ?? "hantext index PATH… --db \(path) --rebuild")
  }

  /// Reads. What the body throws of its own is passed on.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do { return try queue.inDatabase(body) } catch { throw named(error) }
  }

  /// Writes all of it or nothing. What the body throws of its own is passed on.
  func write(_ body: (Database) throws -> Void) throws {
    try read { database in
      try database.inTransaction(.immediate) {
        try body(database)
        return .commit
      }
    }
  }

  /// Runs a statement that no transaction may surround.
  func execute(_ sql: String) throws { try read { try $0.execute(sql: sql) } }

  private func named(_ error: any Error) -> any Error {
    error is DatabaseError || error is ByteError ? StoreError(error, path: path) : error
  }
}
