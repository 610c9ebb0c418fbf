import HanCore
import HanScripts

/// The characters that differ from their Simplified ones, as pages fold them when they search.
enum ScriptFolding {
  /// Each character, followed by its Simplified one; empty when the tables cannot be used.
  static let pairs: String = {
    guard let converter = try? ScriptConverter(to: .simplified) else { return "" }
    // A line each, so that no two make a word. What lies beyond 0xFFFF is too rare to carry.
    let scalars = (0x3400...0x9FFF).compactMap { Unicode.Scalar($0) }
    let lines = scalars.map { String($0) }.joined(separator: "\n")
    let converted = converter.convert(lines).split(
      separator: "\n", omittingEmptySubsequences: false)
    guard converted.count == scalars.count else { return "" }
    var pairs = ""
    for (scalar, line) in zip(scalars, converted) {
      guard let simple = line.unicodeScalars.first, line.unicodeScalars.count == 1,
        simple != scalar, simple.value <= 0xFFFF
      else { continue }
      pairs.unicodeScalars.append(scalar)
      pairs.unicodeScalars.append(simple)
    }
    return pairs
  }()
}
