/// Temporary data that could not be written or read.
public struct ScratchError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The folder it lies in.
  public var folder: String
  /// How many bytes were there already.
  public var size: Int
  /// Why, in the system's words.
  public var cause: String

  /// What is wrong, and what to do about it.
  public var description: String {
    "temporary data in \(folder) (\(size / 1_000_000) MB so far): \(cause); "
      + "make room there, or name a folder with room in TMPDIR"
  }
}
