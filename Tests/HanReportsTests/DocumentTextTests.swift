import HanCore
import Testing

@testable import HanReports

@Suite("Texts of documents")
struct DocumentTextTests {
  /// A source of which two parts are dropped, in a unit.
  private func text(_ unit: OffsetUnit) -> DocumentText {
    let source = "𠮷野(yě)家广告人人有责。"
    let dropped = [TextSpan(7, 12), TextSpan(15, 21)]
    let clean = MappedText(source).applying(dropped.map { TextEdit($0, "") })
    return DocumentText(
      clean, removed: zip(dropped, ["pinyin", "boilerplate"]).map { ($0, $1) },
      offsets: OffsetIndex(source, unit: unit))
  }

  @Test("places lead from the source to the text", arguments: OffsetUnit.allCases)
  func places(unit: OffsetUnit) {
    let text = text(unit)
    #expect(text.text == "𠮷野家人人有责。")
    let source = OffsetIndex("𠮷野(yě)家广告人人有责。", unit: unit)
    let target = OffsetIndex(text.text, unit: unit)
    for (from, to) in [(0, 0), (4, 4), (7, 7), (9, 7), (12, 7), (21, 10), (24, 13)] {
      #expect(text.place(of: source.offset(from)) == target.offset(to), "\(from)")
    }
    #expect(text.dropped.map(\.text) == ["(yě)", "广告"])
  }

  @Test("bytes give the text back", arguments: OffsetUnit.allCases)
  func coding(unit: OffsetUnit) throws {
    var writer = ByteWriter()
    text(unit).encode(to: &writer)
    var reader = ByteReader(writer.bytes)
    #expect(try DocumentText(from: &reader) == text(unit))
    try reader.end()
  }

  @Test("passages hold what they are around, at the same places", arguments: OffsetUnit.allCases)
  func passages(unit: OffsetUnit) {
    let filler = String(repeating: "这里什么也没有。", count: 20)
    let source = filler + "人人有责𠮷" + filler + "守土尽责" + filler
    let whole = DocumentText(
      MappedText(source), removed: [], offsets: OffsetIndex(source, unit: unit))
    let offsets = OffsetIndex(source, unit: unit)
    let spans = ["人人有责", "守土尽责"].map { word in
      let start =
        source.utf8.count { _ in true }
        - source[source.firstRange(of: word)!.lowerBound...].utf8.count
      return offsets.range(TextSpan(start, start + word.utf8.count))
    }
    let passages = whole.passages(around: spans, unit: unit)
    #expect(!passages.isWhole)
    #expect(passages.text.count < source.count)
    let places = OffsetIndex(passages.text, unit: unit)
    for (span, word) in zip(spans, ["人人有责", "守土尽责"]) {
      let start =
        passages.text.utf8.count
        - passages.text[passages.text.firstRange(of: word)!.lowerBound...].utf8.count
      #expect(passages.place(of: span.lowerBound) == places.offset(start))
      #expect(passages.place(of: span.upperBound) == places.offset(start + word.utf8.count))
    }
    #expect(whole.passages(around: [], unit: unit).text.isEmpty)
  }

  @Test("marks and what was dropped stand in the HTML of the text, which stays text")
  func html() {
    let source = "河湖<b>保护</b>广告人人有责"
    let dropped = TextSpan(19, 25)
    let clean = MappedText(source).applying([TextEdit(dropped, "")])
    let text = DocumentText(
      clean, removed: [(dropped, "boilerplate")], offsets: OffsetIndex(source, unit: .utf8))
    let html = text.html(keywords: [9..<15], slogans: [25..<37], unit: .utf8, language: .en)
    #expect(
      html == "河湖&lt;b&gt;<mark class=\"keyword\">保护</mark>&lt;/b&gt;"
        + "<details class=\"dropped\"><summary>dropped: boilerplate 6</summary>广告</details>"
        + "<mark class=\"slogan\">人人有责</mark>")
  }

  @Test("the names of pages are told from others")
  func names() {
    #expect(ReportPages.name(0) == "documents/0001.html")
    #expect(ReportPages.isPage(ReportPages.name(12_345)))
    for name in ["documents/1.html", "documents/notes.html", "documents/0001.txt", "0001.html"] {
      #expect(!ReportPages.isPage(name))
    }
  }
}

@Suite("Charts")
struct ChartTests {
  @Test("periods without documents break the line")
  func gaps() {
    #expect(Charts.line([1, 0, 0, 2], of: [2, 4, 0, 2]) == "M12.5 10L37.5 18.5M75 1.5h25")
    #expect(Charts.line([], of: []) == "")
  }

  @Test("neighbouring parts are one tick")
  func ticks() {
    #expect(Charts.ticks([0, 5, 6, 7]) == "M0.5 0v10M5 0h3v10h-3z")
  }

  @Test("the unit of a timeline is the smallest that makes few periods")
  func timeline() {
    var timeline = Timeline()
    for date in ["2021-01-05", "2021-03-01T10:00", "2022-12-31", "2021", "gestern", nil] {
      timeline.add(date)
    }
    timeline.finish()
    #expect(timeline.names.first == "2021")
    #expect(timeline.counts == [3, 1])
    var months = Timeline()
    for date in ["2021-01-05", "2021-04-01"] { months.add(date) }
    months.finish()
    #expect(months.names == ["2021-01", "2021-02", "2021-03", "2021-04"])
    #expect(months.counts == [1, 0, 0, 1])
  }
}
