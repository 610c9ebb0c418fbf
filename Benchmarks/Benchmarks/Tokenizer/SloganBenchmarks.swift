import Benchmark
import GeneratedText
import HanText

/// The candidates for slogans of a text that has been segmented and tagged already.
///
/// Of the time for running text a third goes into reading it: scalars, kinds, words and the places
/// of marks in one pass, then a pass for the places where entries of the lexicon, numerals and words
/// of official texts may begin. A quarter goes into comparing neighbouring segments, of which nearly
/// all part at once because their lengths and characters do not fit; most of the rest into the
/// evidence of those that stay. The generated text makes no sense and its clauses are rarely as long
/// as one another, so it is faster than news: `hantext-train evaluate slogans --time` measures any
/// text.
///
/// The other texts are made of one piece again and again, 10 MB without a line break, so that a run
/// of segments is as long as the text. Time must stay linear in it: compare the rates with one
/// another. `segments` and `quotations` are slow because nearly every piece is a proposal that is
/// looked at from all sides.
func registerSlogans() {
  let check = TokenCheck()
  Benchmark("Slogans.short-lines") { benchmark in
    let tokens = try SloganInput.tokens(of: Inputs.text(.shortLines))
    measure(benchmark, tokens, check)
  }
  for pieces in GeneratedText.Pieces.allCases {
    let check = TokenCheck()
    Benchmark("Slogans.\(pieces.rawValue)") { benchmark in
      let text = try GeneratedText.pieces(pieces, bytes: 10_000_000)
      measure(benchmark, try SloganInput.tokens(of: MappedText(text)), check)
    }
  }
}

private func measure(_ benchmark: Benchmark, _ tokens: TokenizedText, _ check: TokenCheck) {
  let extractor = SloganExtractor()
  let text = tokens.text.text
  for _ in benchmark.scaledIterations {
    let candidates = benchmark.measure(bytes: text.utf8.count) { extractor.candidates(in: tokens) }
    if let fault = check.fault(ofCount: candidates.count) { benchmark.error(fault) }
    if let last = candidates.last, String(text[last.span]) != last.form {
      benchmark.error("a candidate is not where it says")
    }
  }
}

private enum SloganInput {
  /// The tokens of a text with their parts of speech.
  static func tokens(of text: MappedText) throws -> TokenizedText {
    try PartOfSpeechTagger().tag(Inputs.segmenter(.hantext).segment(canonical: text))
  }
}
