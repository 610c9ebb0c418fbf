import HanCore
import HanExtraction
import HanStatistics
import HanTestSupport
import HanText
import Testing

@Suite("Slogans")
struct SloganTests {
  static let analyzer = Result { try Analyzer() }

  static func slogans(
    _ text: String, threshold: Double = SloganExtractor.defaultThreshold
  ) throws -> [Slogan] {
    let analyzer = try analyzer.get()
    let extractor = SloganExtractor(threshold: threshold)
    return extractor.slogans(from: extractor.candidates(in: analyzer.tokenize(MappedText(text))))
  }

  /// All that is kept as a candidate.
  static func proposals(_ text: String) throws -> [SloganCandidate] {
    SloganExtractor(threshold: 0).proposals(
      in: try analyzer.get().tokenize(MappedText(text)))
  }

  @Test(
    "a repeated frame is found whole, without the context it is glued to",
    arguments: [
      ("各村切实做到早巡查、早报告、早处置的要求。", "早巡查、早报告、早处置", "早_"),
      ("全镇上下要不漏一河、不漏一渠，长期坚持。", "不漏一河、不漏一渠", "不漏一_"),
      ("大家要逢河必巡、逢渠必查。", "逢河必巡、逢渠必查", "逢_必_"),
      ("各级河长发扬“学之又学、干之又干”的精神。", "学之又学、干之又干", "_之又_"),
    ])
  func frames(text: String, canonical: String, template: String) throws {
    // How certain it is, is another question.
    let slogan = try #require(
      try Self.slogans(text, threshold: 0.2).first { $0.type == .parallel })
    #expect(slogan.canonical == canonical)
    #expect(slogan.template == template)
    #expect(slogan.occurrences.map { String(text[$0]) } == [canonical])
  }

  @Test(
    "a banner without a document around it is found, a plain sentence is none",
    arguments: [
      ("逢井必查、逢站必看", true), ("少乱扔一件垃圾，多留住一片青山", true), ("不让一位老人掉队", true),
      ("今天的菜有点咸", false), ("面条劲道，汤也好喝", false), ("登录、注册、找回密码", false),
    ])
  func banners(text: String, isSlogan: Bool) throws {
    #expect(try Self.slogans(text).isEmpty != isSlogan)
  }

  @Test("a quoted numeral form is found, its quotes left out")
  func numerals() throws {
    let slogan = try #require(try Self.slogans("商户落实“三个必须”，人人参与。").first)
    #expect(slogan.canonical == "三个必须")
    #expect(slogan.type == .numeral)
  }

  @Test("quoted segments of equal length are found")
  func quotedCouplets() throws {
    let slogans = try Self.slogans("墙上写着“人人讲卫生，家家爱清洁”。")
    #expect(slogans.first?.canonical == "人人讲卫生，家家爱清洁")
    #expect(slogans.first?.score ?? 0 > 0.5)
  }

  @Test(
    "ordinary prose has none",
    arguments: [
      "", "今天上午，镇里召开会议，部署下一阶段的工作。", "共有两个幼儿园、三处广场和12个小区。",
      "图书馆位于市中心，读者可以乘公交车前往。", "😀😀😀", "、、、，，，",
    ])
  func none(text: String) throws { #expect(try Self.slogans(text).isEmpty) }

  @Test("a slogan that stands twice is one, with both places, best first")
  func occurrences() throws {
    let text = "要早巡查、早报告、早处置。再说一遍：“早巡查，早报告，早处置”。"
    let slogan = try #require(try Self.slogans(text).first)
    #expect(slogan.occurrences.count == 2)
    #expect(slogan.canonical == "早巡查、早报告、早处置")
  }

  @Test("the key ignores punctuation, quotes and width")
  func keys() {
    #expect(SloganKey("早发现、早报告") == SloganKey("早发现，早报告"))
    #expect(SloganKey("早发现、早报告") == SloganKey("“早发现”“早报告”"))
    #expect(SloganKey("早发现") != SloganKey("早报告"))
  }

  @Test("marks are normalised, title halves get a comma, line breaks go")
  func canonical() throws {
    let text = "“人人讲卫生 家家爱清洁”"
    #expect(try Self.slogans(text).first?.canonical == "人人讲卫生，家家爱清洁")
    #expect(try Self.slogans("要早巡查,早报告,早处置。").first?.canonical == "早巡查，早报告，早处置")
  }

  @Test("spans lead to the text, for any text", arguments: 0..<150)
  func spans(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = RandomText.text(upTo: 150, using: &generator)
    let analyzer = try Self.analyzer.get()
    for candidate in SloganExtractor(threshold: 0).candidates(
      in: analyzer.tokenize(MappedText(text)))
    {
      #expect(candidate.span.upperBound <= text.utf8.count)
      #expect(String(text[candidate.span]) == candidate.form)
    }
  }
}
