/// What a ranker learns from: candidates with the values of their features, in groups that are
/// ranked together (the candidates of one document).
package struct RankerExamples: Sendable {
  /// The names of the features, in the order of the values.
  package let features: [String]
  /// The values, candidate after candidate.
  package private(set) var values: [Float] = []
  /// Whether the candidate is right.
  package private(set) var labels: [Bool] = []
  /// As how many candidates each one counts.
  package private(set) var importance: [Int] = []
  /// The candidates of each group.
  package private(set) var groups: [Range<Int>] = []
  /// How many right answers each group has, found by a candidate or not.
  package private(set) var answers: [Int] = []

  package init(features: [String]) { self.features = features }

  /// Adds a group.
  ///
  /// - Parameters:
  ///   - candidates: The values of each candidate, and whether it is right.
  ///   - answers: How many right answers there are.
  ///   - times: As how many groups it counts.
  /// - Precondition: a value for each feature.
  package mutating func add(
    _ candidates: [(values: [Double], isRight: Bool)], answers: Int, times: Int = 1
  ) {
    let start = labels.count
    for candidate in candidates {
      precondition(candidate.values.count == features.count, "a value for each feature")
      values.append(contentsOf: candidate.values.map { Float($0) })
      labels.append(candidate.isRight)
      importance.append(times)
    }
    groups.append(start..<labels.count)
    self.answers.append(answers)
  }

  /// The values of one candidate.
  package func row(_ index: Int) -> ArraySlice<Float> {
    values[(index * features.count)..<((index + 1) * features.count)]
  }

  /// The groups with these indices.
  package func subset(_ indices: some Sequence<Int>) -> RankerExamples {
    var result = RankerExamples(features: features)
    for index in indices {
      let group = groups[index]
      let start = result.labels.count
      result.values.append(
        contentsOf: values[
          (group.lowerBound * features.count)..<(group.upperBound * features.count)])
      result.labels.append(contentsOf: labels[group])
      result.importance.append(contentsOf: importance[group])
      result.groups.append(start..<result.labels.count)
      result.answers.append(answers[index])
    }
    return result
  }
}
