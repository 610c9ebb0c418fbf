import HanICU
import Testing

@Suite struct NormalizerTests {
  /// Swift compares strings up to canonical equivalence: compare scalars instead.
  static func scalars(_ string: String) -> [UInt32] { string.unicodeScalars.map(\.value) }

  @Test(
    arguments: [
      ("e\u{301}", "\u{E9}"), ("\u{F900}", "\u{8C48}"), ("\u{2F00}", "一"), ("ＡＢＣ１２３", "ABC123"),
      ("㈱", "(株)"), ("ｶﾞ", "ガ"), ("\u{2F800}", "\u{4E3D}"), ("𠮷👨‍👩‍👧‍👦", "𠮷👨‍👩‍👧‍👦"),
      ("\u{FDFA}", "صلى الله عليه وسلم"), ("", ""), ("plain", "plain"),
    ])
  func forms(_ source: String, _ expected: String) throws {
    let normalizer = try Normalizer()
    #expect(Self.scalars(normalizer.normalize(source)) == Self.scalars(expected))
  }

  @Test func aMegabyte() throws {
    let normalizer = try Normalizer()
    // U+FDFA becomes 18 times as long, so the first buffer is too small.
    let source = Sample.long(bytes: 1 << 20) + String(repeating: "\u{FDFA}", count: 200_000)
    let once = normalizer.normalize(source)
    #expect(Self.scalars(normalizer.normalize(once)) == Self.scalars(once))
  }

  @Test func tasksOnOneNormalizerAgree() async throws {
    let normalizer = try Normalizer()
    let source = Sample.long(bytes: 20_000)
    let expected = normalizer.normalize(source)
    for result in await concurrently({ normalizer.normalize(source) }) {
      #expect(result == expected)
    }
  }
}
