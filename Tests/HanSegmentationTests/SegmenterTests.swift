import HanCore
import HanSegmentation
import HanTestSupport
import Testing

@Suite("Segmentation")
struct SegmenterTests {
  static func words(_ text: String) throws -> [String] {
    let tokens = try Segmenter().segment(canonical: text)
    return tokens.map { String(tokens.surface(of: $0)) }
  }

  @Test("words, numbers, Latin letters and marks are told apart")
  func kinds() throws {
    let tokens = try Segmenter().segment(canonical: "天气很好，COVID 2023 年😀\n")
    let kinds = tokens.map { (String(tokens.surface(of: $0)), $0.kind) }
    #expect(kinds.contains { $0 == ("天气", .han) })
    #expect(kinds.contains { $0 == ("，", .punctuation) })
    #expect(kinds.contains { $0 == ("COVID", .latin) })
    #expect(kinds.contains { $0 == ("2023", .number) })
    #expect(kinds.contains { $0 == ("😀", .symbol) })
    #expect(kinds.contains { $0 == ("\n", .space) })
  }

  @Test("no text, no tokens")
  func empty() throws { #expect(try Self.words("").isEmpty) }

  @Test("tokens join to the text, and lie on scalar boundaries", arguments: 0..<300)
  func joins(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = RandomText.text(upTo: 120, using: &generator)
    let tokens = try Segmenter().segment(canonical: text)
    let bounds = Set(RandomText.scalarBoundaries(of: text))
    var end = 0
    for token in tokens {
      #expect(token.span.lowerBound == end && !token.span.isEmpty)
      #expect(bounds.contains(token.span.upperBound))
      end = token.span.upperBound
    }
    #expect(end == text.utf8.count)
  }

  @Test("a long text is cut as its lines are")
  func pieces() throws {
    let line = "今天天气很好，我们去图书馆看书。\n"
    let one = try Self.words(line)
    let many = try Self.words(String(repeating: line, count: 2_000))
    #expect(many == Array(repeating: one, count: 2_000).flatMap { $0 })
  }

  @Test("a megabyte without a break is cut in bounded time")
  func longLine() throws {
    let text = String(repeating: "今天天气很好", count: 60_000)
    let tokens = try Segmenter().segment(canonical: text)
    #expect(tokens.last?.span.upperBound == text.utf8.count)
  }

  @Test("spans lead to the document through cleaning and conversion")
  func sourceSpans() throws {
    let source = "天(tiān)氣好"
    let text = MappedText(source).applying([
      TextEdit(TextSpan(3, 10), ""), TextEdit(TextSpan(10, 13), "气"),
    ])
    let tokens = try Segmenter().segment(canonical: text)
    #expect(tokens.map { String(tokens.surface(of: $0)) } == ["天气", "好"])
    #expect(source[tokens.sourceSpan(of: tokens[0])] == "天(tiān)氣")
    #expect(tokens.sourceForm(of: tokens[0]) == "天氣")
  }

  @Test("many tasks cut alike")
  func concurrent() async throws {
    let segmenter = try Segmenter()
    let text = String(repeating: "今天天气很好，我们去图书馆看书。\n", count: 300)
    let expected = segmenter.segment(canonical: text)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { segmenter.segment(canonical: text) == expected } }
      for await same in group { #expect(same) }
    }
  }
}
