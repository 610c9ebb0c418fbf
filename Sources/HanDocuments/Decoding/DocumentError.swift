/// Why bytes could not be made a document.
public enum DocumentError: Error, Hashable, Sendable {
  /// The bytes are not valid in the encoding, from the given byte offset on.
  case malformed(encoding: String, byteOffset: Int)
  /// No supported encoding fits; `guess` is what they may be in.
  case unrecognized(guess: String?)
  /// No encoding has that name.
  case unknownEncoding(String)
}

extension DocumentError: CustomStringConvertible {
  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .malformed(let encoding, let offset):
      "not valid \(encoding) at byte \(offset) (help: name the right encoding with --encoding, or "
        + "let --on-invalid replace put U+FFFD in place of broken bytes)"
    case .unrecognized(let guess):
      "the encoding could not be recognized; tried UTF-8, UTF-16, GB18030 and Big5 (help: "
        + (guess.map { "if it is \($0), say --encoding \($0)" }
          ?? "name the encoding with --encoding") + ")"
    case .unknownEncoding(let name):
      "no encoding is called “\(name)” (help: try UTF-8, UTF-16LE, UTF-16BE, GB18030, GBK, Big5 "
        + "or Big5-HKSCS)"
    }
  }
}
