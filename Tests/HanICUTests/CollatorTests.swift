import HanICU
import Testing

@Suite struct CollatorTests {
  static let words = ["重庆", "上海", "北京", "安徽", "", "北", "𠮷林", "abc", "128", "👨‍👩‍👧‍👦"]

  @Test func pinyinOrder() throws {
    let collator = try Collator(locale: "zh@collation=pinyin")
    #expect(
      collator.sorted(["重庆", "上海", "北京", "安徽"]) { $0 } == ["安徽", "北京", "重庆", "上海"])
    #expect(collator.sortKey("").lexicographicallyPrecedes(collator.sortKey("北")))
  }

  @Test func strokeOrderDiffers() throws {
    let texts = ["安", "一", "十"]
    #expect(try Collator(locale: "zh@collation=stroke").sorted(texts) { $0 } == ["一", "十", "安"])
    #expect(try Collator(locale: "zh@collation=pinyin").sorted(texts) { $0 } == ["安", "十", "一"])
  }

  @Test func tiesBreakByBytes() throws {
    let collator = try Collator(locale: "zh@collation=pinyin")
    let (plain, ignorable) = ("花", "花\u{200D}")
    #expect(collator.sortKey(plain) == collator.sortKey(ignorable))
    #expect(collator.sorted([ignorable, plain]) { $0 }.map(\.utf8.count) == [3, 6])
  }

  @Test func aMegabyte() throws {
    let collator = try Collator(locale: "zh@collation=pinyin")
    let long = Sample.long(bytes: 1 << 20)
    #expect(collator.sortKey(long).lexicographicallyPrecedes(collator.sortKey(long + "花")))
  }

  @Test func tasksOnOneCollatorAgreeWithSerialWork() async throws {
    let collator = try Collator(locale: "zh@collation=pinyin")
    let sorted = collator.sorted(Self.words) { $0 }
    let results = await concurrently {
      (0..<50).allSatisfy { _ in collator.sorted(Self.words) { $0 } == sorted }
    }
    #expect(results == Array(repeating: true, count: 8))
  }
}
