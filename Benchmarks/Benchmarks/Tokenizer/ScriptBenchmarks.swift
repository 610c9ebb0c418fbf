import Benchmark
import HanText

/// Traditional text is made Simplified before it is segmented. `Segment.….traditional` is both,
/// `Convert.to-simplified` the conversion and its map alone, `Segment.….canonical` the segmentation
/// of what comes out. `Convert.unchanged` is what a Simplified text pays.
func registerScripts() {
  Benchmark("Convert.to-simplified") { benchmark in
    let text = try Inputs.text(.traditional)
    let converter = try ScriptConverter(to: .simplified)
    for _ in benchmark.scaledIterations {
      let result = benchmark.measure(bytes: text.text.utf8.count) { converter.convert(text) }
      check(result, from: text, benchmark)
    }
  }

  Benchmark("Convert.unchanged") { benchmark in
    let text = try Inputs.text(.shortLines)
    let converter = try ScriptConverter(to: .simplified)
    for _ in benchmark.scaledIterations {
      let result = benchmark.measure(bytes: text.text.utf8.count) { converter.convert(text) }
      check(result, from: text, benchmark)
    }
  }

  for engine in Segmenter.Engine.allCases {
    let both = TokenCheck()
    Benchmark("Segment.\(engine.rawValue).traditional") { benchmark in
      let text = try Inputs.text(.traditional)
      let converter = try ScriptConverter(to: .simplified)
      let segmenter = try Inputs.segmenter(engine)
      for _ in benchmark.scaledIterations {
        let tokens = benchmark.measure(bytes: text.text.utf8.count) {
          segmenter.segment(canonical: converter.convert(text))
        }
        check(tokens.text, from: text, benchmark)
        if let fault = both.fault(of: tokens.tokens, in: tokens.text.text) {
          benchmark.error(fault)
        }
      }
    }

    let canonical = TokenCheck()
    Benchmark("Segment.\(engine.rawValue).canonical") { benchmark in
      let text = try ScriptConverter(to: .simplified).convert(Inputs.text(.traditional))
      let segmenter = try Inputs.segmenter(engine)
      for _ in benchmark.scaledIterations {
        let tokens = benchmark.measure(bytes: text.text.utf8.count) {
          segmenter.segment(canonical: text)
        }
        if let fault = canonical.fault(of: tokens.tokens, in: text.text) { benchmark.error(fault) }
      }
    }
  }
}

/// A conversion changes characters, not their number, and its map covers both texts.
private func check(_ result: MappedText, from text: MappedText, _ benchmark: Benchmark) {
  if result.text.unicodeScalars.count != text.text.unicodeScalars.count
    || result.sourceSpan(of: result.text.fullSpan) != text.text.fullSpan
  {
    benchmark.error("the conversion lost characters")
  }
}
