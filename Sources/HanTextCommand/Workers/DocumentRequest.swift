import HanDocuments

/// A document on its way to a worker, which reads what it can by itself: what breaks down in
/// reading or parsing is then a failure of that document too.
enum DocumentRequest: WireValue {
  /// A file with an end.
  case file(InputReference)
  /// A line of JSON Lines.
  case line(id: String, [UInt8], repairs: Bool)
  /// What was read already.
  case document(RawDocument)

  /// The document.
  ///
  /// - Throws: `DocumentFailure`.
  func content() throws -> RawDocument {
    let document = try read()
    FaultHook.strike(document.id)
    return document
  }

  private func read() throws -> RawDocument {
    switch self {
    case .file(let reference):
      let bytes = try InputFile(reference).readAll { false }
      return RawDocument(id: reference.id, bytes: bytes, kind: reference.format)
    case .line(let id, let bytes, let repairs):
      do {
        let record = try DocumentRecord(line: bytes, repairs: repairs)
        return RawDocument(id: record.id ?? id, bytes: [], kind: .jsonl, record: record)
      } catch {
        throw DocumentFailure(id: id, cause: "\(error.reason) (byte \(error.offset + 1))")
      }
    case .document(let document): return document
    }
  }

  func write(to wire: inout WireWriter) {
    switch self {
    case .file(let reference):
      wire.tag(0)
      reference.write(to: &wire)
    case .line(let id, let bytes, let repairs):
      wire.tag(repairs ? 2 : 1)
      wire.text(id)
      wire.data(bytes)
    case .document(let document):
      wire.tag(3)
      document.write(to: &wire)
    }
  }

  init(from wire: inout WireReader) throws(WireError) {
    switch try wire.tag() {
    case 0: self = .file(try InputReference(from: &wire))
    case 1: self = .line(id: try wire.text(), try [UInt8](from: &wire), repairs: false)
    case 2: self = .line(id: try wire.text(), try [UInt8](from: &wire), repairs: true)
    default: self = .document(try RawDocument(from: &wire))
    }
  }
}

extension PendingDocument {
  /// What a worker is told of the document. A stream is read here, where it can be given up.
  ///
  /// - Throws: `DocumentFailure`; `CancellationError` once `cancelled` says so.
  func request(cancelled: () -> Bool) throws -> DocumentRequest {
    switch pending {
    case .file(let reference) where reference.size != nil: .file(reference)
    case .file(let reference):
      .document(
        RawDocument(
          id: id, bytes: try InputFile(reference).readAll(cancelled: cancelled),
          kind: reference.format))
    case .line(let bytes, let repairs): .line(id: id, bytes, repairs: repairs)
    case .failure(let failure): throw failure
    }
  }

  package var isWaitedFor: Bool {
    if case .file(let reference) = pending { reference.size == nil } else { false }
  }
}

extension InputReference: WireValue {
  func write(to wire: inout WireWriter) {
    wire.text(id)
    switch source {
    case .standardInput: wire.tag(0)
    case .file: wire.tag(1)
    case .rawFile(let path):
      wire.tag(2)
      wire.data(path.map(UInt8.init(bitPattern:)))
    }
    wire.text(format.rawValue)
    wire.optional(size)
  }

  init(from wire: inout WireReader) throws(WireError) {
    let id = try wire.text()
    let source: Source =
      switch try wire.tag() {
      case 0: .standardInput
      case 1: .file
      default: .rawFile(try wire.data().map(CChar.init(bitPattern:)))
      }
    self.init(
      id: id, source: source, format: try InputFormat(from: &wire), size: try wire.optional())
  }
}

extension InputFormat: WireValue {
  func write(to wire: inout WireWriter) { wire.text(rawValue) }

  init(from wire: inout WireReader) throws(WireError) {
    guard let format = InputFormat(rawValue: try wire.text()) else { throw WireError() }
    self = format
  }
}

extension RawDocument: WireValue {
  func write(to wire: inout WireWriter) {
    wire.text(id)
    wire.data(bytes)
    kind.write(to: &wire)
    wire.optional(record)
  }

  init(from wire: inout WireReader) throws(WireError) {
    self.init(
      id: try wire.text(), bytes: try [UInt8](from: &wire), kind: try InputFormat(from: &wire),
      record: try wire.optional())
  }
}

extension DocumentRecord: WireValue {
  func write(to wire: inout WireWriter) {
    wire.text(text)
    for value in [id, title, date, source, extra] { wire.optional(value) }
  }

  init(from wire: inout WireReader) throws(WireError) {
    self.init(
      text: try wire.text(), id: try wire.optional(), title: try wire.optional(),
      date: try wire.optional(), source: try wire.optional(), extra: try wire.optional())
  }
}
