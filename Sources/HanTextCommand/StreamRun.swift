import HanText

/// Writes results of texts that are read in pieces.
protocol PieceWriter: Sendable {
  /// What is written before the first piece of a document.
  func opening(of id: String) -> [UInt8]
  /// What a piece becomes. Called by several workers at a time.
  func body(of piece: TextPiece) -> [UInt8]
  /// What a document becomes that is at hand as a whole. Called by several workers at a time.
  func whole(_ document: TextPiece) -> [UInt8]
  /// What is written for a piece, given what it became. Called in order of the pieces.
  func inOrder(_ body: [UInt8]) -> [UInt8]
  /// What is left to write after the last piece. Called in order.
  func rest() -> [UInt8]
  /// What stands between a piece and the next one of the same document.
  func separator(after piece: TextPiece) -> [UInt8]
  /// What is written after the last piece, or where the document broke off.
  func closing(after piece: TextPiece?, extra: String?, error: String?) -> [UInt8]
}

extension PieceWriter {
  func whole(_ document: TextPiece) -> [UInt8] { body(of: document) }
  func inOrder(_ body: [UInt8]) -> [UInt8] { body }
  func rest() -> [UInt8] { [] }
}

/// Works on texts of any length in bounded memory: files and standard input in pieces of whole
/// lines, JSON Lines record by record.
struct StreamRun {
  let run: DocumentRun
  let input: InputOptions
  let unit: OffsetUnit

  /// Works on all inputs, in order.
  ///
  /// - Throws: As ``DocumentRun`` does. A text that breaks off is closed, so that what was
  ///   written is valid.
  nonisolated(nonsending) func perform(
    _ writer: some PieceWriter, output: OutputWriter
  ) async throws -> RunOutcome {
    let decoder = try TextDecoder(
      encoding: input.encoding, invalid: input.onInvalid == .replace ? .replace : .fail)
    let loader = try DocumentLoader(input)
    let ids = DocumentIDs()
    var outcome = RunOutcome()
    var hasBroken = false
    for entry in try run.inputs().entries {
      switch entry {
      case .failure(let failure):
        run.messages.error(failure)
        outcome.record(Result<Void, DocumentFailure>.failure(failure))
      case .input(let reference) where reference.format == .jsonl:
        outcome.merge(try await records(reference, loader, ids, writer, output))
      case .input(let reference):
        let id = ids.claim(reference.id) ?? reference.id
        let (result, isBroken) = try await text(reference, id, decoder, writer, output)
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

  private nonisolated(nonsending) func records(
    _ reference: InputReference, _ loader: DocumentLoader, _ ids: DocumentIDs,
    _ writer: some PieceWriter, _ output: OutputWriter
  ) async throws -> RunOutcome {
    try await run.tally(
      InputReader(InputList(entries: [.input(reference)]), invalid: input.onInvalid, ids: ids),
      total: nil, output: output
    ) { raw in
      let loaded = try loader.load(raw)
      let piece = TextPiece(text: loaded.document.text, offset: 0)
      return writer.opening(of: raw.id) + writer.whole(piece)
        + writer.closing(after: piece, extra: loaded.extra, error: nil)
    } deliver: {
      try output.write($0)
    } fail: { _ in
    }
  }

  /// - Returns: What became of the text, and whether it broke off after results were written.
  private nonisolated(nonsending) func text(
    _ reference: InputReference, _ id: String, _ decoder: TextDecoder,
    _ writer: some PieceWriter, _ output: OutputWriter
  ) async throws -> (result: Result<Void, DocumentFailure>, isBroken: Bool) {
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
      _ = try await run.tally(pieces, total: nil, output: output) { piece in
        (TextPiece(tailOf: piece), writer.body(of: piece))
      } deliver: { piece, body in
        if failure == nil {
          try output.write(lead(last))
          try output.write(writer.inOrder(body))
          last = piece
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
