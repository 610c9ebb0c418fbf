import HanLexicon

/// The weights of a ranker by the names of its features.
///
/// The text form is made for reading: a feature and its weight a line, with a tab between them, in
/// order of the names' bytes; lines that begin with `#` are comments and stand on top. The weight
/// of `bias` is added to every score. Weights apply to features as they are computed: what training
/// did to bring them to one scale is folded in.
package struct RankerWeights: Hashable, Sendable {
  /// The name of the constant.
  package static let bias = "bias"

  /// The weights by feature; features that are not named weigh nothing.
  package var values: [String: Double]

  package init(_ values: [String: Double]) { self.values = values }

  /// The weight of a feature.
  package subscript(feature: String) -> Double { values[feature] ?? 0 }

  /// Reads the text form.
  ///
  /// - Parameter source: What errors call the text.
  /// - Throws: ``RankerError`` with the line that is no feature and weight.
  /// - Complexity: O(*n*).
  package init(parsing bytes: [UInt8], source: String) throws(RankerError) {
    values = [:]
    for (number, line) in IteratorSequence(NumberedLines(bytes)) {
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      guard let tab = line.lastIndex(of: UInt8(ascii: "\t")),
        let weight = Double(String(decoding: line[(tab + 1)...], as: UTF8.self)), weight.isFinite
      else {
        throw RankerError(
          source: source, line: number,
          cause: "not a feature, a tab and a weight (help: rebuild the file with hantext-train)")
      }
      let name = String(decoding: line[..<tab], as: UTF8.self)
      guard values.updateValue(weight, forKey: name) == nil else {
        throw RankerError(
          source: source, line: number,
          cause: "the feature \(name) is named twice (help: keep one of the lines)")
      }
    }
    guard !values.isEmpty else {
      throw RankerError(
        source: source, cause: "there are no weights in it (help: rebuild it with hantext-train)")
    }
  }

  /// The text form.
  ///
  /// - Parameter comment: What to say on top, without `#`.
  package func text(comment: String) -> String {
    let comments = comment.split(separator: "\n", omittingEmptySubsequences: false)
    let rows = values.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
    return comments.map { "# \($0)\n" }.joined()
      + rows.map { "\($0.key)\t\(Self.decimal($0.value))\n" }.joined()
  }

  /// A number with at most five decimals, the same on every machine.
  private static func decimal(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e12 else { return "\(value)" }
    let rounded = (value * 100_000).rounded() / 100_000
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}
