internal import Foundation
internal import GRDB

/// An open database that holds a store, and its errors as those of the store.
struct StoreConnection: Sendable {
  let path: String
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
      try queue.inDatabase { try StoreSchema.check($0, path: path) }
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
      try queue.inDatabase { database in
        try database.inTransaction(.immediate) {
          if try StoreSchema.isEmpty(database) {
            try StoreSchema.create(in: database)
          } else {
            try StoreSchema.check(database, path: path)
          }
          return .commit
        }
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

  /// Reads.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try queue.inDatabase(body) } catch { throw StoreError(error, path: path) }
  }

  /// Reads with a body that has errors of its own, which are passed on.
  func passing<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do { return try queue.inDatabase(body) } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }

  /// Writes all of it or nothing.
  func write(_ body: (Database) throws -> Void) throws(StoreError) {
    do {
      try queue.inDatabase { database in
        try database.inTransaction(.immediate) {
          try body(database)
          return .commit
        }
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Writes all of it or nothing, with a body that has errors of its own, which are passed on.
  func passingWrite(_ body: (Database) throws -> Void) throws {
    try passing { database in
      try database.inTransaction(.immediate) {
        try body(database)
        return .commit
      }
    }
  }

  /// Runs a statement that no transaction may surround.
  func execute(_ sql: String) throws(StoreError) {
    do { try queue.inDatabase { try $0.execute(sql: sql) } } catch {
      throw StoreError(error, path: path)
    }
  }
}
