import HanICU
import Testing

@Suite struct ICUErrorTests {
  @Test func anErrorSaysWhatFailedAndWhatToDo() throws {
    let error = try #require(throws: ICUError.self) { try Converter("Big6") }
    #expect(error.name == "U_FILE_ACCESS_ERROR")
    #expect(error.code == 4)
    #expect(error.operation == "open a converter for the encoding “Big6”")
    #expect(error.description.hasPrefix("could not open a converter for the encoding “Big6”: "))
    #expect(error.description.contains("help: check the spelling"))
  }
}
