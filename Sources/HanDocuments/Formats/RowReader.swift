/// Cuts a table (RFC 4180, or with tabs) into rows, holding a piece of the file and a row.
struct RowReader {
  /// A row that is not empty.
  struct Row: Hashable, Sendable {
    /// The fields, as UTF-8 that is still to be checked.
    var fields: [[UInt8]]
    /// The line of the file where it begins, from 1.
    var line: Int
  }

  /// The largest row that is taken, 64 MiB: a quote that is never closed makes the rest of the
  /// file one.
  static let longest = 64 << 20

  private let file: InputFile
  private let separator: UInt8
  private var decoder: StreamDecoder
  private var buffer: [UInt8] = []
  private var head = 0
  private var line = 1
  private var hasEnded = false

  init(_ file: InputFile, separator: UInt8, decoder: TextDecoder) {
    self.file = file
    self.separator = separator
    self.decoder = StreamDecoder(decoder)
  }

  /// The next rows, at most `limit`: those that are complete in the pieces read, reading on only
  /// while there is none. Empty at the end.
  mutating func next(upTo limit: Int, cancelled: () -> Bool) throws -> [Row] {
    var rows: [Row] = []
    while rows.count < limit {
      if let row = try takeRow() {
        if row.fields != [[]] { rows.append(row) }
      } else if !rows.isEmpty || hasEnded {
        break
      } else {
        try readPiece(cancelled: cancelled)
      }
    }
    return rows
  }

  private mutating func readPiece(cancelled: () -> Bool) throws {
    if head > 0 {
      buffer.removeSubrange(..<head)
      head = 0
    }
    guard buffer.count <= Self.longest else {
      throw FormatError(
        cause:
          "the row that begins in line \(line) is larger than 64 MiB (help: is a quote closed?)")
    }
    // As much again as a long row has, so that looking at it anew costs no more than twice.
    let room = max(1 << 20, buffer.count)
    var piece: [UInt8] = []
    hasEnded = try !file.append(upTo: room, to: &piece, cancelled: cancelled)
    buffer += try decoder.push(piece, atEnd: hasEnded)
  }

  /// The next row, or `nil` if none is complete.
  private mutating func takeRow() throws(FormatError) -> Row? {
    guard head < buffer.count else { return nil }
    var fields: [[UInt8]] = []
    var field: [UInt8] = []
    var place = head
    var isQuoted = false
    var lines = 0
    while place < buffer.count {
      let byte = buffer[place]
      place += 1
      if isQuoted {
        if byte == UInt8(ascii: "\"") {
          // The mark that tells a doubled quote may not be there yet.
          if place == buffer.count, !hasEnded { return nil }
          if place < buffer.count, buffer[place] == UInt8(ascii: "\"") {
            field.append(byte)
            place += 1
          } else {
            isQuoted = false
          }
        } else {
          if byte == 0x0A { lines += 1 }
          field.append(byte)
        }
      } else if byte == UInt8(ascii: "\""), field.isEmpty {
        isQuoted = true
      } else if byte == separator {
        fields.append(field)
        field = []
      } else if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D {
          if place == buffer.count, !hasEnded { return nil }
          if place < buffer.count, buffer[place] == 0x0A { place += 1 }
        }
        return end(fields + [field], at: place, lines: lines + 1)
      } else {
        field.append(byte)
      }
    }
    guard hasEnded else { return nil }
    guard !isQuoted else {
      throw FormatError(cause: "a quote that opens in line \(line) is never closed")
    }
    return end(fields + [field], at: place, lines: lines + 1)
  }

  private mutating func end(_ fields: [[UInt8]], at place: Int, lines: Int) -> Row {
    defer {
      head = place
      line += lines
    }
    return Row(fields: fields, line: line)
  }
}
