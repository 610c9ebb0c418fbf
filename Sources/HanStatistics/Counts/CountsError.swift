package import HanCore

/// Counts that cannot be added, kept or read.
package enum CountsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Temporary data could not be kept.
  case scratch(ScratchError)
  /// Counts made in other ways do not add up.
  case differentFingerprints(first: CountsFingerprint, second: CountsFingerprint, path: String)
  /// A file is not what this program, or a sum over what it wrote, gives.
  case damaged(path: String, line: Int, cause: String)
  /// A file cannot be read.
  case unreadable(path: String, cause: String)

  /// What is wrong, and what to do about it.
  package var description: String {
    switch self {
    case .scratch(let error): error.description
    case .differentFingerprints(let first, let second, let path):
      "\(path): its counts do not go with the others: \(first.difference(from: second)); "
        + "count all parts with the same program, dictionaries and options"
    case .damaged(let path, let line, let cause): "\(path): line \(line): \(cause)"
    case .unreadable(let path, let cause): "\(path): \(cause)"
    }
  }
}

/// What counts depend on beside the documents: counts with different fingerprints do not add up.
package struct CountsFingerprint: Hashable, Sendable {
  /// The program's version.
  package var version: String
  /// The bundled models and word lists.
  package var models: Fingerprint
  /// The user's dictionaries and stop lists.
  package var dictionaries: Fingerprint
  /// The options that change what is counted.
  package var options: Fingerprint

  /// Creates a fingerprint.
  package init(
    version: String, models: Fingerprint = Fingerprint(), dictionaries: Fingerprint = Fingerprint(),
    options: Fingerprint = Fingerprint()
  ) {
    self.version = version
    self.models = models
    self.dictionaries = dictionaries
    self.options = options
  }

  /// The fingerprint as text: `0.2.0/9f…/3c…/77…`.
  package var text: String { "\(version)/\(models)/\(dictionaries)/\(options)" }

  /// Reads ``text``.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 4, let models = Fingerprint(hexadecimal: parts[1]),
      let dictionaries = Fingerprint(hexadecimal: parts[2]),
      let options = Fingerprint(hexadecimal: parts[3])
    else { return nil }
    self.init(
      version: String(parts[0]), models: models, dictionaries: dictionaries, options: options)
  }

  /// What differs, in words.
  package func difference(from other: CountsFingerprint) -> String {
    var parts: [String] = []
    if version != other.version { parts.append("versions \(version) and \(other.version)") }
    if models != other.models { parts.append("other models or word lists") }
    if dictionaries != other.dictionaries { parts.append("other dictionaries or stop words") }
    if options != other.options { parts.append("other options") }
    return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
  }
}
