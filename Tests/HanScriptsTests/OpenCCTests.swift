import Foundation
import HanScripts
import HanTestSupport
import Testing

@Suite("As OpenCC")
struct OpenCCTests {
  @Test("frozen cases")
  func frozen() throws {
    for (from, to, text, expected) in OpenCCCases.cases {
      let converter = try ScriptConverter(from: ScriptVariant(rawValue: from), to: variant(to))
      #expect(converter.convert(text) == expected, "\(from) → \(to): \(text)")
    }
  }

  @Test("NULs are characters as others")
  func nul() throws {
    #expect(try ScriptConverter(to: .traditional).convert("头\0发\0头发") == "頭\0發\0頭髮")
  }

  @Test("a sequence that is no whole one is converted, a whole one is not")
  func sequences() throws {
    let converter = try ScriptConverter(to: .traditional)
    #expect(converter.convert("⿰里里") == "⿰里里")
    #expect(converter.convert("⿰里") == "⿰裏")
  }

  /// Set to a Python that has the package `opencc` 1.4.2.
  static let python = ProcessInfo.processInfo.environment["OPENCC_PYTHON"]

  @Test(
    "the same as the package on random texts", .enabled(if: OpenCCTests.python != nil),
    arguments: 0..<4)
  func differential(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let texts = OpenCCCases.cases.flatMap { [$0.text, $0.expected] }
    let scalars = texts.flatMap { Array($0.unicodeScalars) }
    var text = ""
    for _ in 0..<20_000 {
      if generator.oneIn(3) {
        text += texts[generator.below(texts.count)]
      } else {
        text.unicodeScalars.append(scalars[generator.below(scalars.count)])
      }
    }
    let folder = try TemporaryDirectory()
    let input = try folder.write("input", text)
    for name in [
      "s2t", "t2s", "s2tw", "tw2s", "s2hk", "hk2s", "s2twp", "tw2sp", "t2tw", "tw2t", "t2hk",
      "hk2t", "s2hkp", "hk2sp",
    ] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Self.python ?? "")
      process.arguments = [
        "-c",
        """
        import opencc, sys
        text = open(sys.argv[2], newline="", encoding="utf-8").read()
        open(sys.argv[3], "w", newline="", encoding="utf-8").write(
            opencc.OpenCC(sys.argv[1]).convert(text))
        """, name, input, folder.path(name),
      ]
      try process.run()
      process.waitUntilExit()
      let (from, to) = try #require(Self.variants(name))
      let ours = try ScriptConverter(from: from, to: to).convert(text)
      #expect(Array(ours.utf8) == (try folder.read(name)), "\(name)")
    }
  }

  /// The variants that a configuration's name says.
  private static func variants(_ name: String) -> (ScriptVariant, ScriptVariant)? {
    func variant(_ code: Substring) -> ScriptVariant? {
      switch code {
      case "s": .simplified
      case "t": .traditional
      case "sp": .simplified
      default: ScriptVariant(rawValue: String(code))
      }
    }
    let parts = name.split(separator: "2")
    guard let to = variant(parts[1]), let from = variant(parts[0]) else { return nil }
    guard parts[1] == "sp" else { return (from, to) }
    return (from == .taiwan ? .taiwanIdioms : .hongKongIdioms, to)
  }

  private func variant(_ name: String) throws -> ScriptVariant {
    try #require(ScriptVariant(rawValue: name))
  }
}
