import Foundation
import HanTestSupport
import Testing

@testable import HanDocuments

@Suite struct JSONLinesTests {
  /// Every document of a JSON Lines file, or its failure.
  private func read(
    _ bytes: [UInt8], invalid: TextDecoder.InvalidBytes = .fail, batch: Int = 256
  ) throws -> [Result<RawDocument, DocumentFailure>] {
    let folder = try TemporaryDirectory()
    let path = try folder.write("a.jsonl", bytes)
    guard case .found(let list) = InputWalker().walk([path]) else { return [] }
    let reader = InputReader(list, invalid: invalid)
    var results: [Result<RawDocument, DocumentFailure>] = []
    while true {
      let items = reader.next(upTo: batch)
      if items.isEmpty { return results }
      for item in items {
        do {
          results.append(.success(try item.content()))
        } catch {
          var failure = DocumentFailure(id: item.id, error: error)
          failure.id = failure.id.replacingOccurrences(of: path, with: "P")
          results.append(.failure(failure))
        }
      }
    }
  }

  private func record(_ line: String) throws -> DocumentRecord {
    try DocumentRecord(line: Array(line.utf8))
  }

  @Test func brokenLinesAreNamedAndTheOthersGoOn() throws {
    let lines = """
      \u{FEFF}{"text":"一"}\r

         \t
      {"text":"二","id":"b"}
      {"text":1}
      {"title":"x"}
      [1]
      {"text":"x" "id":1}
      {"text":"x"} y
      {"text":"x
      {"text":"三","id":7.50}
      """
    let results = try read(Array(lines.utf8))
    #expect(
      results.map { result in
        switch result {
        case .success(let document):
          String(document.id.suffix(9)) + " " + (document.record?.text ?? "")
        case .failure(let failure): failure.description
        }
      } == [
        "a.jsonl:1 一", "b 二",
        "P:5: \"text\" is not a string (byte 9)",
        "P:6: there is no \"text\" (byte 1)",
        "P:7: the line is not a JSON object (byte 1)",
        "P:8: expected ',' or '}' (byte 13)",
        "P:9: expected the end of the line (byte 14)",
        "P:10: the line ends inside a string (byte 11)",
        "7.50 三",
      ])
    #expect(results.count == (try read(Array(lines.utf8), batch: 1)).count)
  }

  @Test func emptyFilesHoldNothing() throws {
    for text in ["", "\n", "\u{FEFF}", "\u{FEFF}\n\n", " \r\n"] {
      #expect(try read(Array(text.utf8)).isEmpty)
    }
  }

  @Test func invalidUTF8FailsOrIsReplaced() throws {
    let line = Array(#"{"id":"é","text":"\n"#.utf8) + [0xE6, 0xB1] + Array(#"x"}"#.utf8)
    let position = line.firstIndex(of: 0xB1) ?? 0
    let failed = try read(line)
    #expect(
      failed == [.failure(DocumentFailure(id: "P:1", cause: "invalid UTF-8 (byte \(position))"))])
    let replaced = try read(line, invalid: .replace)
    #expect(try replaced.map { try $0.get().record?.text } == ["\n\u{FFFD}x"])
  }

  @Test func unknownKeysAreCarriedAsCanonicalText() throws {
    // U+F900 and U+8C48 are canonically equivalent, and two keys all the same.
    let extra = try record(
      #"{ "z" : [ 1.50 , -0, 12345678901234567890123, 1E+400 ], "text":"t","#
        + #""b":{"y":null,"x":true},"a":"\u4e2d\/\u0001\"\\\n","#
        + #""\uf900": 1, "\u8c48": 2, "😀":{}, "e":[] }"#
    ).extra
    #expect(
      extra == #"{"a":"中/\u0001\"\\\n","b":{"x":true,"y":null},"e":[],"#
        + #""z":[1.50,-0,12345678901234567890123,1E+400],"#
        + "\"\u{8C48}\":2,\"\u{F900}\":1,\"😀\":{}}")
    #expect(try record(#"{"text":"t","id":null,"title":null}"#).extra == nil)
  }

  @Test func theLastOfEqualKeysWins() throws {
    let parsed = try record(
      #"{"text":"a","id":"1","title":"x","title":[1],"date":20211101,"text":"b","id":2,"k":1,"k":2}"#
    )
    #expect(parsed.text == "b")
    #expect(parsed.id == "2")
    #expect(parsed.title == nil)
    #expect(parsed.date == "2021-11-01")
    #expect(parsed.extra == #"{"k":2,"title":[1]}"#)
  }

  @Test func escapesAndSurrogates() throws {
    #expect(try record(#"{"text":"\ud83d\ude00\u4E2d\t\b\f\r"}"#).text == "😀中\t\u{8}\u{C}\r")
    #expect(try record(#"{"text":"\u0000"}"#).text == "\0")
    for lone in [#"\ud800"#, #"\udc00"#] {
      #expect(try record(#"{"text":"a\#(lone)b"}"#).text == "a\u{FFFD}b")
    }
    #expect(try record(#"{"text":"\ud800\ud800\udc00"}"#).text == "\u{FFFD}\u{10000}")
    #expect(try record(#"{"text":"\ud800\n"}"#).text == "\u{FFFD}\n")
  }

  @Test(arguments: [
    "", "{", "{}", "null", "\"text\"", #"{"text"}"#, #"{"text":}"#, #"{"text":"a",}"#,
    #"{text:"a"}"#, #"{'text':'a'}"#, #"{"text":"\x"}"#, #"{"text":"\u12"}"#, #"{"text":"\u12g4"}"#,
    #"{"text":"\"#, #"{"text":"\ud800\u"}"#, #"{"text":"a","k":01}"#, #"{"text":"a","k":1.}"#,
    #"{"text":"a","k":+1}"#, #"{"text":"a","k":NaN}"#, #"{"text":"a","k":tru}"#,
    #"{"text":"a","k":[1,]}"#, #"{"text":"a","k":[1"#, #"{"text":"a","id":true}"#,
    #"{"text":"a","id":{}}"#, "{\"text\":\"a\tb\"}", #"{"text":null}"#, #"{"text":"a"}{}"#,
  ])
  func brokenJSONIsAnError(_ line: String) {
    #expect(throws: JSONError.self) { try record(line) }
  }

  @Test func nestingIsBounded() throws {
    func nested(_ depth: Int) -> String {
      #"{"text":"a","k":"# + String(repeating: "[", count: depth)
        + String(repeating: "]", count: depth) + "}"
    }
    #expect(try record(nested(JSONScanner.deepestNesting - 1)).extra?.isEmpty == false)
    #expect(throws: JSONError.self) { try record(nested(100_000)) }
    let opened = #"{"text":"a","k":"# + String(repeating: #"{"a":"#, count: 100_000)
    #expect(throws: JSONError.self) { try record(opened) }
  }

  /// No bytes may crash the scanner, and what it takes comes out the same a second time.
  @Test func anyBytesAreTakenOrRefused() throws {
    var generator = SeededGenerator(seed: 11)
    let seed = Array(#"{"text":"a\u00e9汉\ud83d\ude00","k":[1e5,{"b":null,"a":-0.5}],"id":3}"#.utf8)
    for _ in 0..<3000 {
      var line = seed
      for _ in 0...generator.below(3) {
        let index = generator.below(line.count)
        switch generator.below(3) {
        case 0: line[index] = UInt8(generator.below(256))
        case 1: line.removeSubrange(index...)
        default: line.insert(line[generator.below(line.count)], at: index)
        }
        if line.isEmpty { line = seed }
      }
      for repairs in [false, true] {
        guard let parsed = try? DocumentRecord(line: line, repairs: repairs),
          let extra = parsed.extra
        else { continue }
        let again = "{\"text\":\"\"," + extra.dropFirst()
        #expect(try record(again).extra == extra)
      }
    }
  }

  @Test func aLineOf30MegabytesIsRead() throws {
    let text = [UInt8](repeating: UInt8(ascii: "x"), count: 30 << 20)
    let bytes =
      Array(#"{"text":"a"}"#.utf8) + [0x0A] + Array(#"{"text":""#.utf8) + text
      + Array("\"}\n".utf8) + Array(#"{"text":"b"}"#.utf8)
    let results = try read(bytes)
    #expect(try results.map { try $0.get().record?.text.utf8.count } == [1, 30 << 20, 1])
    #expect(try results.last?.get().id.hasSuffix(":3") == true)
  }

  @Test func linesAreTheSameHoweverTheyArrive() throws {
    let folder = try TemporaryDirectory()
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<60 {
      var bytes: [UInt8] = generator.oneIn(2) ? [0xEF, 0xBB, 0xBF] : []
      for _ in 0..<generator.below(40) {
        bytes += [UInt8](repeating: 0x61, count: generator.below(30))
        bytes += generator.oneIn(3) ? [0x0D, 0x0A] : [0x0A]
      }
      if generator.oneIn(2) { bytes.append(0x62) }
      let path = try folder.write("a", bytes)
      let reference = InputReference(id: path, source: .file, format: .jsonl)
      var reader = LineReader(
        try InputFile(reference), pieceSize: 1 + generator.below(20), longest: 20)
      var lines: [LineReader.Line] = []
      while case let more = try reader.next(upTo: 3, cancelled: { false }), !more.isEmpty {
        lines += more
      }
      let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
      let expected = plain.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
        .filter { !$0.element.allSatisfy { $0 == 0x0D } }
        .map {
          LineReader.Line(
            bytes: $0.element.count > 20 ? nil : Array($0.element), number: $0.offset + 1)
        }
      #expect(lines == expected)
    }
  }
}
