/// What a ranker with many features learns from: candidates with the features they have, most of
/// which few others have.
package struct SparseExamples: Sendable {
  /// The names of the features, in the order in which they first occurred.
  package private(set) var features: [String] = []
  /// How many candidates have each of them.
  package private(set) var counts: [Int] = []
  /// The features of each candidate; what it has twice comes twice.
  package private(set) var rows: [[Int32]] = []
  /// Whether the candidate is right.
  package private(set) var labels: [Bool] = []
  /// As how many candidates it counts.
  package private(set) var weights: [Double] = []
  /// The document it comes from.
  package private(set) var documents: [Int] = []

  private var numbers: [String: Int32] = [:]

  package init() {}

  /// Adds a candidate.
  package mutating func add(
    _ names: [String], isRight: Bool, weight: Double = 1, document: Int
  ) {
    var row: [Int32] = []
    row.reserveCapacity(names.count)
    for name in names {
      if let known = numbers[name] {
        row.append(known)
        counts[Int(known)] += 1
      } else {
        let number = Int32(features.count)
        numbers[name] = number
        features.append(name)
        counts.append(1)
        row.append(number)
      }
    }
    rows.append(row)
    labels.append(isRight)
    weights.append(weight)
    documents.append(document)
  }
}
