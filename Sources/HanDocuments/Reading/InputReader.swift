import Synchronization

/// The documents of a list of inputs, in order: a file each, or a line or a row each of JSON
/// Lines and tables.
package final class InputReader: PipelineSource {
  private struct State {
    var entries: ArraySlice<InputList.Entry>
    var lines: LineReader?
    var rows: TableDocuments?
    /// The file's path, with a number behind it when the file is not read the first time.
    var path = ""
  }

  private let state: Mutex<State>
  private let isCancelled = Atomic(false)
  private let repairs: Bool
  private let ids: DocumentIDs
  private let byteLimit: Int

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - invalid: What becomes of invalid UTF-8 in JSON Lines. Files come as bytes.
  ///   - ids: The ids of the run, if other readers have a part in it.
  ///   - byteLimit: The cost of a stream of unknown length, which fills the pipeline.
  package init(
    _ list: InputList, invalid: TextDecoder.InvalidBytes = .fail, ids: DocumentIDs = DocumentIDs(),
    byteLimit: Int = 256 << 20
  ) {
    state = Mutex(State(entries: list.entries[...]))
    repairs = invalid == .replace
    self.ids = ids
    self.byteLimit = byteLimit
  }

  package func cancel() { isCancelled.store(true, ordering: .relaxed) }

  package func next(upTo limit: Int) -> [PendingDocument] {
    state.withLock { state in
      var batch: [PendingDocument] = []
      while batch.count < limit, !isCancelled.load(ordering: .relaxed) {
        if state.lines != nil || state.rows != nil {
          // Reading may wait, and what is in hand must not wait with it.
          guard batch.isEmpty else { break }
          batch = nextLines(&state, upTo: limit)
        } else if case .input(let input) = state.entries.first, input.format.isListOfRecords {
          guard batch.isEmpty else { break }
          state.entries.removeFirst()
          open(input, &state, &batch)
        } else if let entry = state.entries.popFirst() {
          switch entry {
          case .failure(let failure): batch.append(PendingDocument(failure))
          case .input(let input):
            let renaming = ids.claim(input.id).map { Renaming(id: input.id, instead: $0) }
            batch.append(PendingDocument(input, renaming: renaming, byteLimit: byteLimit))
          }
        } else {
          break
        }
      }
      return batch
    }
  }

  private func open(
    _ input: InputReference, _ state: inout State, _ batch: inout [PendingDocument]
  ) {
    do {
      let file = try InputFile(input)
      state.path = ids.claim(input.id, isDocument: false) ?? input.id
      if input.format == .jsonl {
        state.lines = LineReader(file)
      } else {
        state.rows = try TableDocuments(
          file, format: input.format, path: state.path, columns: input.columns, repairs: repairs)
      }
    } catch {
      batch.append(PendingDocument(DocumentFailure(id: input.id, error: error)))
    }
  }

  /// The next lines of the file at hand, which is closed at its end.
  private func nextLines(_ state: inout State, upTo limit: Int) -> [PendingDocument] {
    do {
      if state.rows != nil {
        let documents = try state.rows?.next(upTo: limit, ids: ids) {
          isCancelled.load(ordering: .relaxed)
        }
        if documents?.isEmpty ?? true { state.rows = nil }
        return documents ?? []
      }
      let lines = try state.lines?.next(upTo: limit) { isCancelled.load(ordering: .relaxed) } ?? []
      if lines.isEmpty { state.lines = nil }
      return lines.map { line in
        let id = line.bytes.flatMap { RecordIdentifier($0).value() }
        let renaming = id.flatMap { id in
          ids.claim(id).map { Renaming(id: id, instead: $0) }
        }
        return PendingDocument(line, of: state.path, renaming: renaming, repairs: repairs)
      }
    } catch is CancellationError {
      return []
    } catch {
      let number = state.lines?.lineNumber ?? 1
      state.lines = nil
      state.rows = nil
      let failure = DocumentFailure(id: state.path, error: error)
      let place = number > 1 ? "after line \(number - 1): " : ""
      return [PendingDocument(DocumentFailure(id: failure.id, cause: place + failure.cause))]
    }
  }
}
