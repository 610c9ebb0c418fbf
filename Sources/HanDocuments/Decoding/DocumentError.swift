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
      "no encoding is called “\(name)” (help: "
        + (Self.suggestion(for: name).map { "do you mean \($0)? " } ?? "")
        + "common names are \(Self.commonNames.joined(separator: ", ")))"
    }
  }
}

extension DocumentError {
  private static let commonNames = [
    "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "GBK", "GB2312", "Big5", "Big5-HKSCS",
  ]

  /// The common name that is at most two letters away.
  private static func suggestion(for name: String) -> String? {
    func letters(_ name: String) -> [UInt8] {
      name.lowercased().utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
    }
    let given = letters(name)
    return commonNames.map { (name: $0, distance: distance(given, letters($0))) }
      .filter { $0.distance <= min(2, (given.count + 1) / 2) }
      .min { $0.distance < $1.distance }?.name
  }

  /// The letters to change, add or remove.
  private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var row = Array(0...second.count)
    for (index, letter) in first.enumerated() {
      var corner = row[0]
      row[0] = index + 1
      for (place, other) in second.enumerated() {
        let change = corner + (letter == other ? 0 : 1)
        corner = row[place + 1]
        row[place + 1] = min(change, row[place] + 1, corner + 1)
      }
    }
    return row[second.count]
  }
}
