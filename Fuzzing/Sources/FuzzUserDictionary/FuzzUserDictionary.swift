import FuzzSupport
import HanLexicon
import HanScripts
import HanText

/// Segmenters know dictionaries in canonical form.
private let canonicalizer: Canonicalizer = {
  do { return try Canonicalizer() } catch { fatalError("\(error)") }
}()

/// Any dictionary and any text, parted by a NUL: an error that names a line, or matches that are
/// words, in order and without overlaps; the entries make the same dictionary again; tokens of a
/// segmenter that knows the words join to the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzUserDictionary(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  let source = canonicalizer.canonical(String(decoding: input.field(), as: UTF8.self))
  let text = canonicalizer.canonical(input.text)
  let dictionary: UserDictionary
  do {
    dictionary = try UserDictionary(parsing: source)
  } catch {
    let lines = source.utf8.count { $0 == 0x0A } + 1
    law((1...lines).contains(error.line ?? 0), "the error names a line")
    return 0
  }
  checkEntries(of: dictionary)

  let matcher = UserDictionaryMatcher(dictionary)
  law(matcher.count == dictionary.count, "all words are compiled")
  var end = 0
  for match in matcher.matches(in: text) {
    law(match.span.lowerBound >= end && !match.span.isEmpty, "matches do not overlap")
    end = match.span.upperBound
    law(end <= text.utf8.count, "matches lie inside the text")
    let entry = dictionary.entry(of: String(text[match.span]))
    law(entry == matcher[match.entry], "a match is the word it names")
  }
  checkSegmentation(of: text, dictionary, matcher)
  return 0
}

/// With ICU, since opening the model for each dictionary would take nearly all of the time; what
/// makes a dictionary's words whole is the same. Each match is a token.
private func checkSegmentation(
  of text: String, _ dictionary: UserDictionary, _ matcher: UserDictionaryMatcher
) {
  guard let segmenter = try? Segmenter(engine: .icu, userDictionary: dictionary) else {
    return law(false, "the segmenter opens")
  }
  let tokens = segmenter.segment(canonical: text).tokens
  var end = 0
  for token in tokens {
    law(token.span.lowerBound == end && !token.span.isEmpty, "tokens follow each other")
    end = token.span.upperBound
  }
  law(end == text.utf8.count, "tokens reach the end of the text")
  let spans = Set(tokens.map(\.span))
  for match in matcher.matches(in: text) {
    law(spans.contains(match.span), "the dictionary's words are tokens")
  }
}

private func checkEntries(of dictionary: UserDictionary) {
  var again = UserDictionary()
  for entry in dictionary.entries {
    law(
      again.insert(entry.word, frequency: entry.frequency, tag: entry.tag),
      "an entry can be an entry")
    law(dictionary.contains(entry.word), "an entry is found")
  }
  law(again == dictionary, "the entries make the dictionary")
  for entry in dictionary.entries { law(again.remove(entry.word), "an entry can be removed") }
  law(again.isEmpty, "nothing is left")
}
