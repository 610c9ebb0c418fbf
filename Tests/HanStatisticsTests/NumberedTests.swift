import Foundation
import HanTestSupport
import Testing

@testable import HanCore
@testable import HanStatistics

/// Documents as numbers of a vocabulary say what their texts say.
struct NumberedTests {
  private static let words = ["图书馆", "开放", "女", "女性", "性", "格", "性格", "妇", "A", "12", "5G"]
  private static let others = ["。", "，", "\n", " ", "！", "（", "…\n"]

  /// Tokens at random, some of them twice with other parts of speech.
  private static func text(using random: inout SeededGenerator) -> TokenizedText {
    var text = ""
    var tokens: [Token] = []
    for _ in 0..<random.below(60) {
      let isWord = random.below(4) > 0
      let list = isWord ? words : others
      let wording = list[random.below(list.count)]
      let kind: TokenKind =
        !isWord
        ? wording.allSatisfy(\.isWhitespace) ? .space : .punctuation
        : wording.first?.isASCII ?? false ? .latin : .han
      let tag =
        isWord && random.below(3) > 0 ? PartOfSpeech(["n", "v", "vn"][random.below(3)]) : nil
      let start = text.utf8.count
      text += wording
      tokens.append(Token(span: TextSpan(start, text.utf8.count), kind: kind, tag: tag))
    }
    return TokenizedText(text: MappedText(text), tokens: tokens)
  }

  private static func numbers(_ text: TokenizedText, _ vocabulary: inout TokenVocabulary) -> [Int32]
  {
    text.tokens.map { token in
      var wording = String(text.surface(of: token))
      return wording.withUTF8 { vocabulary.claim($0, token.kind, token.tag) }
    }
  }

  @Test("a token has one number, whose wording, kind and part of speech come back")
  func vocabulary() {
    var random = SeededGenerator(seed: 3)
    var vocabulary = TokenVocabulary()
    for _ in 0..<40 {
      let text = Self.text(using: &random)
      let numbers = Self.numbers(text, &vocabulary)
      #expect(numbers == Self.numbers(text, &vocabulary))
      for (token, number) in zip(text.tokens, numbers) {
        #expect(vocabulary.surface(of: number) == text.surface(of: token))
        #expect(vocabulary.kind(of: number) == token.kind)
        #expect(vocabulary.tag(of: number) == token.tag)
        #expect((vocabulary.term(of: number) >= 0) == token.kind.isWord)
      }
    }
    for word in Self.words {
      #expect(vocabulary.term(word).map { vocabulary.word($0) } == word)
    }
    #expect(vocabulary.termCount == Self.words.count)
    #expect(vocabulary.term("从未") == nil)
  }

  @Test("running words are those of the text", arguments: [true, false])
  func running(endsAtMarks: Bool) {
    var random = SeededGenerator(seed: 5)
    var vocabulary = TokenVocabulary()
    let texts = (0..<60).map { _ in Self.text(using: &random) }
    let numbers = texts.map { Self.numbers($0, &vocabulary) }
    var reader = NumberedWords(vocabulary, endsAtMarks: endsAtMarks)
    for (text, numbers) in zip(texts, numbers) {
      let expected = RunningWords(text, endsAtMarks: endsAtMarks)
      let found = reader.running(numbers)
      #expect(found.words == expected.words)
      #expect(found.sequence == expected.sequence)
      #expect(found.breaks == expected.breaks)
    }
  }

  @Test(
    "matches are those in the text",
    arguments: [
      "女", "女性", "性", "妇女", "馆开", "图书馆|开放", "。", "女性\n", "A12", "[女]", "[女*/n]", "[/v*]",
      "[女性] []{0,2} [开放]", "[]{2} [/n]", "[*性*]", "[图书馆|5G] [/vn]{1,3}", "格图书", "女女",
    ])
  func matches(query: String) throws {
    let query = try ConcordanceQuery(query)
    var random = SeededGenerator(seed: 11)
    var vocabulary = TokenVocabulary()
    let texts = (0..<80).map { _ in Self.text(using: &random) }
    let numbers = texts.map { Self.numbers($0, &vocabulary) }
    let search = NumberedSearch(query, in: vocabulary)
    var count = 0
    for (text, numbers) in zip(texts, numbers) {
      let found = search.matches(in: numbers).map { match in
        TextSpan(
          text.tokens[match.first].span.lowerBound + match.start,
          text.tokens[match.last].span.lowerBound + match.end)
      }
      #expect(found == query.spans(in: text))
      count += found.count
    }
    #expect(count > 0)
  }

  @Test("company is that of the text", arguments: [true, false])
  func company(endsAtSentences: Bool) {
    var random = SeededGenerator(seed: 13)
    var vocabulary = TokenVocabulary()
    let texts = (0..<60).map { _ in Self.text(using: &random) }
    let numbers = texts.map { Self.numbers($0, &vocabulary) }
    let reader = NumberedWords(vocabulary, endsAtMarks: true)
    let window = CooccurrenceCounts.Window(left: 3, right: 2, endsAtSentences: endsAtSentences)
    var expected = CooccurrenceCounts(of: Term("女性"), in: window)
    for text in texts { expected.add(RunningWords(text)) }
    var found = NumberedCooccurrences(of: vocabulary.term("女性") ?? -1, in: window)
    for numbers in numbers {
      let (terms, breaks) = reader.sequence(of: numbers)
      found.add(terms, breaks)
    }
    #expect(found.nodeFrequency == expected.nodeFrequency)
    #expect(found.rows.count == expected.positions.count)
    for row in found.rows {
      let word = Term(vocabulary.word(row.word))
      #expect(row.positions == expected.positions[word])
      #expect(row.documents == expected.documents[word])
    }
    // Counted place by place.
    var slots = [Int](repeating: 0, count: 5)
    for text in texts {
      let words = RunningWords(text)
      for (place, number) in words.sequence.enumerated() where words.words[Int(number)] == "女性" {
        for (slot, step) in [-3, -2, -1, 1, 2].enumerated() {
          let near = place + step
          guard words.sequence.indices.contains(near),
            words.words[Int(words.sequence[near])] == "开放"
          else { continue }
          let between = words.breaks[(min(place, near) + 1)...max(place, near)]
          if !endsAtSentences || !between.contains(.sentence) { slots[slot] += 1 }
        }
      }
    }
    #expect(expected.positions[Term("开放")] == slots)
  }
}
