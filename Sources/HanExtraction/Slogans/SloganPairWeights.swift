/// What two marks of a candidate say together, beside what each of them says alone: a quotation in an
/// official text is a slogan more often than either tells.
struct SloganPairWeights: Sendable {
  /// By type, then by the lower mark, then by the higher one.
  private var weights: [Float]

  private static let marks = SloganEvidence.allCases.count
  private static let table = marks * marks

  init() { weights = [Float](repeating: 0, count: SloganType.allCases.count * Self.table) }

  /// The name of a pair as a feature: `parallel.quoted&heading`.
  static func name(of type: SloganType, _ low: Int, _ high: Int) -> String {
    type.rawValue + "." + SloganEvidence.allCases[low].name + "&"
      + SloganEvidence.allCases[high].name
  }

  /// Adds a weight by its name.
  ///
  /// - Returns: Whether the name is that of a pair; if not, nothing is added.
  mutating func add(_ weight: Double, of name: String) -> Bool {
    guard let mark = name.utf8.firstIndex(of: UInt8(ascii: "&")),
      let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")), dot < mark,
      let type = SloganType(rawValue: String(name[..<dot])),
      let low = Self.numbers[name[name.utf8.index(after: dot)..<mark]],
      let high = Self.numbers[name[name.utf8.index(after: mark)...]], low < high
    else { return false }
    weights[type.number * Self.table + low * Self.marks + high] = Float(weight)
    return true
  }

  /// The sum of a candidate's pairs.
  ///
  /// - Complexity: O(*m*²) for *m* marks.
  func sum(_ type: SloganType, _ evidence: SloganEvidenceSet) -> Double {
    weights.withUnsafeBufferPointer { weights in
      let start = type.number * Self.table
      var sum: Float = 0
      evidence.forEachPair { sum += weights[start + $0 * Self.marks + $1] }
      return Double(sum)
    }
  }

  private static let numbers = Dictionary(
    uniqueKeysWithValues: SloganEvidence.allCases.map { (Substring($0.name), Int($0.rawValue)) })
}
