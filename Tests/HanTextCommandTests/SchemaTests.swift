import HanTestSupport
import Testing

@Suite("Published schemas")
struct SchemaTests {
  static let document = """
    <html><head><title>河湾早报</title></head><body><h1>汛期巡查工作全面展开</h1>
    <p>2021年11月1日，张伟带领3个小组在河湾区巡查堤防，各村做到早发现、早报告、早处置，守护一方平安。</p>
    <p>落实“三必查”：堤脚渗水必查、闸门启闭必查、物资储备必查，责任到人，不留死角，確保安全度汛。</p></body></html>
    """

  @Test(
    "every line of JSON follows its schema",
    arguments: [
      ("keywords", ["keywords", "--explain"]), ("slogans", ["slogans", "--explain"]),
      ("keyword-groups", ["keywords", "--group", "all"]), ("entities", ["entities"]),
      ("terms", ["terms", "--ngrams", "1-2"]), ("segment", ["segment", "--pos"]),
      ("convert", ["convert", "--to", "hant", "--ambiguities"]), ("clean", ["clean", "--explain"]),
      ("counts", ["count"]), ("terms", ["terms", "--measures", "all", "--slices", "2"]),
      ("profile", ["profile"]), ("pairs", ["pairs", "--minimum", "1", "--measures", "all"]),
      ("compare", ["compare", "--reference", "rest", "--group-by", "id", "--measures", "all"]),
      ("collocations", ["collocations", "早", "--measures", "all"]),
      ("trend", ["trend", "早", "--period", "year"]), ("concordance", ["concordance", "早"]),
      ("new-words", ["new-words", "--all", "--minimum", "1", "--entropy", "0"]),
    ])
  func lines(name: String, arguments: [String]) async throws {
    let folder = try TemporaryDirectory()
    try folder.write("a.html", Self.document)
    try folder.write(
      "b.jsonl", #"{"id":"b","text":"社區堅持早巡查、早報告。","date":"2021-11-01","page":3}"# + "\n")
    let format = name == "counts" ? [] : ["--format", "jsonl"]
    let result = try await CommandProcess().run(arguments + format + [folder.url.path])
    #expect(result.status == 0, "\(result.messages)")
    let schema = try JSONSchema(named: name)
    let lines = result.output.split(separator: 0x0A)
    #expect(!lines.isEmpty)
    for line in lines { #expect(try schema.faults(in: line) == []) }
  }

  @Test("report.json follows its schema")
  func report() async throws {
    let folder = try TemporaryDirectory()
    try folder.write("p/a.html", Self.document)
    try folder.write("p/b.html", Self.document)
    try folder.write("p/c.txt", [0xFF, 0xFE, 0x00])
    _ = try await CommandProcess().run(
      ["report", folder.path("p"), "-o", folder.path("r")])
    let schema = try JSONSchema(named: "report")
    #expect(try schema.faults(in: try folder.read("r/report.json")) == [])
  }

  @Test("a schema finds what does not fit")
  func faults() throws {
    let schema = try JSONSchema(named: "terms")
    let faults = try schema.faults(
      in: #"{"term":"a","canonical":1,"tf":-0.5,"df":1,"pos":null,"per_million":1,"newName":2}"#
        .utf8)
    #expect(
      faults == [
        ".forms: missing", ".canonical: not string", ".newName: unknown", ".tf: not integer",
      ])
  }
}
