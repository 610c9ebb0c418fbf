/// Finds the best way through the tags of a block (Viterbi 1967), of which only the boundaries are
/// kept.
///
/// Invariant: the workspace has room for ``Workspace/capacity`` symbols, and its `count` is below.
enum BoundarySearch {
  /// Fills the workspace's `ends`.
  static func search(_ workspace: Workspace) {
    settle(workspace)
    forward(workspace)
    backward(workspace)
  }

  /// Makes certain what is known of boundaries whatever the weights are.
  private static func settle(_ workspace: Workspace) {
    let scores = workspace.scores + 2 &* Workspace.context
    let certain = TagScores.certain
    for index in 0..<workspace.constraintCount {
      let constraint = workspace.constraints[index]
      scores[Int(constraint.symbol)][2] = constraint.isBoundary ? -certain : certain
    }
    for index in 0..<workspace.spaceCount {
      // A word of two symbols.
      let first = Int(workspace.spaces[index])
      scores[first] = TagScores(certain, certain, certain, 0)
      scores[first &+ 1] = TagScores(-certain, -certain, -certain, 0)
    }
  }

  /// Finds for each symbol whether the best ways to end inside a word and at a boundary came from
  /// a boundary.
  private static func forward(_ workspace: Workspace) {
    let scores = UnsafePointer(workspace.scores) + 2 &* Workspace.context
    let steps = workspace.steps
    // How much better the best way that ends inside a word is than the one at a boundary.
    var lead = -Int32(TagScores.certain)
    for index in 0..<workspace.count {
      let score = scores[index]
      let begin = Int32(score[0])
      let single = Int32(score[1])
      steps[index] = (begin > lead ? 1 : 0) | (single >= lead ? 2 : 0)
      lead = Int32(score[2]) &+ max(begin, lead) &- max(single, lead)
    }
  }

  /// Follows the best way back from the last boundary.
  private static func backward(_ workspace: Workspace) {
    let steps = UnsafePointer(workspace.steps)
    let ends = workspace.ends
    var place = Workspace.capacity
    // 1 at a boundary, 0 inside a word.
    var state: UInt8 = 1
    var index = workspace.count
    while index > 0 {
      // Written whether it counts or not: a branch would cost more.
      ends[place &- 1] = UInt16(truncatingIfNeeded: index)
      place &-= Int(state)
      index &-= 1
      state = steps[index] &>> state & 1
    }
    workspace.firstEnd = place
  }
}
