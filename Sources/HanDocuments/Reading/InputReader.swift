internal import Synchronization

/// The documents of a list of inputs, in order: a file each, or a line each of JSON Lines.
package final class InputReader: PipelineSource {
  private struct State {
    var entries: ArraySlice<InputList.Entry>
    var lines: LineReader?
    var path = ""
  }

  private let state: Mutex<State>
  private let isCancelled = Atomic(false)
  private let repairs: Bool
  private let byteLimit: Int

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - invalid: What becomes of invalid UTF-8 in JSON Lines. Files come as bytes.
  ///   - byteLimit: The cost of a stream of unknown length, which fills the pipeline.
  package init(
    _ list: InputList, invalid: TextDecoder.InvalidBytes = .fail,
    byteLimit: Int = 256 << 20
  ) {
    state = Mutex(State(entries: list.entries[...]))
    repairs = invalid == .replace
    self.byteLimit = byteLimit
  }

  package func cancel() { isCancelled.store(true, ordering: .relaxed) }

  package func next(upTo limit: Int) -> [PendingDocument] {
    state.withLock { state in
      var batch: [PendingDocument] = []
      while batch.count < limit, !isCancelled.load(ordering: .relaxed) {
        if state.lines != nil {
          // Reading may wait, and what is in hand must not wait with it.
          guard batch.isEmpty else { break }
          batch = nextLines(&state, upTo: limit)
        } else if case .input(let input) = state.entries.first, input.format == .jsonl {
          guard batch.isEmpty else { break }
          state.entries.removeFirst()
          open(input, &state, &batch)
        } else if let entry = state.entries.popFirst() {
          switch entry {
          case .failure(let failure): batch.append(PendingDocument(failure))
          case .input(let input): batch.append(PendingDocument(input, byteLimit: byteLimit))
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
      state.lines = LineReader(try InputFile(input))
      state.path = input.id
    } catch {
      batch.append(PendingDocument(error))
    }
  }

  /// The next lines of the file at hand, which is closed at its end.
  private func nextLines(_ state: inout State, upTo limit: Int) -> [PendingDocument] {
    do {
      let lines = try state.lines?.next(upTo: limit) { isCancelled.load(ordering: .relaxed) } ?? []
      if lines.isEmpty { state.lines = nil }
      return lines.map { PendingDocument($0, of: state.path, repairs: repairs) }
    } catch is CancellationError {
      return []
    } catch {
      let number = state.lines?.lineNumber ?? 1
      state.lines = nil
      let failure = DocumentFailure(id: state.path, error: error)
      let place = number > 1 ? "after line \(number - 1): " : ""
      return [PendingDocument(DocumentFailure(id: failure.id, cause: place + failure.cause))]
    }
  }
}
