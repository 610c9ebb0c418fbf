import HanCore
import Synchronization

/// The ids of a run: a document whose id an earlier one has gets a number behind it, `id#2`.
///
/// Ids are taken in the order of the input, so the numbers are the same for any number of jobs.
/// A file is one id, whatever number of records without ids of their own it has. Eight bytes of
/// hash stand for an id; two that share a hash, one pair in 10¹⁹, would be numbered.
package final class DocumentIDs: Sendable {
  private struct State {
    var seen: Set<UInt64> = []
    /// How many documents have an id, for those with more than one.
    var counts: [UInt64: Int] = [:]
    var repeated = 0
    var example: (String, String)?
  }

  private let state = Mutex(State())

  package init() {}

  /// Takes an id; gives the one to use instead, if an earlier document has it.
  ///
  /// - Parameter isDocument: Whether a document has it; the path of a file of records is none.
  package func claim(_ id: String, isDocument: Bool = true) -> String? {
    state.withLock { state in
      let hash = Self.hash(id)
      if state.seen.insert(hash).inserted { return nil }
      var count = state.counts[hash] ?? 1
      var renamed: String
      repeat {
        count += 1
        renamed = "\(id)#\(count)"
      } while !state.seen.insert(Self.hash(renamed)).inserted
      state.counts[hash] = count
      guard isDocument else { return renamed }
      state.repeated += 1
      if state.example == nil { state.example = (id, renamed) }
      return renamed
    }
  }

  /// What to say at the end of a run in which ids came more than once.
  package var message: String? {
    state.withLock { state in
      state.example.map { id, renamed in
        let count = state.repeated
        return
          "\(count) \(count == 1 ? "document has" : "documents have") the id of an earlier one and "
          + "\(count == 1 ? "is" : "are") numbered, such as \(id): \(renamed)"
      }
    }
  }

  /// The same for the same bytes, in every process (FNV-1a, with a final mix).
  private static func hash(_ id: String) -> UInt64 {
    PhraseHash.mix(
      id.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 })
  }
}
