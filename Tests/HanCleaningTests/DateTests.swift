import HanCleaning
import HanCore
import Testing

@Suite("Dates and names of a text")
struct DateTests {
  static func metadata(_ line: String) -> DocumentMetadata {
    let text = """
      山城图书馆夜间开放

      \(line)

      从今天起，山城图书馆每晚开放到十点，读者可以凭证入馆，也可以在门口的自助机上还书，非常方便。
      """
    return Cleaner().clean(Document(id: "a", text: text)).metadata
  }

  @Test(
    "dates in the forms pages use",
    arguments: [
      ("2021-11-01", "2021-11-01"), ("2021/11/1 08:30", "2021-11-01"),
      ("2021.11.01", "2021-11-01"), ("2021年11月1日", "2021-11-01"),
      ("2021年11月1日 星期一 08:30:15", "2021-11-01"), ("二〇二一年十一月一日", "2021-11-01"),
      ("二○二一年十二月二十五日", "2021-12-25"), ("民國110年11月1日", "2021-11-01"),
      ("时间：2021-11-01", "2021-11-01"), ("發佈日期：2021年11月1日", "2021-11-01"),
      ("发布时间：2021-11-01 16:41:39 阅读：128 来源：某某网", "2021-11-01"),
      ("20211101", "2021-11-01"), ("11月1日", "--11-01"),
      ("November 1, 2021", "2021-11-01"), ("Nov 01 Mon 2021 00:28", "2021-11-01"),
      ("1 November 2021", "2021-11-01"), ("31-10-2021", "2021-10-31"),
      ("更新时间 2021年11月1日, 格林尼治标准时间10:41", "2021-11-01"),
      ("发表于 2021-11-01 更新于 2022-01-24 分类于 随笔 评论数： 热度： ℃", "2021-11-01"),
    ])
  func dates(line: String, date: String) {
    #expect(Self.metadata(line).date == date)
  }

  @Test(
    "no date where there is none",
    arguments: [
      "第13页", "2021-13-45", "共12345人", "电话：010-63050000", "Mary 12, 2021", "11-10-21",
    ])
  func noDates(line: String) {
    #expect(Self.metadata(line).date == nil)
  }

  @Test("a dateline gives the day, and the text the year")
  func dateline() {
    let text = """
      山城图书馆夜间开放

      山城11月1日讯 从今天起，山城图书馆每晚开放到十点，读者可以凭证入馆，也可以在门口的自助机上还书。

      这座图书馆建成于2021年5月，藏书八十万册，是全省最大的县级图书馆，每天接待读者三千多人。
      """
    #expect(Cleaner().clean(Document(id: "a", text: text)).metadata.date == "2021-11-01")
  }

  @Test(
    "sources and authors",
    arguments: [
      ("来源：山城晚报 作者：王小明", "山城晚报", "王小明"), ("稿源：山城网", "山城网", nil),
      ("2021-11-01 来源：山城网作者：李四 浏览：8", "山城网", "李四"),
      ("文/陈一", nil, "陈一"),
    ] as [(String, String?, String?)])
  func names(line: String, source: String?, author: String?) {
    let metadata = Self.metadata(line)
    #expect(metadata.source == source)
    #expect(metadata.author == author)
  }

  @Test("names at the end of a text")
  func byline() {
    let text = """
      山城图书馆夜间开放

      从今天起，山城图书馆每晚开放到十点，读者可以凭证入馆，也可以在门口的自助机上还书，非常方便。（通讯员：栗树）
      """
    let clean = Cleaner().clean(Document(id: "a", text: text))
    #expect(clean.metadata.author == "栗树")
    #expect(clean.text.text.contains("（通讯员：栗树）"))
  }

  @Test("what a record says counts more than what the text says")
  func records() {
    let document = Document(
      id: "a", text: TextPageTests.page, title: "另一个标题", date: "2020-01-01", source: "某网")
    let clean = Cleaner().clean(document)
    #expect(clean.title == "另一个标题")
    #expect(clean.metadata.date == "2020-01-01")
    #expect(clean.metadata.source == "某网")
  }
}
