import Benchmark
import HanText

/// Keywords of short documents: candidates alone, from tokens; ranking within the batch; and all of
/// it, from text to keywords.
///
/// Candidates cost about as much as segmentation, conversion and cleaning together. A third goes
/// into reading tokens and looking their words up, a third into finding and counting candidates,
/// with look-ups of phrases in tables of general text that lie in the third level of the cache, and
/// a third into features and the choice of the best. Ranking looks sixty candidates of a document
/// up in the batch and takes ten.
func registerKeywords() {
  Benchmark("Keywords.candidates") { benchmark in
    let texts = try documents().map { try Inputs.segmenter(.hantext).segment(canonical: $0) }
    let bytes = texts.reduce(0) { $0 + $1.text.text.utf8.count }
    let extractor = KeywordExtractor()
    let expected = texts.map { extractor.candidates(in: $0).candidates.count }.reduce(0, +)
    for _ in benchmark.scaledIterations {
      let found = benchmark.measure(bytes: bytes) {
        texts.reduce(0) { $0 + extractor.candidates(in: $1).candidates.count }
      }
      if found != expected { benchmark.error("\(found) candidates, not \(expected)") }
    }
  }

  Benchmark("Keywords.ranking") { benchmark in
    let texts = try documents()
    let analyzer = try Analyzer()
    var batch = Batch(analyzer.configuration)
    for (number, text) in texts.enumerated() {
      batch.add(analyzer.analyze(Document(id: "\(number)", text: text)))
    }
    let corpus = batch
    for _ in benchmark.scaledIterations {
      let found = benchmark.measure(bytes: texts.reduce(0) { $0 + $1.utf8.count }) {
        corpus.analyses.reduce(0) { $0 + corpus.keywords(of: $1, limit: 10).count }
      }
      if found != 10 * texts.count { benchmark.error("\(found) keywords, not ten a document") }
    }
  }

  Benchmark("Keywords.whole") { benchmark in
    let texts = try documents()
    var configuration = Configuration(tags: false)
    configuration.countsTerms = false
    configuration.findsSlogans = false
    configuration.findsEntities = false
    let analyzer = try Analyzer(configuration)
    for _ in benchmark.scaledIterations {
      let found = benchmark.measure(bytes: texts.reduce(0) { $0 + $1.utf8.count }) {
        var batch = Batch(configuration)
        for text in texts { batch.add(analyzer.analyze(Document(id: "", text: text))) }
        return batch.analyses.reduce(0) { $0 + batch.keywords(of: $1, limit: 10).count }
      }
      if found != 10 * texts.count { benchmark.error("\(found) keywords, not ten a document") }
    }
  }
}

/// Documents of forty lines of generated text.
private func documents() throws -> [String] {
  let lines = try Inputs.text(.shortLines).text.split(separator: "\n")
  return stride(from: 0, to: lines.count - 39, by: 40).map {
    lines[$0..<($0 + 40)].joined(separator: "\n")
  }
}
