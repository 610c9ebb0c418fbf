import HanDocuments

/// A value that goes to a worker or comes from one, as bytes.
protocol WireValue: Sendable {
  /// Appends the value.
  func write(to wire: inout WireWriter)
  /// Reads the value back.
  init(from wire: inout WireReader) throws(WireError)
}

/// Bytes that are no value of the kind that was expected: a worker was cut short.
struct WireError: Error, Hashable, Sendable {}

extension WireValue {
  /// The value as bytes.
  var wireBytes: [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  /// The value of `bytes`, all of which must be read.
  init(wireBytes bytes: [UInt8]) throws(WireError) {
    var wire = WireReader(bytes[...])
    self = try Self(from: &wire)
    guard wire.isAtEnd else { throw WireError() }
  }
}

/// Appends values to bytes, in a form that only the same build of the command reads.
struct WireWriter: Sendable {
  private(set) var bytes: [UInt8] = []

  init() {}

  /// Makes room for so many more bytes.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  /// A whole number of eight bytes.
  mutating func int(_ value: Int) {
    withUnsafeBytes(of: Int64(value).littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// A small number: what follows is of which kind.
  mutating func tag(_ value: UInt8) { bytes.append(value) }

  /// Bytes behind their number.
  mutating func data(_ value: some Collection<UInt8>) {
    int(value.count)
    bytes.append(contentsOf: value)
  }

  /// Text behind the number of its bytes.
  mutating func text(_ value: String) { data(value.utf8) }

  /// A value that may be missing.
  mutating func optional<Value: WireValue>(_ value: Value?) {
    tag(value == nil ? 0 : 1)
    value?.write(to: &self)
  }
}

/// Reads values in the order they were written.
struct WireReader: Sendable {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// Whether all was read.
  var isAtEnd: Bool { rest.isEmpty }

  mutating func int() throws(WireError) -> Int {
    let eight = try take(8)
    var value: UInt64 = 0
    for byte in eight.reversed() { value = value << 8 | UInt64(byte) }
    return Int(truncatingIfNeeded: value)
  }

  mutating func tag() throws(WireError) -> UInt8 {
    guard let value = rest.popFirst() else { throw WireError() }
    return value
  }

  mutating func data() throws(WireError) -> ArraySlice<UInt8> { try take(try int()) }

  mutating func text() throws(WireError) -> String { String(decoding: try data(), as: UTF8.self) }

  mutating func optional<Value: WireValue>(
    _ type: Value.Type = Value.self
  ) throws(WireError) -> Value? {
    try tag() == 0 ? nil : try Value(from: &self)
  }

  private mutating func take(_ count: Int) throws(WireError) -> ArraySlice<UInt8> {
    guard 0 <= count, count <= rest.count else { throw WireError() }
    let taken = rest.prefix(count)
    rest = rest.dropFirst(count)
    return taken
  }
}

extension [UInt8]: WireValue {
  func write(to wire: inout WireWriter) { wire.data(self) }
  init(from wire: inout WireReader) throws(WireError) { self = Array(try wire.data()) }
}

extension String: WireValue {
  func write(to wire: inout WireWriter) { wire.text(self) }
  init(from wire: inout WireReader) throws(WireError) { self = try wire.text() }
}

extension Int: WireValue {
  func write(to wire: inout WireWriter) { wire.int(self) }
  init(from wire: inout WireReader) throws(WireError) { self = try wire.int() }
}

extension DocumentFailure: WireValue {
  func write(to wire: inout WireWriter) {
    wire.text(id)
    wire.text(cause)
  }

  init(from wire: inout WireReader) throws(WireError) {
    self.init(id: try wire.text(), cause: try wire.text())
  }
}

/// What a worker answers: what it made, or why it could not.
enum WorkerAnswer<Output: WireValue>: WireValue {
  case done(Output)
  case failed(DocumentFailure)

  func write(to wire: inout WireWriter) {
    switch self {
    case .done(let output):
      wire.tag(0)
      output.write(to: &wire)
    case .failed(let failure):
      wire.tag(1)
      failure.write(to: &wire)
    }
  }

  init(from wire: inout WireReader) throws(WireError) {
    self =
      try wire.tag() == 0
      ? .done(try Output(from: &wire)) : .failed(try DocumentFailure(from: &wire))
  }

  /// The answer as a result.
  var result: Result<Output, DocumentFailure> {
    switch self {
    case .done(let output): .success(output)
    case .failed(let failure): .failure(failure)
    }
  }
}
