import HanLexicon
import HanTestSupport
import Testing

@testable import HanTraining

@Suite("Conversion tables")
struct ConversionCompilerTests {
  private static let names = [
    "CJK_Compatibility_Ideographs", "STCharacters", "STPhrases",
    "STPhrases_GeneratedFromRegionalPhrases", "TSCharacters", "TSCharactersExt", "TSPhrases",
    "TWPhrases", "TWPhrasesRev", "TWVariants", "TWVariantsPhrases", "TWVariantsRev",
    "TWVariantsRevPhrases", "HKPhrases", "HKPhrasesRev", "HKVariants", "HKVariantsPhrases",
    "HKVariantsRev", "HKVariantsRevPhrases",
  ]

  private func folder(_ changes: [String: String] = [:]) throws -> TemporaryDirectory {
    let folder = try TemporaryDirectory()
    for name in Self.names { try folder.write("conversion/\(name).txt", "里\t裏 里\n") }
    try folder.write("conversion/CJK_Compatibility_Ideographs.txt", "\u{F900}\t豈\n")
    try folder.write("conversion/STPhrases.txt", "头发\t頭髮\n这里\t這裏\n")
    try folder.write("conversion-words.txt", "# words\n发动机\t發動機\n")
    try folder.write("conversion-variants.txt", "著\t着\n")
    try folder.write("conversion-names.txt", "里\t里\t.\t里\n")
    try folder.write("conversion-terms.txt", "")
    for (name, text) in changes { try folder.write(name, text) }
    return folder
  }

  @Test("the same dictionaries give the same bytes, in which every section can be opened")
  func deterministic() throws {
    let folder = try folder()
    var bytes: [[UInt8]] = []
    for _ in 0..<2 {
      var compiler = try ConversionCompiler(dictionaries: folder.path("conversion"))
      bytes.append(try compiler.compile())
    }
    #expect(bytes[0] == bytes[1])
    let container = try ModelContainer(TableBytes(bytes[0]))
    for section in ["st.pages.4", "st.entries", "ts.nodes", "pool", "tells", "alt.nodes"] {
      #expect(throws: Never.self) { try container.section(section) }
    }
  }

  @Test("a broken line is named")
  func broken() throws {
    let folder = try folder(["conversion/TWVariants.txt": "里\t裏\n里里\n"])
    var compiler = try ConversionCompiler(dictionaries: folder.path("conversion"))
    let error = #expect(throws: ConversionCompilerError.self) { try compiler.compile() }
    #expect(error?.description.contains("TWVariants.txt:2") ?? false)
  }
}
