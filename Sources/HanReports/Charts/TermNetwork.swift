/// Terms that occur in the same documents more often than by chance.
package struct TermNetwork: Hashable, Sendable {
  /// A term.
  package struct Node: Hashable, Sendable {
    package var term: String
    /// In how many documents it occurs.
    package var documents: Int

    /// Creates a node.
    package init(term: String, documents: Int) { (self.term, self.documents) = (term, documents) }
  }

  /// Two terms that belong together.
  package struct Edge: Hashable, Sendable {
    /// Their places among the nodes, ascending.
    package var first: Int
    package var second: Int
    /// In how many documents both occur.
    package var documents: Int
    /// 14 + log₂ of Dice's coefficient (Rychlý 2008), of documents.
    package var logDice: Double
    /// The log-likelihood ratio G² of the four cells (Dunning 1993), of documents.
    package var logLikelihood: Double

    /// Creates an edge.
    package init(
      first: Int, second: Int, documents: Int, logDice: Double, logLikelihood: Double
    ) {
      (self.first, self.second, self.documents) = (first, second, documents)
      (self.logDice, self.logLikelihood) = (logDice, logLikelihood)
    }
  }

  /// The terms, the most important one first.
  package var nodes: [Node] = []
  /// What belongs together, strongest first.
  package var edges: [Edge] = []

  /// No terms.
  package init() {}

  /// How many terms are looked at.
  package static let maximumNodes = 40
  /// How many edges are kept.
  private static let maximumEdges = 60
  /// How many a term has at most, of its own accord.
  private static let maximumDegree = 5

  /// Keeps the strongest edges, at most some a term, and the terms that have one.
  package mutating func keepStrongest() {
    edges.sort { a, b in
      a.logDice != b.logDice ? a.logDice > b.logDice : (a.first, a.second) < (b.first, b.second)
    }
    var degrees = [Int](repeating: 0, count: nodes.count)
    var kept: [Edge] = []
    for edge in edges where kept.count < Self.maximumEdges {
      guard min(degrees[edge.first], degrees[edge.second]) < 2,
        max(degrees[edge.first], degrees[edge.second]) < Self.maximumDegree
      else { continue }
      degrees[edge.first] += 1
      degrees[edge.second] += 1
      kept.append(edge)
    }
    var places: [Int: Int] = [:]
    var linked: [Node] = []
    for (place, node) in nodes.enumerated() where degrees[place] > 0 {
      places[place] = linked.count
      linked.append(node)
    }
    nodes = linked
    edges = kept.compactMap { edge in
      guard let first = places[edge.first], let second = places[edge.second] else { return nil }
      var edge = edge
      (edge.first, edge.second) = (first, second)
      return edge
    }
  }
}
