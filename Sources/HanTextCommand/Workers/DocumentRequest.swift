import HanCore
import HanDocuments

/// A document on its way to a worker, which reads what it can by itself: what breaks down in
/// reading or parsing is then a failure of that document too.
enum DocumentRequest: WireValue {
  /// A file with an end.
  case file(InputReference, Renaming?)
  /// A line of JSON Lines.
  case line(id: String, [UInt8], repairs: Bool, Renaming?)
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
    case .file(let reference, let renaming):
      try RawDocument(reading: reference, renaming: renaming) { false }
    case .line(let id, let bytes, let repairs, let renaming):
      try RawDocument(line: bytes, id: id, repairs: repairs, renaming: renaming)
    case .document(let document): document
    }
  }

  func encode(to writer: inout ByteWriter) {
    switch self {
    case .file(let reference, let renaming):
      writer.count(0)
      reference.encode(to: &writer)
      writer.optional(renaming) { $1.encode(to: &$0) }
    case .line(let id, let bytes, let repairs, let renaming):
      writer.count(1)
      writer.string(id)
      writer.block(bytes)
      writer.flag(repairs)
      writer.optional(renaming) { $1.encode(to: &$0) }
    case .document(let document):
      writer.count(2)
      document.encode(to: &writer)
    }
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    func renaming(_ reader: inout ByteReader) throws(ByteError) -> Renaming? {
      try reader.optional { reader throws(ByteError) in try Renaming(from: &reader) }
    }
    switch try reader.count() {
    case 0:
      let reference = try InputReference(from: &reader)
      self = .file(reference, try renaming(&reader))
    case 1:
      let id = try reader.string()
      let bytes = try [UInt8](from: &reader)
      let repairs = try reader.flag()
      self = .line(id: id, bytes, repairs: repairs, try renaming(&reader))
    default: self = .document(try RawDocument(from: &reader))
    }
  }
}

extension PendingDocument {
  /// What a worker is told of the document. A stream is read here, where it can be given up.
  ///
  /// - Throws: `DocumentFailure`; `CancellationError` once `cancelled` says so.
  func request(cancelled: () -> Bool) throws -> DocumentRequest {
    switch pending {
    case .file(let reference) where reference.size != nil: .file(reference, renaming)
    case .file: .document(try content(cancelled: cancelled))
    case .line(let bytes, let repairs): .line(id: id, bytes, repairs: repairs, renaming)
    case .document(let document): .document(document)
    case .failure(let failure): throw failure
    }
  }
}

extension Renaming: WireValue {
  func encode(to writer: inout ByteWriter) {
    writer.string(id)
    writer.string(instead)
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    self.init(id: try reader.string(), instead: try reader.string())
  }
}

extension TextPiece: WireValue {
  func encode(to writer: inout ByteWriter) {
    writer.string(text)
    writer.integer(offset)
    writer.block(before)
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    self.init(
      text: try reader.string(), offset: try reader.integer(), before: Array(try reader.block()))
  }
}

extension PieceBytes: WireValue {
  func encode(to writer: inout ByteWriter) {
    writer.block(bytes)
    writer.integer(offset)
    writer.block(before)
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    self.init(
      bytes: Array(try reader.block()), offset: try reader.integer(),
      before: Array(try reader.block()))
  }
}

extension TextPiece {
  /// Reads the ``PieceBytes`` of this process, which has checked that they are UTF-8.
  init(trusting reader: inout ByteReader) throws(ByteError) {
    self.init(
      text: try reader.trustedString(), offset: try reader.integer(),
      before: Array(try reader.block()))
  }
}

extension InputReference: WireValue {
  func encode(to writer: inout ByteWriter) {
    writer.string(id)
    switch source {
    case .standardInput: writer.count(0)
    case .file: writer.count(1)
    case .rawFile(let path):
      writer.count(2)
      writer.block(path.map(UInt8.init(bitPattern:)))
    }
    format.encode(to: &writer)
    writer.optional(size) { $0.integer($1) }
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    let id = try reader.string()
    let source: Source =
      switch try reader.count() {
      case 0: .standardInput
      case 1: .file
      default: .rawFile(try reader.block().map(CChar.init(bitPattern:)))
      }
    let format = try InputFormat(from: &reader)
    self.init(
      id: id, source: source, format: format,
      size: try reader.optional { reader throws(ByteError) in try reader.integer() })
  }
}

extension InputFormat: WireValue {
  func encode(to writer: inout ByteWriter) { writer.string(rawValue) }

  init(from reader: inout ByteReader) throws(ByteError) {
    guard let format = InputFormat(rawValue: try reader.string()) else {
      throw ByteError(offset: reader.offset)
    }
    self = format
  }
}

extension RawDocument: WireValue {
  func encode(to writer: inout ByteWriter) {
    writer.string(id)
    writer.block(bytes)
    kind.encode(to: &writer)
    writer.optional(record) { $1.encode(to: &$0) }
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    self.init(
      id: try reader.string(), bytes: try [UInt8](from: &reader),
      kind: try InputFormat(from: &reader),
      record: try reader.optional { reader throws(ByteError) in
        try DocumentRecord(from: &reader)
      })
  }
}

extension DocumentRecord: WireValue {
  func encode(to writer: inout ByteWriter) {
    writer.string(text)
    for value in [id, title, date, source, author, extra] {
      writer.optional(value) { $0.string($1) }
    }
    writer.flag(hasUnreadableDate)
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    func next(_ reader: inout ByteReader) throws(ByteError) -> String? {
      try reader.optional { reader throws(ByteError) in try reader.string() }
    }
    self.init(
      text: try reader.string(), id: try next(&reader), title: try next(&reader),
      date: try next(&reader), source: try next(&reader), author: try next(&reader),
      extra: try next(&reader))
    hasUnreadableDate = try reader.flag()
  }
}
