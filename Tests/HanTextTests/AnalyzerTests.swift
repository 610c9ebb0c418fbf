import HanTestSupport
import HanText
import Testing

@Suite("The pipeline")
struct AnalyzerTests {
  static let traditional = Document(
    id: "hant",
    text: "河長(zhǎng)制宣傳\n\n各村要做到早巡查、早報告、早處置，守護河(hé)湖(hú)。長(zhǎng)期堅持“三必查”。")
  static let simplified = Document(
    id: "hans", text: "社区宣传\n\n社区坚持“早巡查，早报告，早处置”，人人参与。", date: "2024-03-01")

  static func batch(_ documents: [Document]) throws -> Batch {
    let analyzer = try Analyzer()
    var batch = Batch()
    for document in documents { batch.add(analyzer.analyze(document)) }
    return batch
  }

  @Test("a slogan of two documents in two scripts is one, with both")
  func acrossScripts() throws {
    let batch = try Self.batch([Self.traditional, Self.simplified])
    let slogan = try #require(batch.slogans().first)
    #expect(slogan.canonical == "早巡查、早报告、早处置")
    #expect(slogan.text == "早巡查、早報告、早處置")
    #expect(slogan.documents == ["hant", "hans"])
    #expect(slogan.count == 2)
  }

  @Test("every range cut out of the source is the term in the source's script")
  func ranges() throws {
    for unit in OffsetUnit.allCases {
      let analyzer = try Analyzer(Configuration(offsets: unit))
      var batch = Batch()
      let document = Self.traditional
      batch.add(analyzer.analyze(document))
      let report = batch.report()
      let keywords = report.documents[0].keywords
      #expect(!keywords.isEmpty)
      for keyword in keywords {
        for range in keyword.ranges {
          let cut = Self.cut(document.text, range, unit)
          let plain = Cleaner([PinyinAnnotations()]).clean(Document(id: "", text: cut + "(hé)(hé)"))
          #expect(plain.text.text.hasPrefix(keyword.term) || cut == keyword.term)
        }
      }
    }
  }

  static func cut(_ text: String, _ range: Range<Int>, _ unit: OffsetUnit) -> String {
    switch unit {
    case .utf8: String(decoding: Array(text.utf8)[range], as: UTF8.self)
    case .utf16: String(decoding: Array(text.utf16)[range], as: UTF16.self)
    case .scalar:
      String(String.UnicodeScalarView(Array(text.unicodeScalars)[range]))
    }
  }

  @Test("the report holds documents in order, their scripts and dates")
  func report() throws {
    let report = try Self.batch([Self.traditional, Self.simplified])
      .report(failures: [.init(id: "x", cause: "why")])
    #expect(report.documents.map(\.id) == ["hant", "hans"])
    #expect(report.documents.map(\.script) == ["hant", "hans"])
    #expect(report.documents[1].date == "2024-03-01")
    #expect(report.documents[0].title == "河長制宣傳")
    #expect(report.failures.count == 1)
    #expect(report.terms.first.map { $0.count.frequency > 0 } == true)
  }

  @Test("the same report whatever the width")
  func width() async throws {
    let documents = (0..<40).map { number in
      Document(id: "\(number)", text: Self.simplified.text + "第\(number)号。" + Self.traditional.text)
    }
    let analyzer = try Analyzer()
    var reports: [Report] = []
    for width in [1, 2, 8] {
      var batch = Batch()
      let stream = AsyncStream { continuation in
        for document in documents { continuation.yield(document) }
        continuation.finish()
      }
      for try await analysis in analyzer.analyses(of: stream, width: width) { batch.add(analysis) }
      reports.append(batch.report())
    }
    #expect(reports[0].documents.count == 40)
    #expect(reports[0] == reports[1] && reports[1] == reports[2])
  }

  @Test("full-width letters and digits count with half-width ones, each with its own range")
  func widths() throws {
    let source = "ＡＩ技术很新，AI技术很快，１２％的人，５Ｇ标准。"
    let analyzer = try Analyzer()
    let tokens = analyzer.tokenize(MappedText(source))
    let surfaces = tokens.map { String(tokens.surface(of: $0)) }
    #expect(surfaces.filter { $0 == "AI" }.count == 2)
    #expect(surfaces.contains("12%") && surfaces.contains("5G"))
    #expect(surfaces.contains("，"))
    #expect(tokens.map { tokens.sourceForm(of: $0) }.joined() == source)
    #expect(analyzer.analyze(Document(id: "a", text: source)).counts[Term("AI")] == 2)
  }

  @Test("pages lose their markup, raw text stays raw")
  func kinds() throws {
    let page = Document(id: "p", text: "<p>图书馆</p><script>早发现()</script>")
    let analyzer = try Analyzer()
    #expect(analyzer.clean(page, as: .html).text.text.contains("script") == false)
    #expect(analyzer.clean(page, as: .text).text.text == page.text)
    let raw = try Analyzer(Configuration(cleans: false))
    #expect(raw.clean(Self.traditional).text.text == Self.traditional.text)
  }

  @Test("any text can be analysed", arguments: 0..<60)
  func total(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let batch = try Self.batch([
      Document(id: "a", text: RandomText.text(upTo: 150, using: &generator))
    ])
    _ = batch.report()
  }
}
