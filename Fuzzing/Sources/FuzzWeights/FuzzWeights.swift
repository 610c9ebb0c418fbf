import FuzzSupport
import HanExtraction
import HanLexicon
import HanText

private let text = "图书馆在傍晚开放，读者来得越来越多。各村要做到早巡查、早报告、早处置，守护“三条河”。\n图书馆的读者说好。"

private let analyzer: Analyzer = {
  do { return try Analyzer(Configuration(offsets: .utf8)) } catch { fatalError("\(error)") }
}()

private let tokens = analyzer.tokenize(MappedText(text))

/// Any file of weights or of stop words: an error that says what is wrong, or a ranker whose scores
/// are numbers.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWeights(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  let choice = input.byte()
  let bytes = Array(input.rest)
  do {
    switch choice % 3 {
    case 0: rank(try KeywordRanker(reading: bytes, source: "fuzz"), .stopWords)
    case 1: rank(.bundled, WordList(parsing: input.text))
    default:
      let weights = try RankerWeights(parsing: bytes, source: "fuzz")
      law(weights.values.values.allSatisfy(\.isFinite), "weights are numbers")
      let again = try RankerWeights(parsing: Array(weights.text(comment: "").utf8), source: "fuzz")
      law(again.values.count == weights.values.count, "what is written can be read")
    }
  } catch {
    law(!"\(error)".isEmpty, "an error says what is wrong")
  }
  return 0
}

private func rank(_ ranker: KeywordRanker, _ stopWords: WordList) {
  let extractor = KeywordExtractor(stopWords: stopWords, explains: true, ranker: ranker)
  let keywords = extractor.keywords(
    from: extractor.candidates(in: tokens), in: PhraseStatistics(), limit: 20)
  for keyword in keywords {
    law((0...1).contains(keyword.score), "a score is a probability: \(keyword.score)")
    law(keyword.evidence.allSatisfy { $0.value.isFinite }, "evidence is a number")
  }
}
