import Foundation
import HanICU
import HanTestSupport
import Testing

@Suite("Formats people have")
struct FormatCommandTests {
  static let sentence = "社区图书馆今天开放，读者可以借书、还书，工作人员热情接待。"

  /// A zip archive of parts that are stored as they are.
  static func zip(_ parts: [(name: String, text: String)]) -> [UInt8] {
    func number(_ value: Int, _ size: Int) -> [UInt8] {
      (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for (name, text) in parts {
      let sizes = number(0, 4) + number(text.utf8.count, 4) + number(text.utf8.count, 4)
      let lengths = number(name.utf8.count, 2) + number(0, 2)
      let start = bytes.count
      bytes += [0x50, 0x4B, 3, 4] + number(20, 2) + number(0, 8) + sizes + lengths
      bytes += Array(name.utf8) + Array(text.utf8)
      directory += [0x50, 0x4B, 1, 2] + number(20, 2) + number(20, 2) + number(0, 8) + sizes
      directory += lengths + number(0, 10) + number(start, 4) + Array(name.utf8)
    }
    let count = number(parts.count, 2)
    return bytes + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + count + count
      + number(directory.count, 4) + number(bytes.count, 4) + number(0, 2)
  }

  static let word = zip([
    (
      "word/document.xml",
      """
      <?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w" xmlns:mc="m"><w:body>
      <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>社区通知</w:t></w:r></w:p>
      <w:p><w:r><w:t>图书馆今天</w:t></w:r><w:r><w:t>开放&amp;借书。</w:t></w:r></w:p>
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>时间</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>地点</w:t>
      </w:r></w:p></w:tc></w:tr></w:tbl>
      <mc:AlternateContent><mc:Choice><w:p><w:r><w:t>欢迎。</w:t></w:r></w:p></mc:Choice><mc:Fallback>
      <w:p><w:r><w:t>欢迎。</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>
      <w:p><w:r><w:delText>删去</w:delText></w:r></w:p></w:body></w:document>
      """
    ),
    (
      "docProps/core.xml",
      """
      <cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>通知</dc:title>
      <dc:creator>王小明</dc:creator><dcterms:created>2024-03-05T08:00:00Z</dcterms:created>
      </cp:coreProperties>
      """
    ),
  ])

  @Test(
    "packed files are unpacked, by their names and through a pipe", arguments: ["gzip", "zstd"])
  func packed(program: String) async throws {
    let folder = try TemporaryDirectory()
    try folder.write("a.txt", Self.sentence)
    try folder.write("b.jsonl", "{\"id\": \"x\", \"text\": \"\(Self.sentence)\"}\n")
    let command = try CommandProcess()
    guard try await command.shell("command -v \(program)").status == 0 else { return }
    let rm = program == "zstd" ? "--rm -q" : ""
    let ending = program == "zstd" ? "zst" : "gz"
    #expect(try await command.shell("cd \(folder.url.path) && \(program) \(rm) *").status == 0)
    let result = try await command.run(["clean", folder.url.path])
    #expect(
      try result.objects().map { $0["id"] as? String } == [folder.path("a.txt.\(ending)"), "x"])
    #expect(result.text.components(separatedBy: Self.sentence).count == 3)
    let piped = try await command.shell(
      "cat \(folder.path("a.txt.\(ending)")) | \"$HANTEXT\" convert --to hans --format text -")
    #expect(piped.text == Self.sentence)
    let bytes = try folder.read("a.txt.\(ending)")
    let cut = try folder.write("cut.txt.\(ending)", Array(bytes.dropLast(9)))
    let good = try folder.write("good.txt", Self.sentence)
    let failed = try await command.run(["clean", cut, good])
    #expect(failed.status == 1 && failed.messages.contains("data end early"))
    #expect(try failed.objects().count == 1)
  }

  @Test("a small file that grows without end is refused")
  func bomb() async throws {
    let folder = try TemporaryDirectory()
    let path = folder.path("a.txt.gz")
    let command = try CommandProcess()
    _ = try await command.shell("head -c 300000000 /dev/zero | gzip -9 > \(path)")
    let result = try await command.run(["clean", path])
    #expect(result.status == 3 && result.messages.contains("more than 200 times its size"))
  }

  @Test("a row of a table is a document")
  func tables() async throws {
    let folder = try TemporaryDirectory()
    let table = """
      id,标题,正文,日期,栏目\r
      a,"开放, 借书","社区图书馆""今天""开放。
      读者可以借书。",2024/3/5,要闻\r

      b,还书,读者还书。,,\r
      c\r
      """
    let path = try folder.write("a.csv", table)
    let command = try CommandProcess()
    let result = try await command.run(["convert", "--to", "hans", "--format", "jsonl", path])
    let objects = try result.objects()
    #expect(objects.map { $0["id"] as? String } == ["a", "b"])
    #expect(objects.first?["text"] as? String == "社区图书馆\"今天\"开放。\n读者可以借书。")
    #expect(objects.first?["extra"] as? [String: String] == ["栏目": "要闻"])
    #expect(result.status == 1 && result.messages.contains("a.csv:6: the row has 1 of 5 columns"))
    let clean = try await command.run(["clean", path])
    #expect(try clean.objects().first?["date"] as? String == "2024-03-05")
    #expect(try clean.objects().first?["title"] as? String == "开放, 借书")
    let other = try await command.run(
      ["segment", "--format", "text", "--text-column", "标题", "--id-column", "栏目", path])
    #expect(other.text.hasPrefix("开放"))
    let wrong = try await command.run(["clean", "--text-column", "text", path])
    #expect(wrong.status == 3)
    #expect(wrong.messages.contains("takes one of: id, 标题, 正文, 日期, 栏目"))
    // In another encoding, with tabs; and in a folder only when its column is named.
    let tabs = "content\tn\n\(Self.sentence)\t1\n"
    try folder.write("b.tsv", try Converter("GB18030").encode(tabs))
    let unnamed = try await command.run(["clean", folder.url.path])
    #expect(unnamed.messages.contains("1 .tsv (name the column of the text with --text-column)"))
    let named = try await command.run(["clean", "--text-column", "content", folder.path("b.tsv")])
    #expect(named.status == 0 && named.text.contains(Self.sentence))
    let open = try folder.write("c.csv", "text\n\"图书馆\n")
    let broken = try await command.run(["clean", open])
    #expect(broken.status == 3 && broken.messages.contains("never closed"))
  }

  @Test("subtitles keep their places without numbers and times")
  func subtitles() async throws {
    let folder = try TemporaryDirectory()
    let text = """
      1\r
      00:00:01,000 --> 00:00:02,500\r
      <i>社区图书馆</i>今天开放。\r
      \r
      2\r
      00:00:03,000 --> 00:00:04,000\r
      2024\r
      读者可以借书。\r

      """
    let path = try folder.write("a.srt", text)
    let command = try CommandProcess()
    let result = try await command.run(["clean", "--raw", path])
    let object = try #require(try result.objects().first)
    let articles = try #require(object["articles"] as? [[String: Any]])
    let kept = articles.compactMap { $0["text"] as? String }.joined()
    #expect(kept.contains("社区图书馆") && kept.contains("2024") && kept.contains("读者可以借书。"))
    #expect(!kept.contains("-->") && !kept.contains("<i>"))
    let terms = try await command.run(["keywords", path])
    let scalars = Array(text.unicodeScalars)
    for keyword in try terms.objects().first?["keywords"] as? [[String: Any]] ?? [] {
      for range in keyword["ranges"] as? [[Int]] ?? [] {
        let slice = String(String.UnicodeScalarView(scalars[range[0]..<range[1]]))
        #expect(slice == keyword["term"] as? String)
      }
    }
    // Conversion leaves the file what it is.
    let converted = try await command.run(["convert", "--to", "hant", "--format", "text", path])
    #expect(converted.text.contains("00:00:01,000 --> 00:00:02,500\r\n<i>社區圖書館</i>"))
  }

  @Test("a document of Word gives its paragraphs, tables and properties in order")
  func documentsOfWord() async throws {
    let folder = try TemporaryDirectory()
    let path = try folder.write("a.docx", Self.word)
    let command = try CommandProcess()
    let result = try await command.run(["convert", "--to", "hans", "--format", "jsonl", path])
    #expect(result.status == 0)
    #expect(
      try result.objects().first?["text"] as? String
        == "社区通知\n\n图书馆今天开放&借书。\n\n时间\t地点\n\n欢迎。")
    let clean = try await command.run(["clean", folder.url.path])
    let object = try #require(try clean.objects().first)
    #expect(object["title"] as? String == "通知" && object["date"] as? String == "2024-03-05")
    #expect(object["author"] as? String == "王小明")
    let good = try folder.write("good.txt", Self.sentence)
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<12 {
      var bytes = Array(Self.word.prefix(Self.word.count - generator.below(Self.word.count)))
      for _ in 0..<3 where !bytes.isEmpty {
        bytes[generator.below(bytes.count)] = UInt8(generator.below(256))
      }
      let bad = try folder.write("bad.docx", bytes)
      let run = try await command.run(["clean", bad, good])
      #expect(run.status == 0 || run.status == 1 && run.messages.contains("bad.docx: "))
      #expect(try run.objects().last?["id"] as? String == good)
    }
    let foreign = try await command.run(
      ["clean", try folder.write("b.docx", Self.zip([("x", "y")]))])
    #expect(foreign.status == 3 && foreign.messages.contains("no document of Word"))
  }

  @Test("PDFs are read where pdftotext is, and named where it is not")
  func portableDocuments() async throws {
    let folder = try TemporaryDirectory()
    let text = "BT /F1 24 Tf 72 700 Td (Reading room opens) Tj ET"
    let path = try folder.write(
      "a.pdf",
      """
      %PDF-1.4
      1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
      2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
      3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 \
      5 0 R>>>>>>endobj
      4 0 obj<</Length \(text.utf8.count)>>stream
      \(text)
      endstream endobj
      5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
      trailer<</Root 1 0 R>>
      """)
    let command = try CommandProcess()
    let none = try await command.shell("PATH=/nowhere \"$HANTEXT\" clean \(folder.url.path)")
    #expect(none.messages.contains("skipped 1 file: 1 .pdf (install pdftotext"))
    let given = try await command.shell("PATH=/nowhere \"$HANTEXT\" clean \(path)")
    #expect(given.status == 3 && given.messages.contains("install pdftotext"))
    guard try await command.shell("command -v pdftotext").status == 0 else { return }
    let result = try await command.run(["segment", "--format", "text", folder.url.path])
    #expect(result.status == 0 && result.text.contains("Reading room opens"))
    let broken = try await command.run(["clean", try folder.write("b.pdf", "%PDF-1.4 nothing")])
    #expect(broken.status == 3 && broken.messages.contains("pdftotext cannot read it"))
  }
}
