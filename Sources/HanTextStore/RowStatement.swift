internal import GRDB
internal import GRDBSQLite

/// A prepared statement whose columns are read in place: stores have millions of rows, and these are
/// small.
final class RowStatement {
  private let database: Database
  private let statement: Statement
  private let handle: OpaquePointer

  /// - Parameter isKept: Whether the database keeps it prepared; then it is used at one place at a
  ///   time.
  init(_ database: Database, _ sql: String, isKept: Bool = false) throws {
    self.database = database
    statement =
      isKept ? try database.cachedStatement(sql: sql) : try database.makeStatement(sql: sql)
    handle = statement.sqliteStatement
  }

  /// What strings are bound with: SQLite copies them.
  private static var transient: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  /// Runs the statement to its end with these values.
  func run(_ values: RowValue...) throws {
    try bind(values)
    while try step() {}
  }

  /// Begins anew with these values; ``step()`` gives the rows.
  func begin(_ values: RowValue...) throws { try bind(values) }

  private func bind(_ values: [RowValue]) throws {
    sqlite3_reset(handle)
    for (place, value) in values.enumerated() {
      let index = Int32(place + 1)
      let code: Int32 =
        switch value {
        case .null: sqlite3_bind_null(handle, index)
        case .integer(let number): sqlite3_bind_int64(handle, index, Int64(number))
        case .text(var text):
          text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
              sqlite3_bind_text64(
                handle, index, $0.baseAddress ?? UnsafePointer(bitPattern: 1),
                sqlite3_uint64($0.count), Self.transient, UInt8(SQLITE_UTF8))
            }
          }
        case .utf8(let bytes):
          bytes.withUnsafeBytes { bytes in
            sqlite3_bind_text64(
              handle, index,
              bytes.bindMemory(to: CChar.self).baseAddress ?? UnsafePointer(bitPattern: 1),
              sqlite3_uint64(bytes.count), Self.transient, UInt8(SQLITE_UTF8))
          }
        case .bytes(let bytes):
          bytes.withUnsafeBytes {
            sqlite3_bind_blob64(
              handle, index, $0.baseAddress ?? UnsafeRawPointer(bitPattern: 1),
              sqlite3_uint64($0.count), Self.transient)
          }
        }
      guard code == SQLITE_OK else { throw error(code) }
    }
  }

  /// Goes to the next row; `false` at the end, where the statement is ready to begin anew.
  func step() throws -> Bool {
    let code = sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(handle)
      return false
    default:
      let error = error(code)
      sqlite3_reset(handle)
      throw error
    }
  }

  /// Ends before the last row.
  func end() { sqlite3_reset(handle) }

  private func error(_ code: Int32) -> DatabaseError {
    let message = database.sqliteConnection.flatMap { sqlite3_errmsg($0) }.map {
      String(cString: $0)
    }
    return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }

  /// A column's number, 0 for null.
  func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

  /// A column's number; `nil` for null.
  func optionalInteger(_ column: Int32) -> Int? {
    sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : integer(column)
  }

  /// A column's text; `nil` for null.
  func text(_ column: Int32) -> String? {
    guard let start = sqlite3_column_text(handle, column) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// A column's bytes, which hold until the next row.
  func withBytes<R, Failure: Error>(
    _ column: Int32, _ body: (UnsafeRawBufferPointer) throws(Failure) -> R
  ) throws(Failure) -> R {
    let start = sqlite3_column_blob(handle, column)
    let count = Int(sqlite3_column_bytes(handle, column))
    return try body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }
}

/// A value for a statement.
enum RowValue {
  case null
  case integer(Int)
  case text(String)
  /// A text as its bytes.
  case utf8([UInt8])
  case bytes([UInt8])

  /// A number, or null.
  static func optional(_ number: Int?) -> RowValue { number.map { .integer($0) } ?? .null }
  /// A text, or null.
  static func optional(_ text: String?) -> RowValue { text.map { .text($0) } ?? .null }
}
