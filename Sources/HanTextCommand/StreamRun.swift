import HanText

/// Writes results of texts that are read in pieces.
protocol PieceWriter: Sendable {
  /// What is written before the first piece of a document.
  func opening(of id: String) -> [UInt8]
  /// Appends what a piece becomes. Called by several workers at a time.
  func write(_ piece: TextPiece, to sink: inout ByteSink) -> PieceState
  /// Appends what a document becomes that is at hand as a whole. Called by several workers at a time.
  func writeWhole(_ document: TextPiece, to sink: inout ByteSink)
  /// What is written for a piece that is not done, given what it became. Called in order of the
  /// pieces.
  func inOrder(_ bytes: some Collection<UInt8>, _ state: PieceState) -> [UInt8]
  /// What is left to write after the last piece. Called in order.
  func rest() -> [UInt8]
  /// What stands between a piece and the next one of the same document.
  func separator(after piece: TextPiece) -> [UInt8]
  /// What is written after the last piece, or where the document broke off.
  ///
  /// - Parameter isLast: Whether the document is a text behind which no other document comes.
  func closing(after piece: TextPiece?, extra: String?, error: String?, isLast: Bool) -> [UInt8]
}

extension PieceWriter {
  func inOrder(_ bytes: some Collection<UInt8>, _ state: PieceState) -> [UInt8] { Array(bytes) }
  func rest() -> [UInt8] { [] }
}

/// What is left to do, in order, about what a worker made of a piece.
enum PieceState: UInt8 {
  /// Nothing: its bytes are written.
  case done
  /// All, and the pieces behind belong to it.
  case open
  /// All, and nothing behind depends on it.
  case closed
}

/// What a worker is asked for: a document at hand as a whole, or a piece of one.
enum StreamRequest: WireValue {
  case document(DocumentRequest)
  /// A piece as it is sent, and as it is received.
  case piece(PieceBytes, of: String)
  case received(TextPiece, of: String)
  /// A piece whose text, of so many bytes, is in a slot of shared memory, which what becomes of it is
  /// to be written to.
  case shared(PieceBytes, of: String, slot: Int, count: Int)

  func encode(to writer: inout ByteWriter) {
    switch self {
    case .document(let request):
      writer.count(0)
      request.encode(to: &writer)
    case .piece(let piece, let id):
      writer.count(1)
      piece.encode(to: &writer)
      writer.string(id)
    case .received(let piece, let id):
      writer.count(1)
      piece.encode(to: &writer)
      writer.string(id)
    case .shared(let piece, let id, let slot, let count):
      writer.count(2)
      piece.encode(to: &writer)
      writer.string(id)
      writer.count(slot)
      writer.count(count)
    }
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    switch try reader.count() {
    case 0: self = .document(try DocumentRequest(from: &reader))
    case 1: self = .received(try TextPiece(trusting: &reader), of: try reader.string())
    default:
      self = .shared(
        try PieceBytes(from: &reader), of: try reader.string(), slot: try reader.count(),
        count: try reader.count())
    }
  }
}

/// What a worker answers: what is written, and the end of the piece it was made of.
struct StreamOutput: WireValue {
  /// Where the bytes are.
  enum Content: Sendable {
    case bytes(ArraySlice<UInt8>)
    /// The first bytes of a slot of shared memory.
    case shared(slot: Int, count: Int)
  }

  var tail: TextPiece?
  var state: PieceState
  var content: Content

  /// The bytes of a sink, which has written to a slot as far as there was room.
  init(
    tail: TextPiece? = nil, state: PieceState = .done, slot: Int? = nil, _ sink: borrowing ByteSink
  ) {
    self.tail = tail
    self.state = state
    content =
      if let slot, !sink.isOwned {
        .shared(slot: slot, count: sink.count)
      } else {
        .bytes(sink.bytes[...])
      }
  }

  func encode(to writer: inout ByteWriter) {
    writer.optional(tail) { $1.encode(to: &$0) }
    writer.count(Int(state.rawValue))
    switch content {
    case .bytes(let bytes):
      writer.flag(false)
      writer.block(bytes)
    case .shared(let slot, let count):
      writer.flag(true)
      writer.count(slot)
      writer.count(count)
    }
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    tail = try reader.optional { reader throws(ByteError) in try TextPiece(from: &reader) }
    guard let state = PieceState(rawValue: UInt8(clamping: try reader.count())) else {
      throw ByteError(offset: reader.offset)
    }
    self.state = state
    // The bytes stay in the message, or in the slot: they are large.
    content =
      try reader.flag()
      ? .shared(slot: try reader.count(), count: try reader.count())
      : .bytes(try reader.block())
  }
}

/// Works on texts of any length in bounded memory: files and standard input in pieces of whole
/// lines, JSON Lines record by record.
struct StreamRun {
  typealias StreamWorkers = Workers<StreamRequest, StreamOutput>

  let run: DocumentRun
  let input: InputOptions
  let unit: OffsetUnit

  /// Works on all inputs, in order.
  ///
  /// - Throws: As ``DocumentRun`` does. A text that breaks off is closed, so that what was
  ///   written is valid.
  func perform(_ writer: some PieceWriter, output: OutputWriter) throws -> RunOutcome {
    let decoder = try TextDecoder(
      encoding: input.encoding, invalid: input.onInvalid == .replace ? .replace : .fail)
    let loader = try DocumentLoader(input)
    let entries = try run.inputs().entries
    let slots = run.sharedSlots()
    let workers = try run.workers { (request: StreamRequest) in
      switch request {
      case .document(let request):
        let loaded = try loader.load(try request.content())
        let piece = TextPiece(text: loaded.document.text, offset: 0)
        var sink = ByteSink(capacity: 2 * piece.text.utf8.count)
        sink.append(contentsOf: writer.opening(of: loaded.document.id))
        writer.writeWhole(piece, to: &sink)
        sink.append(
          contentsOf: writer.closing(
            after: piece, extra: loaded.extra, error: nil, isLast: false))
        return StreamOutput(sink)
      case .piece: throw ByteError(offset: 0)  // sent, and received as the next
      case .received(let piece, let id):
        FaultHook.strike(id)
        var sink = ByteSink(capacity: 2 * piece.text.utf8.count)
        let state = writer.write(piece, to: &sink)
        return StreamOutput(tail: TextPiece(tailOf: piece), state: state, sink)
      case .shared(let bytes, let id, let slot, let count):
        FaultHook.strike(id)
        guard let slots, let piece = slots.withText(of: slot, count, { TextPiece(bytes, text: $0) })
        else { throw ByteError(offset: 0) }
        var sink = ByteSink(region: slots.memory(of: slot))
        let state = writer.write(piece, to: &sink)
        return StreamOutput(tail: TextPiece(tailOf: piece), state: state, slot: slot, sink)
      }
    }
    let ids = DocumentIDs()
    var outcome = RunOutcome()
    var hasBroken = false
    for (index, entry) in entries.enumerated() {
      switch entry {
      case .failure(let failure):
        run.messages.error(failure)
        outcome.record(Result<Void, DocumentFailure>.failure(failure))
      case .input(let reference) where !reference.format.isText:
        outcome.merge(try records(reference, ids, workers, output))
      case .input(let reference):
        let id = ids.claim(reference.id) ?? reference.id
        let (result, isBroken) = try text(
          reference, id, decoder, workers, slots, writer, output,
          isLast: index == entries.count - 1)
        outcome.record(result)
        hasBroken = hasBroken || isBroken
      }
    }
    // What a text gave before it broke off may be on its way already: the rest has to follow.
    if hasBroken { try output.flush() }
    if let message = ids.message { run.messages.warning(message) }
    try run.conclude(outcome, output: output)
    return outcome
  }

  private func records(
    _ reference: InputReference, _ ids: DocumentIDs, _ workers: StreamWorkers,
    _ output: OutputWriter
  ) throws -> RunOutcome {
    try run.tally(
      InputReader(InputList(entries: [.input(reference)]), invalid: input.onInvalid, ids: ids),
      total: nil, output: output, workers: workers
    ) { item, cancelled in
      .document(try item.request(cancelled: cancelled))
    } deliver: {
      if case .bytes(let bytes) = $0.content { try output.write(bytes) }
    }
  }

  /// What a worker is told of a piece. What is large goes through shared memory.
  private static func request(
    _ item: PendingPiece, of id: String, _ slots: SharedSlots?
  ) throws -> StreamRequest {
    let piece = try item.content()
    guard let slots, 64 << 10...SharedSlots.textSize ~= piece.bytes.count, let slot = slots.take()
    else { return .piece(piece, of: id) }
    slots.put(piece.bytes, into: slot)
    return .shared(
      PieceBytes(bytes: [], offset: piece.offset, before: piece.before), of: id, slot: slot,
      count: piece.bytes.count)
  }

  /// - Returns: What became of the text, and whether it broke off after results were written.
  private func text(
    _ reference: InputReference, _ id: String, _ decoder: TextDecoder, _ workers: StreamWorkers,
    _ slots: SharedSlots?, _ writer: some PieceWriter, _ output: OutputWriter, isLast: Bool
  ) throws -> (result: Result<Void, DocumentFailure>, isBroken: Bool) {
    let pieces: PieceReader
    do throws(DocumentFailure) {
      pieces = try PieceReader(reference, decoder: decoder, unit: unit)
    } catch {
      run.messages.error(error)
      return (.failure(error), false)
    }
    var last: TextPiece?
    var failure: DocumentFailure?
    /// What stands before a piece: written with it, so that nothing is left open when there is none.
    func lead(_ last: TextPiece?) -> [UInt8] {
      last.map { writer.separator(after: $0) } ?? writer.opening(of: id)
    }
    /// What stands behind the last piece.
    func tail(_ last: TextPiece?, error: String?) -> [UInt8] {
      (last == nil ? writer.opening(of: id) : []) + writer.rest()
        + writer.closing(after: last, extra: nil, error: error, isLast: isLast)
    }
    func write(_ bytes: some Collection<UInt8>, _ state: PieceState) throws {
      if failure != nil { return }
      try output.write(lead(last))
      if state == .done {
        try output.write(bytes)
      } else {
        try output.write(writer.inOrder(bytes, state))
      }
    }
    // Of an earlier text, nothing is under way.
    slots?.takeBack()
    do {
      _ = try run.tally(pieces, total: nil, output: output, workers: workers) { item, _ in
        try Self.request(item, of: id, slots)
      } deliver: { result in
        switch result.content {
        case .bytes(let bytes): try write(bytes, result.state)
        case .shared(let slot, let count):
          defer { slots?.giveBack(slot) }
          try slots?.withAnswer(in: slot, count) { try write($0, result.state) }
        }
        if failure == nil { last = result.tail }
      } fail: {
        if failure == nil { failure = $0 }
      }
    } catch let error as CancellationError {
      try output.write(tail(last, error: "interrupted"))
      try output.finish()
      throw error
    }
    try output.write(tail(last, error: failure?.cause))
    run.messages.warn(of: pieces.replacements, in: reference.id)
    return (failure.map { .failure($0) } ?? .success(()), failure != nil && last != nil)
  }
}

extension TextPiece {
  /// A piece whose text is at hand as bytes.
  ///
  /// - Parameter text: Valid UTF-8: what has been read is checked before it is sent to a worker.
  fileprivate init(_ piece: PieceBytes, text: UnsafeBufferPointer<UInt8>) {
    self.init(text: String(validUTF8: text), offset: piece.offset, before: piece.before)
  }
}
