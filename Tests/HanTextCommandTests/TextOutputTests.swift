import HanTestSupport
import HanText
import Testing

/// `convert` and `segment` as filters, and the options whose words are checked.
@Suite("Text in, text out")
struct TextOutputTests {
  static func run(_ arguments: [String], _ input: String) async throws -> CommandProcess.Result {
    try await CommandProcess().run(arguments, input: Array(input.utf8))
  }

  @Test("into a pipe and into a file, text is the default")
  func defaults() async throws {
    #expect(try await Self.run(["convert", "--to", "hans"], "圖書館\n").text == "图书馆\n")
    #expect(try await Self.run(["segment"], "早发现早报告\n").text == "早 发现 早 报告\n")
    let folder = try TemporaryDirectory()
    let file = try folder.write("a.txt", "圖書館\n")
    let shell = try await CommandProcess().shell(
      "\"$HANTEXT\" convert --to hans \(file) > \(file).out && cat \(file).out")
    #expect(shell.text == "图书馆\n")
  }

  @Test("JSON Lines come when asked for; analysis writes them into pipes")
  func asked() async throws {
    let converted = try await Self.run(
      ["convert", "--to", "hans", "--format", "jsonl"], "圖書館\n"
    ).objects()
    #expect(converted.first?["text"] as? String == "图书馆\n")
    let cut = try await Self.run(["segment", "--format", "jsonl"], "早发现\n").objects()
    #expect(cut.first?["tokens"] != nil)
    let keywords = try await Self.run(["keywords"], "图书馆开放夜间阅读。\n").objects()
    #expect(keywords.first?["keywords"] != nil)
  }

  @Test("what JSON escapes is escaped in tokens, and ranges are those of the source")
  func escapes() async throws {
    let text = "他說\u{8}“\"引\\號\"”\t，ＡＢ１２😀\u{1}發現。\r\n\u{7F}"
    for unit in ["utf8", "utf16", "scalar"] {
      let objects = try await Self.run(
        ["segment", "--format", "jsonl", "--pos", "--offsets", unit], text
      ).objects()
      let tokens = try #require(objects.first?["tokens"] as? [[String: Any]])
      #expect(tokens.compactMap { $0["text"] as? String }.joined() == text)
      var start = 0
      for token in tokens {
        let form = try #require(token["text"] as? String)
        let length =
          unit == "utf8"
          ? form.utf8.count : unit == "utf16" ? form.utf16.count : form.unicodeScalars.count
        #expect(token["range"] as? [Int] == [start, start + length])
        start += length
      }
    }
  }

  @Test("OpenCC's conversion of a file in pieces is that of the whole")
  func pieces() async throws {
    // A description goes on over the end of a line where a piece may end.
    let line = String(repeating: "头发发展里面后来", count: 4000)
    let text = (0..<60).map { $0 % 7 == 0 ? line + "⿰木\n" : line + "\n" }.joined() + "发⿰"
    let converter = try ScriptConverter(to: .traditional)
    let folder = try TemporaryDirectory()
    let file = try folder.write("a.txt", text)
    let result = try await CommandProcess().run(
      ["convert", "--to", "hant", "--mode", "opencc", "--jobs", "2", file])
    #expect(result.text == converter.convert(text))
  }

  @Test("ICU converts between hans and hant, and says what it does not do")
  func icu() async throws {
    let there = try await Self.run(["convert", "--to", "hant", "--mode", "icu"], "图书馆\n开放\n")
    #expect(there.status == 0 && there.text == "圖書館\n開放\n")
    let map = try await Self.run(
      ["convert", "--to", "hans", "--mode", "icu", "--format", "jsonl"], "早發現"
    ).objects()
    #expect(map.first?["text"] as? String == "早发现")
    #expect(map.first?["map"] as? [[Int]] == [[1, 2, 1, 2], [2, 3, 2, 3]])
    for arguments in [["--to", "tw"], ["--to", "hans", "--from", "hk"], ["--to", "twp"]] {
      let result = try await Self.run(["convert", "--mode", "icu"] + arguments, "图")
      #expect(result.status == 2)
      #expect(result.messages.contains("between hans and hant alone"))
    }
    let custom = try await Self.run(
      ["convert", "--mode", "icu", "--to", "hans", "--custom", "none.txt"], "图")
    #expect(custom.status == 2 && custom.messages.contains("--custom"))
  }

  @Test("a part of speech that does not exist is a usage error that names those that do")
  func partsOfSpeech() async throws {
    let text = "市民在图书馆读书，读者很多。\n"
    for tags in ["zz", "n,zz", "", "n,,v"] {
      let result = try await Self.run(["terms", "--pos", tags], text)
      #expect(result.status == 2 && result.output.isEmpty)
      if tags.contains("zz") {
        #expect(result.messages.contains("zz") && result.messages.contains("nr, "))
      }
    }
    let nouns = try await Self.run(["terms", "--pos", "n"], text).objects()
    #expect(!nouns.isEmpty)
    #expect(nouns.allSatisfy { ($0["pos"] as? String)?.hasPrefix("n") == true })
    let folder = try TemporaryDirectory()
    let own = try folder.write("own.txt", "图书馆 5 zz\n")
    let found = try await Self.run(["terms", "--pos", "zz", "--user-dictionary", own], text)
      .objects()
    #expect(found.compactMap { $0["term"] as? String } == ["图书馆"])
  }

  @Test("terms by frequency, sound and strokes; ties by bytes")
  func sorting() async throws {
    let text = "重庆、上海、北京、安徽、上海。\n"
    func terms(_ arguments: String...) async throws -> [String] {
      try await Self.run(["terms", "--raw", "--pos", "ns"] + arguments, text).objects()
        .compactMap { $0["term"] as? String }
    }
    #expect(try await terms("--sort", "pinyin") == ["安徽", "北京", "重庆", "上海"])
    #expect(try await terms("--sort", "stroke") == ["上海", "北京", "安徽", "重庆"])
    #expect(try await terms("--sort", "frequency").first == "上海")
    #expect(try await terms("--sort", "frequency") == terms())
    #expect(try await terms("--top", "1", "--sort", "pinyin") == ["上海"])
    #expect(try await Self.run(["terms", "--sort", "radical"], text).status == 2)
  }

  @Test(
    "a misspelt choice is a usage error that lists the choices",
    arguments: [
      (["convert", "--to", "hnas"], "twp"),
      (["convert", "--to", "hans", "--mode", "word"], "opencc"),
      (["convert", "--to", "hans", "--from", "cn"], "auto"),
      (["segment", "--engine", "jieba"], "hantext"),
      (["segment", "--criterion", "msra"], "ctb"), (["segment", "--granularity", "small"], "fine"),
      (["segment", "--format", "json"], "jsonl"), (["segment", "--offsets", "byte"], "utf16"),
      (["segment", "--progress", "yes"], "never"), (["terms", "--by", "tfidf"], "tf-idf"),
      (["terms", "--sort", "pinyn"], "stroke"), (["keywords", "--script", "simp"], "source"),
      (["keywords", "--group", "yearly"], "month"), (["segment", "--input-format", "htm"], "html"),
      (["segment", "--on-invalid", "skip"], "replace"),
      (["keywords", "--method", "rank"], "ranker"),
      (["clean", "--format", "xml"], "jsonl"), (["entities", "--format", "xml"], "jsonl"),
    ])
  func choices(arguments: [String], choice: String) async throws {
    let result = try await Self.run(arguments, "图书馆\n")
    #expect(result.status == 2, "\(arguments)")
    #expect(result.messages.contains(choice), "\(result.messages)")
  }
}

/// What is reported beside a term is in the term's script.
@Suite("Scripts of what is reported")
struct ReportedScriptTests {
  static let text = "各村要早發現、早報告、早處置，發現問題、發現隱患。堅持“三必查”：必查煙霧、必查電線、必查燃氣。購書1200冊圖書。\n"

  @Test(
    "members and templates are written as the terms are",
    arguments: [
      ("source", ["必查煙霧", "必查電線", "必查燃氣"], "發現_"), ("hans", ["必查烟雾", "必查电线", "必查燃气"], "发现_"),
      ("hant", ["必查煙霧", "必查電線", "必查燃氣"], "發現_"),
    ])
  func slogans(script: String, members: [String], template: String) async throws {
    let command = try CommandProcess()
    let result = try await command.run(
      ["slogans", "--raw", "--threshold", "0", "--script", script, "-"],
      input: Array(Self.text.utf8))
    let object = try #require(try result.objects().first)
    let slogans = try #require(object["slogans"] as? [[String: Any]])
    let numeral = try #require(slogans.first { ($0["text"] as? String) == "三必查" })
    #expect(numeral["members"] as? [String] == members)
    #expect(slogans.contains { $0["template"] as? String == template }, "\(slogans)")
  }

  @Test(
    "what is counted is written as the document writes it",
    arguments: [("source", "圖書"), ("hans", "图书")])
  func items(script: String, item: String) async throws {
    let result = try await CommandProcess().run(
      ["entities", "--raw", "--script", script, "-"], input: Array(Self.text.utf8))
    let object = try #require(try result.objects().first)
    let quantities = try #require(object["quantities"] as? [[String: Any]])
    #expect(quantities.contains { $0["item"] as? String == item })
  }

  @Test("the report of a Traditional batch has Traditional members")
  func report() async throws {
    let folder = try TemporaryDirectory()
    let path = try folder.write("a.txt", Self.text)
    let result = try await CommandProcess().run(["report", path, "-o", folder.path("out")])
    #expect(result.status == 0)
    let csv = String(decoding: try folder.read("out/slogans.csv"), as: UTF8.self)
    #expect(csv.contains("必查煙霧") && !csv.contains("必查煙霧,必查烟雾"))
  }
}
