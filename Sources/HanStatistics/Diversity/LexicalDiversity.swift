import Foundation

/// How many different words a text has.
///
/// ```swift
/// let diversity = LexicalDiversity(of: ["一", "路", "一", "带"])
/// diversity.value(of: .typeTokenRatio)  // 0.75
/// ```
///
/// - Complexity: Linear in the tokens.
public struct LexicalDiversity: Sendable {
  /// N: the tokens.
  public let tokens: Int
  /// V: the types.
  public let types: Int
  /// Types that occur once.
  public let hapaxes: Int
  /// The window that ``DiversityMeasure/movingAverage`` takes: the one asked for, or the text.
  public let window: Int
  /// The sample that ``DiversityMeasure/hypergeometric`` takes: 42 tokens, or the text.
  public let sample: Int
  /// How many types occur so often.
  let spectrum: [(frequency: Int, types: Int)]
  let sequence: [Int32]

  /// The diversity of a text.
  ///
  /// - Parameters:
  ///   - words: Its tokens in order.
  ///   - window: How many tokens a window of the moving average has, at least 1.
  public init(of words: some Sequence<some Hashable>, window: Int = 50) {
    var numbers: [AnyHashable: Int32] = [:]
    let sequence = words.map { word in
      let next = Int32(numbers.count)
      if let known = numbers[word] { return known }
      numbers[word] = next
      return next
    }
    self.init(numbers: sequence, types: numbers.count, window: window)
  }

  /// The diversity of a text whose types are numbered from 0.
  package init(numbers sequence: [Int32], types: Int, window: Int = 50) {
    var counts = [Int](repeating: 0, count: types)
    for number in sequence { counts[Int(number)] += 1 }
    let groups = Dictionary(grouping: counts.filter { $0 > 0 }) { $0 }
    spectrum = groups.map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
    self.sequence = sequence
    tokens = sequence.count
    self.types = spectrum.reduce(0) { $0 + $1.types }
    hapaxes = spectrum.first { $0.frequency == 1 }?.types ?? 0
    self.window = min(max(1, window), tokens)
    sample = min(42, tokens)
  }

  /// The value of a measure; `nil` where it is undefined, as all are for a text without a token.
  public func value(of measure: DiversityMeasure) -> Double? {
    guard tokens > 0 else { return nil }
    switch measure {
    case .typeTokenRatio: return typeTokenRatio
    case .rootTypeTokenRatio: return rootTypeTokenRatio
    case .herdanC: return herdanC
    case .maas: return maas
    case .yuleK: return yuleK
    case .simpsonD: return simpsonD
    case .shannonH: return shannonH
    case .movingAverage: return movingAverage
    case .meanLength: return meanLength
    case .hypergeometric: return hypergeometric
    case .honoreR: return honoreR
    case .sichelS: return sichelS
    }
  }

  var n: Double { Double(tokens) }
  var v: Double { Double(types) }
}
