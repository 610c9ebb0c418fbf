import HanTestSupport
import Testing

@testable import HanDocuments

@Suite("Ids")
struct DocumentIDTests {
  @Test("later documents of an id are numbered, and no number is an id already")
  func numbers() {
    let ids = DocumentIDs()
    #expect(
      ["a", "b", "a", "a#3", "a", "A"].map { ids.claim($0) } == [nil, nil, "a#2", nil, "a#4", nil])
    #expect(
      ids.message == "2 documents have the id of an earlier one and are numbered, such as a: a#2")
    #expect(DocumentIDs().message == nil)
  }

  @Test(
    "the id of a line is the one its record says",
    arguments: [
      #"{"text":"a","id":"x"}"#, #"{"id":7,"text":"a"}"#, #"{"text":"\"id\":\"no\"","id":"y"}"#,
      #"{"id":"a","id":"b","text":""}"#, #"{"id":"a","id":null,"text":""}"#, #"{"text":"a"}"#,
      #"{"x":{"id":"no"},"y":["id","z",{"id":1}],"text":"a","id":"汉\"\u5b57"}"#,
      #"  { "\u0069d" : "q" , "text" : "\\" }"#, #"{"text":"\\\"","id":"-","k":"id"}"#,
      #"{"id":1.50e2,"text":""}"#, #"{"id":"","text":""}"#,
    ])
  func sameAsTheRecord(line: String) throws {
    let bytes = Array(line.utf8)
    let record = try DocumentRecord(line: bytes)
    #expect(RecordIdentifier(bytes).value() == record.id)
  }

  @Test("any bytes have an id or none", arguments: 0..<300)
  func anyBytes(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var bytes = Array(#"{"id":"a\u00","x":[{"id":-1}],"text":"汉\"字"}"#.utf8)
    for _ in 0..<(1 + generator.below(4)) {
      switch generator.below(3) {
      case 0: bytes[generator.below(bytes.count)] = UInt8(generator.below(256))
      case 1: bytes.removeLast(generator.below(bytes.count))
      default: bytes.insert(UInt8(ascii: "\""), at: generator.below(bytes.count + 1))
      }
      if bytes.isEmpty { bytes = [0x7B] }
    }
    let id = RecordIdentifier(bytes).value()
    if let record = try? DocumentRecord(line: bytes) { #expect(record.id == id) }
  }
}
