/// How the tagger learns, and what its model keeps.
package struct TaggerOptions: Sendable {
  /// How often all sentences are gone through.
  package var epochs = 4
  /// FTRL-Proximal's rate of learning, and its damping.
  package var alpha: Float = 0.1
  package var beta: Float = 1
  /// The weight of the penalty on absolute weights; it makes most of them zero.
  package var l1: Float = 0.5
  package var seed: UInt64 = 1
  /// From how many occurrences on a word has only the tags it has been seen with; rarer words
  /// can have any tag that new words take.
  package var trustedCount = 20
  /// From how many occurrences on a word says by itself what stands before and after it; rarer
  /// ones speak through their class.
  package var neighbourCount = 100
  /// From how many occurrences on a word weighs the classes around it by itself.
  package var centreCount = 500
  /// How many classes of words are told apart.
  package var classLimit = 40
  /// How many words seen only once have to have a tag for unknown words to take it.
  package var openCount = 8
  /// Weights of parts of words below this (in units of the quantised model) are dropped.
  package var smallestPartWeight = 3

  /// How much worse than its best a candidate of a known word may be, before context, in units
  /// of the quantised model; smaller when the tables would have no room otherwise.
  package var margin = 40
  /// The most candidates of a rare word; see ``trustedCount``.
  package var rareCandidates = 4
  /// The step to which candidates' scores are rounded, in the same units.
  package var scoreStep = 10

  /// Creates the options of the bundled model.
  package init() {}
}
