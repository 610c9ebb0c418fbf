/// The parts of a corpus that terms are spread over: its documents, or slices of equal length.
///
/// Parts without a token have no share in any measure, so they are left out.
public struct CorpusParts: Hashable, Sendable {
  /// The tokens of each part, at least 1 each.
  public let sizes: [Int]
  /// The tokens of all parts.
  package let total: Int
  /// The tokens of the smallest part.
  package let smallest: Int

  /// Parts of these sizes, in tokens; those without a token are left out.
  public init(_ sizes: [Int]) {
    self.sizes = sizes.filter { $0 > 0 }
    total = self.sizes.reduce(0, +)
    smallest = self.sizes.min() ?? 0
  }

  /// How many parts there are.
  public var count: Int { sizes.count }

  /// A part's share of the tokens.
  func share(of part: Int) -> Double { Double(sizes[part]) / Double(total) }
}
