import HanLexicon
import Testing

@Suite("Lexicon")
struct LexiconTests {
  @Test("every list is there, sorted, with nothing said twice", arguments: Lexicon.allCases)
  func lists(list: Lexicon) {
    let words = list.words
    #expect(!words.isEmpty)
    #expect(Set(list.entries).count == words.count)
    #expect(
      zip(words, words.dropFirst()).allSatisfy { !$1.utf8.lexicographicallyPrecedes($0.utf8) })
    #expect(words.allSatisfy { !$0.contains(where: \.isWhitespace) })
  }

  @Test("entries of a group have its name")
  func groups() {
    let entries = Lexicon.metadataLabels.entries
    #expect(entries.contains { $0.word == "发布时间" && $0.group == "date" })
    #expect(Lexicon.metadataLabels.words(in: "date").contains("发布时间"))
    #expect(!Lexicon.metadataLabels.words(in: "source").contains("发布时间"))
  }
}
