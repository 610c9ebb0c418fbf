import HanTestSupport
import Testing

@Suite("hantext convert")
struct ConvertCommandTests {
  private func text(_ arguments: String..., input: String) async throws -> String {
    let result = try await CommandProcess().run(
      ["convert", "--format", "text"] + arguments, input: Array(input.utf8))
    #expect(result.status == 0, "\(result.messages)")
    return result.text
  }

  @Test("modes and variants")
  func modes() async throws {
    let input = "美国历史里的软件\n"
    #expect(try await text("--to", "hant", input: input) == "美國歷史裏的軟件\n")
    #expect(
      try await text("--to", "hant", "--mode", "opencc", input: input) == "美國曆史裏的軟件\n")
    #expect(try await text("--to", "twp", input: input) == "美國歷史裡的軟體\n")
    #expect(
      try await text("--from", "tw", "--to", "hk", "--mode", "opencc", input: "裡面為") == "裏面為")
    #expect(try await text("--to", "hans", input: "看著著作\0，後來") == "看着著作\0，后来")
  }

  @Test("the end of a text is what it was; texts that follow each other are parted")
  func ends() async throws {
    for mode in ["words", "opencc", "icu"] {
      for (input, output) in [
        ("图书馆", "圖書館"), ("图书馆\n", "圖書館\n"), ("图书馆\n\n开放", "圖書館\n\n開放"), ("", ""),
        ("图书馆\r\n", "圖書館\r\n"), ("图书馆⿰", "圖書館⿰"),
      ] {
        #expect(try await text("--to", "hant", "--mode", mode, input: input) == output)
      }
    }
    let folder = try TemporaryDirectory()
    let one = try folder.write("a.txt", "图书馆")
    let two = try folder.write("b.txt", "开放\n")
    let three = try folder.write("c.jsonl", #"{"id": "c", "text": "阅读"}"#)
    #expect(try await text("--to", "hant", one, two, one, input: "") == "圖書館\n開放\n圖書館")
    #expect(try await text("--to", "hant", one, three, input: "") == "圖書館\n閱讀\n")
  }

  @Test("JSON Lines carry the script, the map and what is uncertain")
  func records() async throws {
    let result = try await CommandProcess().run(
      ["convert", "--to", "hant", "--ambiguities", "--format", "jsonl"],
      input: Array("他干。头发".utf8))
    let record = try #require(try result.objects().first)
    #expect(record["text"] as? String == "他幹。頭髮")
    #expect(record["from"] as? String == "hans")
    #expect(record["map"] as? [[Int]] == [[1, 2, 1, 2], [3, 4, 3, 4], [4, 5, 4, 5]])
    let ambiguities = try #require(record["ambiguities"] as? [[String: Any]])
    #expect(ambiguities.first?["range"] as? [Int] == [1, 2])
    #expect(ambiguities.first?["chosen"] as? String == "幹")
    #expect(ambiguities.first?["reason"] as? String == "character")
  }

  @Test("words of the user's; a broken line stops before any output")
  func custom() async throws {
    let folder = try TemporaryDirectory()
    let good = try folder.write("good.txt", "软件\t軟體\n")
    #expect(try await text("--to", "hant", "--custom", good, input: "软件") == "軟體")
    let bad = try folder.write("bad.txt", "软件\t軟體\n内存\n")
    let result = try await CommandProcess().run(
      ["convert", "--to", "hant", "--custom", bad], input: Array("软件".utf8))
    #expect(result.status == 3)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("bad.txt:2: there is no tab"))
  }

  @Test("a variant that does not exist is an error of use")
  func usage() async throws {
    let result = try await CommandProcess().run(["convert", "--to", "jp"])
    #expect(result.status == 2)
  }
}
