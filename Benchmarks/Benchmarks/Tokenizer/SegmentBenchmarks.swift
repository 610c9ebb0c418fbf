import Benchmark
import GeneratedText
import HanText

/// For `hantext`, profiles show the look-ups of characters and pairs first, then patterns, adding
/// weights up, and the pages of the result; none is half of the time. For `icu`, walking its
/// dictionary from every character takes about half.
///
/// - `short-lines`, `long-lines`: the difference is what is done once a line.
/// - `mixed-latin`: the slowest for `hantext`. There are more tokens with a shape, and each is found
///   by the patterns, tried as an address, and joined from what the model made of it.
/// - `no-punctuation`: one line of 10 MB. The segmenter works in blocks, so neither time nor memory
///   may grow with the length of a line; compare the rate with that of `long-lines`.
/// - `line-by-line`: a call a line, as the command makes; allocating the results dominates what is
///   added.
/// - `tagged`: short lines, segmented and tagged with parts of speech.
func registerSegmentation() {
  let configuration = Benchmark.Configuration(
    metrics: [.wallClock, .peakMemoryResident, .throughputMB, .ceilingShare])
  for engine in Segmenter.Engine.allCases {
    for shape in GeneratedText.Shape.allCases where shape != .traditional {
      let check = TokenCheck()
      Benchmark(
        "Segment.\(engine.rawValue).\(shape.rawValue)", configuration: configuration
      ) { benchmark in
        let text = try Inputs.text(shape)
        let segmenter = try Inputs.segmenter(engine)
        let ceiling = Ceiling.shared.rate(of: text.text)
        for _ in benchmark.scaledIterations {
          let tokens = benchmark.measure(bytes: text.text.utf8.count, ceiling: ceiling) {
            segmenter.segment(canonical: text)
          }
          if let fault = check.fault(of: tokens.tokens, in: text.text) { benchmark.error(fault) }
        }
      }
    }

    let check = TokenCheck()
    Benchmark(
      "Segment.\(engine.rawValue).line-by-line", configuration: configuration
    ) { benchmark in
      let text = try Inputs.text(.shortLines).text
      let lines = text.split(separator: "\n").map { String($0) + "\n" }
      let segmenter = try Inputs.segmenter(engine)
      let ceiling = Ceiling.shared.rate(of: text)
      for _ in benchmark.scaledIterations {
        let count = benchmark.measure(bytes: text.utf8.count, ceiling: ceiling) {
          lines.reduce(0) { $0 + segmenter.segment(canonical: $1).count }
        }
        if let fault = check.fault(ofCount: count) { benchmark.error(fault) }
      }
    }
  }
  let check = TokenCheck()
  Benchmark("Segment.hantext.tagged", configuration: configuration) { benchmark in
    let text = try Inputs.text(.shortLines)
    let segmenter = try Inputs.segmenter(.hantext)
    let tagger = try PartOfSpeechTagger()
    let ceiling = Ceiling.shared.rate(of: text.text)
    for _ in benchmark.scaledIterations {
      let tokens = benchmark.measure(bytes: text.text.utf8.count, ceiling: ceiling) {
        tagger.tag(segmenter.segment(canonical: text))
      }
      if let fault = check.fault(of: tokens.tokens, in: text.text) { benchmark.error(fault) }
      if tokens.contains(where: { $0.kind == .han && $0.tag == nil }) {
        benchmark.error("a word has no tag")
      }
    }
  }
}
