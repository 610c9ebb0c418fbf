/// Temporary data that could not be written or read.
package struct ScratchError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The folder it lies in.
  package var folder: String
  /// How many bytes were there already.
  package var size: Int
  /// Why, in the system's words.
  package var cause: String

  /// What is wrong, and what to do about it.
  package var description: String {
    "temporary data in \(folder) (\(size / 1_000_000) MB so far): \(cause); "
      + "make room there, or name a folder with room in TMPDIR"
  }
}
