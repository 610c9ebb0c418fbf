import Foundation
import HanTestSupport
import Testing

@testable import HanReports

@Suite("JSON writer")
struct JSONWriterTests {
  @Test("members stay in order and commas stand between values only")
  func structure() {
    var json = JSONWriter()
    json.beginObject()
    json.key("b")
    json.beginArray()
    json.value(1)
    json.beginArray()
    json.endArray()
    json.beginObject()
    json.endObject()
    json.range(2..<5)
    json.endArray()
    json.key("a")
    json.value(true)
    json.key("c")
    json.null()
    json.key("d")
    json.raw(#"{"x":1}"#)
    json.key("e")
    json.value("xyz".dropFirst())
    json.endObject()
    json.newline()
    json.value(false)
    json.newline()
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == #"{"b":[1,[],{},[2,5]],"a":true,"c":null,"d":{"x":1},"e":"yz"}"# + "\nfalse\n")
  }

  @Test("only what must be escaped is")
  func escapes() {
    let all = "\"\\\u{8}\t\n\u{C}\r\0\u{1F}\u{7F}/\u{2028}<汉𠮷"
    #expect(
      written { $0.value(all) }
        == #""\"\\\b\t\n\f\r\u0000\u001f"# + "\u{7F}/\u{2028}<汉𠮷\"")
    #expect(written { $0.value("") } == "\"\"")
  }

  @Test(
    "numbers are the same everywhere",
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-1.5, "-1.5"), (0.1 + 0.2, "0.30000000000000004"),
      (2.0 / 3, "0.6666666666666666"),
      (1e-7, "1e-07"), (-0.25, "-0.25"), (123456.789, "123456.789"), (999_999_999.5, "999999999.5"),
      (1e9, "1000000000"), (1e300, "1e+300"), (.nan, "null"), (-.infinity, "null"),
    ] as [(Double, String)])
  func doubles(number: Double, text: String) {
    #expect(written { $0.value(number) } == text)
  }

  @Test("integers", arguments: [0, 7, 10, -1, 1_234_567_890, .max, .min])
  func integers(number: Int) {
    #expect(written { $0.value(number) } == String(number))
  }

  @Test("bytes can be taken in the middle")
  func take() {
    var json = JSONWriter()
    json.beginArray()
    json.value(1)
    let first = json.take()
    #expect(json.bytes.isEmpty)
    json.value(2)
    json.endArray()
    #expect(String(decoding: first + json.take(), as: UTF8.self) == "[1,2]")
  }

  @Test("strings read back as they were", arguments: 0..<60)
  func roundTrip(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    // Foundation's parser drops a byte order mark at the beginning of a string.
    let text = "汉" + RandomText.text(upTo: 60, using: &generator)
    var json = JSONWriter()
    json.beginArray()
    json.value(text)
    json.value(Substring(text))
    json.endArray()
    let parsed = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String]
    #expect(parsed?.map { Array($0.utf8) } == [Array(text.utf8), Array(text.utf8)])
  }

  @Test("numbers for people")
  func decimals() {
    #expect(DecimalText.rounded(2.0 / 3) == "0.667")
    #expect(DecimalText.rounded(-0.5, places: 1) == "-0.5")
    #expect(DecimalText.rounded(.infinity) == "–")
    #expect(DecimalText.grouped(1_234_567) == "1,234,567")
    #expect(DecimalText.grouped(-1000) == "-1,000")
    #expect(DecimalText.grouped(0) == "0")
  }

  private func written(_ write: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    write(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
