internal import GRDB
internal import HanStatistics

/// What a store says of itself.
struct StoreDescription {
  var settings: StoreSettings
  var fingerprint: CountsFingerprint
  /// What makes it again.
  var command: String

  init(settings: StoreSettings, fingerprint: CountsFingerprint, command: String) {
    self.settings = settings
    self.fingerprint = fingerprint
    self.command = command
  }

  /// What a store says; `nil` when it has only been made.
  init?(_ connection: StoreConnection) throws {
    let values = try connection.read { database in
      var values: [String: String] = [:]
      let rows = try RowStatement(database, "SELECT name, value FROM settings")
      while try rows.step() { values[rows.text(0) ?? ""] = rows.text(1) }
      return values
    }
    guard let json = values["analysis"], let text = values["fingerprint"] else { return nil }
    guard let settings = StoreSettings(json: json), let fingerprint = CountsFingerprint(text)
    else { throw StoreError.damaged(path: connection.path, cause: "its settings cannot be read") }
    self.init(settings: settings, fingerprint: fingerprint, command: values["command"] ?? "")
  }

  /// Says anew how documents are analysed.
  static func update(
    _ settings: StoreSettings, fingerprint: CountsFingerprint, in database: Database
  ) throws {
    let update = try RowStatement(database, "UPDATE settings SET value = ? WHERE name = ?")
    try update.run(.text(settings.json), .text("analysis"))
    try update.run(.text(fingerprint.text), .text("fingerprint"))
  }

  func write(to database: Database) throws {
    let insert = try RowStatement(
      database, "INSERT OR REPLACE INTO settings(name, value) VALUES(?, ?)")
    try insert.run(.text("analysis"), .text(settings.json))
    try insert.run(.text("fingerprint"), .text(fingerprint.text))
    try insert.run(.text("command"), .text(command))
  }
}
