import HanICU
import Testing

@Suite struct CollatorTests {
  static let words = ["重庆", "上海", "北京", "安徽", "", "北", "𠮷林", "abc", "128", "👨‍👩‍👧‍👦"]

  @Test func pinyinOrder() throws {
    let collator = try Collator()
    let sorted = ["重庆", "上海", "北京", "安徽"].sorted(by: collator.precedes)
    #expect(sorted == ["安徽", "北京", "重庆", "上海"])
    #expect(collator.compare("安", "北") == .ascending)
    #expect(collator.compare("北", "安") == .descending)
    #expect(collator.compare("北", "北") == .same)
    #expect(collator.compare("", "") == .same)
    #expect(collator.compare("", "北") == .ascending)
  }

  @Test func strokeOrderDiffers() throws {
    let stroke = try Collator(locale: "zh@collation=stroke")
    #expect(stroke.compare("安", "一") == .descending)
    #expect(try Collator().compare("安", "一") == .ascending)
  }

  @Test func sortKeysOrderAsComparisonsDo() throws {
    let collator = try Collator()
    for left in Self.words {
      for right in Self.words {
        let leftKey = collator.sortKey(left)
        let rightKey = collator.sortKey(right)
        let ascends = leftKey.lexicographicallyPrecedes(rightKey)
        #expect(ascends == (collator.compare(left, right) == .ascending), "\(left) \(right)")
        #expect((leftKey == rightKey) == (collator.compare(left, right) == .same))
      }
    }
  }

  @Test func tiesBreakByBytes() throws {
    let collator = try Collator()
    let plain = "花"
    let ignorable = "花\u{200D}"
    #expect(collator.compare(plain, ignorable) == .same)
    #expect(collator.precedes(plain, ignorable) && !collator.precedes(ignorable, plain))
    #expect(!collator.precedes(plain, plain))
  }

  @Test func aMegabyte() throws {
    let collator = try Collator()
    let long = Sample.long(bytes: 1 << 20)
    #expect(collator.compare(long, long + "花") == .ascending)
    let key = collator.sortKey(long)
    #expect(key.lexicographicallyPrecedes(collator.sortKey(long + "花")))
  }

  @Test func tasksOnOneCollatorAgreeWithSerialWork() async throws {
    let collator = try Collator()
    let sorted = Self.words.sorted(by: collator.precedes)
    let keys = Self.words.map(collator.sortKey)
    let results = await concurrently {
      (0..<50).allSatisfy { _ in
        Self.words.sorted(by: collator.precedes) == sorted
          && Self.words.map(collator.sortKey) == keys
      }
    }
    #expect(results == Array(repeating: true, count: 8))
  }
}
