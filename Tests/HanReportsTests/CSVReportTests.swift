import Testing

@testable import HanReports

@Suite("CSV tables")
struct CSVReportTests {
  @Test("columns are stable")
  func headers() {
    let report = SampleReport.empty
    #expect(
      report.keywordsCSV
        == "\u{FEFF}rank,term,canonical,score,count,documents,document_ids\r\n")
    #expect(
      report.slogansCSV
        == "\u{FEFF}rank,text,canonical,type,template,members,score,count,documents,document_ids,"
        + "first_date,related\r\n")
    #expect(
      report.termsCSV == "\u{FEFF}term,canonical,pos,tf,df,idf,dispersion,stop_word\r\n")
    #expect(
      report.documentsCSV
        == "\u{FEFF}id,title,date,source,encoding,script,characters,tokens,keywords,slogans,"
        + "duplicate_of,error,damage\r\n")
  }

  @Test("rows carry the report")
  func rows() {
    let report = SampleReport.full
    #expect(
      parse(report.keywordsCSV)[3] == [
        "3", "社區義工", "社区义工", "16.75", "16", "2", "hk/sham-wan.html | blog/垃圾分类.md",
      ])
    #expect(
      parse(report.slogansCSV)[3] == [
        "3", "三必查", "三必查", "numeral", "", "堤脚渗水必查 | 闸门启闭必查 | 物资储备必查", "0.871", "1", "1",
        "news/2021/河湾-001.txt", "", "",
      ])
    #expect(parse(report.slogansCSV)[6].suffix(2) == ["2021-06-18", "守土有责 | 守土负责"])
    #expect(parse(report.termsCSV)[1][...4] == ["社區", "社区", "n", "18", "2"])
    let documents = parse(report.documentsCSV)
    #expect(documents.count == 1 + 4 + 2)
    #expect(
      documents[4] == ["stdin:4", "", "", "", "", "mixed", "311", "160", "GDP 增长", "", "", "", ""])
  }

  @Test("failures are rows with a cause")
  func failures() {
    let row = parse(SampleReport.full.documentsCSV)[6]
    #expect(row.count == 13)
    #expect(row.first == "news/2021/empty.txt")
    #expect(row[11] == "The file has no text.")
  }

  @Test("hostile values stay in their field", arguments: HostileValues.all)
  func hostile(value: String) {
    let report = SampleReport.hostile(value)
    for (table, count) in [
      (report.keywordsCSV, 2), (report.slogansCSV, 2), (report.termsCSV, 2),
      (report.documentsCSV, 3),
    ] {
      let rows = parse(table)
      #expect(rows.count == count)
      #expect(rows.allSatisfy { $0.count == rows[0].count })
      #expect(!table.utf8.contains(0))
    }
    #expect(Array(parse(report.termsCSV)[1][1].utf8) == Array(CSVWriter.field(value).utf8))
  }

  @Test(
    "formulas are disarmed, other text is kept",
    arguments: [
      ("=1+1", "'=1+1"), ("@SUM(1)", "'@SUM(1)"), ("\t=1", "'\t=1"), ("\r=1", "'\r=1"),
      ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"), ("-2+3+cmd(1)", "'-2+3+cmd(1)"),
      ("＝1+1", "'＝1+1"), ("＠SUM(1)", "'＠SUM(1)"), ("＋1", "'＋1"), ("－1", "'－1"), ("\n=1", "'\n=1"),
      ("-:1", "-:1"), ("-", "-"), ("+86", "+86"), ("一=1", "一=1"), ("a\0b", "a\u{FFFD}b"),
    ])
  func formulas(value: String, field: String) {
    #expect(CSVWriter.field(value) == field)
  }

  /// The rows of comma-separated values as RFC 4180 has them, by scalars.
  private func parse(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        field.append("\"")
        scalars.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(String(field))
        field = .init()
      case "\r" where !isQuoted && scalars.first == "\n":
        scalars.removeFirst()
        rows.append(row + [String(field)])
        row = []
        field = .init()
      default: field.append(scalar)
      }
    }
    return rows
  }
}
