import HanText
import Testing

/// Texts that once ended the process.
@Suite("No document traps")
struct TrapTests {
  @Test(
    "lists that break off behind their mark",
    arguments: [
      "他们两店生意好、", "小组请大家记住“三不”：不轻信、不透露、", "两专九交、", "落实三严三实，严以修身、严以用权、",
      "、三关", "三关、", "要守好三关：、、", "查油路、查刹车、三查", "立新、三新",
    ])
  func brokenLists(_ text: String) throws {
    #expect(try ResultLawTests.broken(text, as: .text) == [])
  }
}
