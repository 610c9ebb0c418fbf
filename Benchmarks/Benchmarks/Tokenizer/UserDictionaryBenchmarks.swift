import Benchmark
import GeneratedText
import HanLexicon
import HanText

/// A hundred thousand words of two to six characters.
///
/// - `parse`: reading the text form; a look at each byte, and a `String` and a hash an entry.
/// - `compile`: unpacking the words, sorting them, and a hash table of their beginnings.
/// - `match`: a bit of a filter for each pair of characters; a hash table and further scalars where
///   a word may begin. Half of the dictionary's words are made as the text's rare words are, so
///   there are matches.
/// - `segment`: a segmenter with the dictionary; matching, then the model with the matches as fixed
///   spans. Compare with `Segment.hantext.short-lines`.
func registerUserDictionary() {
  let name = "UserDictionary.100k-words"

  Benchmark("\(name).parse") { benchmark in
    let text = try DictionaryInput.text.get()
    for _ in benchmark.scaledIterations {
      let dictionary = try benchmark.measure(bytes: text.utf8.count) {
        try UserDictionary(parsing: text)
      }
      if dictionary.count != 100_000 { benchmark.error("\(dictionary.count) words") }
    }
  }

  Benchmark("\(name).compile") { benchmark in
    let text = try DictionaryInput.text.get()
    let dictionary = try UserDictionary(parsing: text)
    for _ in benchmark.scaledIterations {
      let matcher = benchmark.measure(bytes: text.utf8.count) { UserDictionaryMatcher(dictionary) }
      if matcher.count != 100_000 { benchmark.error("\(matcher.count) words") }
    }
  }

  let counts = TokenCheck()
  Benchmark("\(name).match") { benchmark in
    let text = try Inputs.text(.shortLines).text
    let dictionary = try UserDictionary(parsing: DictionaryInput.text.get())
    let matcher = UserDictionaryMatcher(dictionary)
    for _ in benchmark.scaledIterations {
      let matches = benchmark.measure(bytes: text.utf8.count) { matcher.matches(in: text) }
      let areWords = matches.prefix(1000).allSatisfy { dictionary.contains(String(text[$0.span])) }
      if matches.isEmpty || !areWords { benchmark.error("a match is no word") }
      if let fault = counts.fault(ofCount: matches.count) { benchmark.error(fault) }
    }
  }
  registerSegmentationWithDictionary(name)
}

private func registerSegmentationWithDictionary(_ name: String) {
  let check = TokenCheck()
  Benchmark("\(name).segment") { benchmark in
    let text = try Inputs.text(.shortLines)
    let dictionary = try UserDictionary(parsing: DictionaryInput.text.get())
    let segmenter = try Segmenter(userDictionary: dictionary)
    for _ in benchmark.scaledIterations {
      let tokens = benchmark.measure(bytes: text.text.utf8.count) {
        segmenter.segment(canonical: text)
      }
      if let fault = check.fault(of: tokens.tokens, in: text.text) { benchmark.error(fault) }
    }
  }
}

enum DictionaryInput {
  /// The text form, a word a line.
  static let text = Result { try GeneratedText.words(100_000).joined(separator: "\n") }
}
