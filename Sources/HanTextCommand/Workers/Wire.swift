import HanCore
import HanDocuments

/// A value that goes to a worker or comes from one, as bytes.
protocol WireValue: Sendable {
  /// Appends the value.
  func encode(to writer: inout ByteWriter)
  /// Reads the value back.
  init(from reader: inout ByteReader) throws(ByteError)
}

extension WireValue {
  /// The value of `bytes`, all of which must be read.
  init(wireBytes bytes: [UInt8]) throws(ByteError) {
    var reader = ByteReader(bytes)
    self = try Self(from: &reader)
    try reader.end()
  }
}

extension [UInt8]: WireValue {
  func encode(to writer: inout ByteWriter) { writer.block(self) }
  init(from reader: inout ByteReader) throws(ByteError) { self = Array(try reader.block()) }
}

extension String: WireValue {
  func encode(to writer: inout ByteWriter) { writer.string(self) }
  init(from reader: inout ByteReader) throws(ByteError) { self = try reader.string() }
}

extension Int: WireValue {
  func encode(to writer: inout ByteWriter) { writer.integer(self) }
  init(from reader: inout ByteReader) throws(ByteError) { self = try reader.integer() }
}

extension DocumentFailure: WireValue {
  func encode(to writer: inout ByteWriter) {
    writer.string(id)
    writer.string(cause)
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    self.init(id: try reader.string(), cause: try reader.string())
  }
}

/// What a worker answers: what it made, or why it could not.
enum WorkerAnswer<Output: WireValue>: WireValue {
  case done(Output)
  case failed(DocumentFailure)

  func encode(to writer: inout ByteWriter) {
    switch self {
    case .done(let output):
      writer.flag(true)
      output.encode(to: &writer)
    case .failed(let failure):
      writer.flag(false)
      failure.encode(to: &writer)
    }
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    self =
      try reader.flag()
      ? .done(try Output(from: &reader)) : .failed(try DocumentFailure(from: &reader))
  }

  /// The answer as a result.
  var result: Result<Output, DocumentFailure> {
    switch self {
    case .done(let output): .success(output)
    case .failed(let failure): .failure(failure)
    }
  }
}
