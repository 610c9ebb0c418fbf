import HanText

/// Writes results of texts that are read in pieces.
protocol PieceWriter: Sendable {
  /// What is written before the first piece of a document.
  func opening(of id: String) -> [UInt8]
  /// What a piece becomes. Called by several workers at a time.
  func body(of piece: TextPiece) -> PieceBody
  /// What a document becomes that is at hand as a whole. Called by several workers at a time.
  func whole(_ document: TextPiece) -> [UInt8]
  /// What is written for a piece that is not done, given what it became. Called in order of the
  /// pieces.
  func inOrder(_ body: PieceBody) -> [UInt8]
  /// What is left to write after the last piece. Called in order.
  func rest() -> [UInt8]
  /// What stands between a piece and the next one of the same document.
  func separator(after piece: TextPiece) -> [UInt8]
  /// What is written after the last piece, or where the document broke off.
  func closing(after piece: TextPiece?, extra: String?, error: String?) -> [UInt8]
}

extension PieceWriter {
  func inOrder(_ body: PieceBody) -> [UInt8] { Array(body.bytes) }
  func rest() -> [UInt8] { [] }
}

/// What a worker made of a piece.
struct PieceBody: Sendable {
  /// What is left to do in order.
  enum State: UInt8 {
    /// Nothing: these bytes are written.
    case done
    /// All, and the pieces behind belong to it.
    case open
    /// All, and nothing behind depends on it.
    case closed
  }

  var bytes: ArraySlice<UInt8>
  var state = State.done

  init(_ bytes: [UInt8], _ state: State = .done) {
    self.init(slice: bytes[...], state)
  }

  fileprivate init(slice: ArraySlice<UInt8>, _ state: State) {
    bytes = slice
    self.state = state
  }
}

/// What a worker is asked for: a document at hand as a whole, or a piece of one.
enum StreamRequest: WireValue {
  case document(DocumentRequest)
  case piece(TextPiece, of: String)

  func encode(to writer: inout ByteWriter) {
    switch self {
    case .document(let request):
      writer.flag(true)
      request.encode(to: &writer)
    case .piece(let piece, let id):
      writer.flag(false)
      piece.encode(to: &writer)
      writer.string(id)
    }
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    if try reader.flag() {
      self = .document(try DocumentRequest(from: &reader))
    } else {
      self = .piece(try TextPiece(from: &reader), of: try reader.string())
    }
  }
}

/// What a worker answers: what is written, and the end of the piece it was made of.
struct StreamOutput: WireValue {
  var tail: TextPiece?
  var body: PieceBody

  init(tail: TextPiece? = nil, body: PieceBody) {
    self.tail = tail
    self.body = body
  }

  func encode(to writer: inout ByteWriter) {
    writer.optional(tail) { $1.encode(to: &$0) }
    writer.count(Int(body.state.rawValue))
    writer.block(body.bytes)
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    tail = try reader.optional { reader throws(ByteError) in try TextPiece(from: &reader) }
    guard let state = PieceBody.State(rawValue: UInt8(clamping: try reader.count())) else {
      throw ByteError(offset: reader.offset)
    }
    // The bytes stay in the message: they are large.
    body = PieceBody(slice: try reader.block(), state)
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
    let workers = try run.workers { (request: StreamRequest) in
      switch request {
      case .document(let request):
        let loaded = try loader.load(try request.content())
        let piece = TextPiece(text: loaded.document.text, offset: 0)
        return StreamOutput(
          body: PieceBody(
            writer.opening(of: loaded.document.id) + writer.whole(piece)
              + writer.closing(after: piece, extra: loaded.extra, error: nil)))
      case .piece(let piece, let id):
        FaultHook.strike(id)
        return StreamOutput(tail: TextPiece(tailOf: piece), body: writer.body(of: piece))
      }
    }
    let ids = DocumentIDs()
    var outcome = RunOutcome()
    var hasBroken = false
    for entry in entries {
      switch entry {
      case .failure(let failure):
        run.messages.error(failure)
        outcome.record(Result<Void, DocumentFailure>.failure(failure))
      case .input(let reference) where !reference.format.isText:
        outcome.merge(try records(reference, ids, workers, output))
      case .input(let reference):
        let id = ids.claim(reference.id) ?? reference.id
        let (result, isBroken) = try text(reference, id, decoder, workers, writer, output)
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
      try output.write($0.body.bytes)
    }
  }

  /// - Returns: What became of the text, and whether it broke off after results were written.
  private func text(
    _ reference: InputReference, _ id: String, _ decoder: TextDecoder, _ workers: StreamWorkers,
    _ writer: some PieceWriter, _ output: OutputWriter
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
        + writer.closing(after: last, extra: nil, error: error)
    }
    do {
      _ = try run.tally(pieces, total: nil, output: output, workers: workers) { item, _ in
        .piece(try item.content(), of: id)
      } deliver: { result in
        if failure == nil {
          try output.write(lead(last))
          if result.body.state == .done {
            try output.write(result.body.bytes)
          } else {
            try output.write(writer.inOrder(result.body))
          }
          last = result.tail
        }
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
