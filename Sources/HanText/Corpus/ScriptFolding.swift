import HanCore
import HanReports
import HanScripts

/// The characters that differ from their Simplified ones, as pages fold them when they search.
enum ScriptFolding {
  /// The folding by the dictionaries; it changes nothing when they cannot be used.
  static let shared: SearchFolding = {
    guard let converter = try? ScriptConverter(to: .simplified) else { return SearchFolding() }
    // A line each, so that no two make a word. What lies beyond 0xFFFF is too rare to carry.
    let scalars = (0x3400...0x9FFF).compactMap { Unicode.Scalar($0) }
    let lines = scalars.map { String($0) }.joined(separator: "\n")
    let converted = converter.convert(lines)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard converted.count == scalars.count else { return SearchFolding() }
    var pairs = String.UnicodeScalarView()
    for (scalar, line) in zip(scalars, converted) {
      guard let simple = line.unicodeScalars.first, line.unicodeScalars.count == 1,
        simple != scalar, simple.value <= 0xFFFF
      else { continue }
      pairs.append(scalar)
      pairs.append(simple)
    }
    return SearchFolding(pairs: String(pairs))
  }()
}
