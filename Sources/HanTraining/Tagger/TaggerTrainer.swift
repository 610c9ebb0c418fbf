package import HanLexicon
import HanSegmentation

/// Trains the part-of-speech tagger: a linear-chain conditional random field (Lafferty, McCallum,
/// Pereira 2001) over the tags a word can have.
///
/// Words seen often have the tags they were seen with; rare and unknown words can have any open
/// tag, weighed by their parts. Each training word is described as if it had not been seen in
/// that place, so that words seen once teach what to do about unknown ones.
///
/// Sentences are learnt from one by one in an order drawn from a fixed seed: the same corpus, word
/// list and options give the same bytes.
package final class TaggerTrainer {
  let options: TaggerOptions
  let dictionary: TagDictionary
  let classes: WordClasses
  var examples: TaggerExamples
  let weights: TaggerWeights
  private let sentences: [TaggerExample]

  /// Reads a corpus.
  ///
  /// - Parameters:
  ///   - corpus: Sentences with tags.
  ///   - wordList: Words with tags of any tag set, which help with words that the corpus lacks.
  ///   - options: How to learn.
  package init(
    corpus: SegmentedCorpus, wordList: [(word: String, tag: String)] = [],
    options: TaggerOptions = TaggerOptions()
  ) {
    self.options = options
    dictionary = TagDictionary(corpus: corpus, wordList: wordList, options: options)
    classes = WordClasses(dictionary, options: options)
    examples = TaggerExamples(dictionary: dictionary, classes: classes, options: options)
    var sentences: [TaggerExample] = []
    for line in corpus.sentences {
      for sentence in TaggerExamples.sentences(of: line) {
        sentences.append(examples.example(sentence))
      }
    }
    self.sentences = sentences
    weights = TaggerWeights(
      featureCount: examples.features.count, tagCount: dictionary.tags.count, options: options)
  }

  /// Learns from all sentences.
  ///
  /// - Parameter progress: Called after each epoch with its number and the negative
  ///   log-likelihood a word.
  /// - Complexity: About 4 s an epoch for a million words.
  package func train(progress: (_ epoch: Int, _ loss: Double) -> Void = { _, _ in }) {
    var order = Array(sentences.indices)
    var generator = SplitMix(state: options.seed)
    let words = sentences.reduce(0) { $0 + $1.gold.count }
    for epoch in 0..<options.epochs {
      order.shuffle(using: &generator)
      let loss = order.reduce(0.0) { $0 + weights.learn(sentences[$1]) }
      progress(epoch + 1, loss / Double(max(1, words)))
    }
  }

  /// Adds the tagger's sections to a file of tables.
  package func addSections(to builder: inout ContainerBuilder) {
    var margin = Int32(options.margin)
    while true {
      var compiler = TaggerCompiler(self, margin: margin)
      if compiler.addSections(to: &builder) || margin == 0 { return }
      margin = margin * 3 / 4
    }
  }

  /// Whether the corpus has a word.
  package func knows(_ word: String) -> Bool { dictionary.number(of: WordEnds(word)) != nil }
}
