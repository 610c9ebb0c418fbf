import HanICU
import Testing

@Suite struct NormalizerTests {
  /// Swift compares strings up to canonical equivalence: compare scalars instead.
  static func scalars(_ string: String) -> [UInt32] { string.unicodeScalars.map(\.value) }

  @Test(
    arguments: [
      (.nfc, "e\u{301}", "\u{E9}"), (.nfd, "\u{E9}", "e\u{301}"), (.nfc, "\u{F900}", "\u{8C48}"),
      (.nfkc, "ＡＢＣ１２３", "ABC123"), (.nfc, "ＡＢＣ", "ＡＢＣ"), (.nfkc, "㈱", "(株)"),
      (.nfkc, "ｶﾞ", "ガ"), (.nfc, "\u{2F800}", "\u{4E3D}"), (.nfkc, "𠮷👨‍👩‍👧‍👦", "𠮷👨‍👩‍👧‍👦"),
      (.nfkc, "\u{FDFA}", "صلى الله عليه وسلم"), (.nfc, "", ""), (.nfkc, "plain", "plain"),
    ] as [(Normalizer.Form, String, String)])
  func forms(_ form: Normalizer.Form, _ source: String, _ expected: String) throws {
    let normalizer = try Normalizer(form)
    #expect(Self.scalars(normalizer.normalize(source)) == Self.scalars(expected))
    #expect(normalizer.isNormalized(source) == (Self.scalars(source) == Self.scalars(expected)))
    #expect(normalizer.isNormalized(expected))
  }

  @Test(arguments: Normalizer.Form.allCases) func aMegabyte(_ form: Normalizer.Form) throws {
    let normalizer = try Normalizer(form)
    // U+FDFA becomes 18 times as long, so the first buffer is too small.
    let source = Sample.long(bytes: 1 << 20) + String(repeating: "\u{FDFA}", count: 200_000)
    let once = normalizer.normalize(source)
    #expect(normalizer.isNormalized(once))
    #expect(Self.scalars(normalizer.normalize(once)) == Self.scalars(once))
    #expect(form != .nfkc || !normalizer.isNormalized(source))
  }

  @Test func boundaries() throws {
    let normalizer = try Normalizer(.nfc)
    #expect(normalizer.hasBoundary(before: "花") && normalizer.hasBoundary(before: "A"))
    #expect(!normalizer.hasBoundary(before: "\u{301}"))
  }

  @Test func tasksOnOneNormalizerAgree() async throws {
    let normalizer = try Normalizer(.nfkc)
    let source = Sample.long(bytes: 20_000)
    let expected = normalizer.normalize(source)
    for result in await concurrently({ normalizer.normalize(source) }) {
      #expect(result == expected)
    }
  }
}
