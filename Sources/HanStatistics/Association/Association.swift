import Foundation

/// How much a node and a collocate seek each other's company.
///
/// ```swift
/// let pair = Association(
///   together: 3, node: 7, collocate: 5, tokens: 88, window: 4)
/// pair.value(of: .mutualInformation)  // 0.92
/// ```
///
/// What is expected by chance takes the window's width into account (Evert 2008; Brezina, McEnery &
/// Wattam 2015): a node that looks at four words meets each word four times as often. A window of 1
/// is the plain table, for pairs side by side and for figures as Sketch Engine has them.
public struct Association: Hashable, Sendable {
  /// O11: how often they occur together; each pair of places counts once.
  public let together: Int
  /// f_x: occurrences of the node.
  public let node: Int
  /// f_y: occurrences of the collocate.
  public let collocate: Int
  /// N: tokens of the corpus, or pairs of neighbours.
  public let tokens: Int
  /// W: the places that each occurrence of the node looks at.
  public let window: Int

  /// A pair of words.
  public init(together: Int, node: Int, collocate: Int, tokens: Int, window: Int = 1) {
    self.together = together
    self.node = node
    self.collocate = collocate
    self.tokens = tokens
    self.window = window
  }

  /// E11: how often they would occur together by chance, `f_x · W · f_y / N`.
  public var expected: Double { looks * fy / n }

  /// The value of a measure; `nil` where it is undefined. That is so for measures of the whole table
  /// when windows overlap so much that the table has a cell below nought.
  public func value(of measure: AssociationMeasure) -> Double? {
    guard node > 0, collocate > 0, tokens > 0, window > 0 else { return nil }
    switch measure {
    case .mutualInformation: return mutualInformation(1)
    case .mutualInformation2: return mutualInformation(2)
    case .mutualInformation3: return mutualInformation(3)
    case .tScore: return tScore
    case .zScore: return zScore
    case .logLikelihood: return logLikelihood
    case .simpleLogLikelihood: return simpleLogLikelihood
    case .chiSquare: return chiSquare
    case .dice: return dice
    case .logDice: return logDice
    case .minimumSensitivity: return minimumSensitivity
    case .deltaPCollocate: return deltaP.collocate
    case .deltaPNode: return deltaP.node
    case .lift: return o / expected
    case .normalizedInformation: return normalizedInformation
    case .logOddsRatio: return logOddsRatio
    }
  }

  // Counts as the formulas name them.
  var o: Double { Double(together) }
  var fx: Double { Double(node) }
  var fy: Double { Double(collocate) }
  var n: Double { Double(tokens) }
  /// R1: the places that all occurrences of the node look at.
  var looks: Double { fx * Double(window) }

  /// The four cells; `nil` when one is below nought.
  var table: ContingencyTable? {
    let cells = [o, looks - o, fy - o, n - looks - fy + o]
    guard cells.allSatisfy({ $0 >= 0 }) else { return nil }
    return ContingencyTable(cells[0], cells[1], cells[2], cells[3])
  }

  /// Whether the measures of the whole table are defined.
  package var hasTable: Bool { table != nil }

  var sign: Double { o == expected ? 0 : o > expected ? 1 : -1 }
}
