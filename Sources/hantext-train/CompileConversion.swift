import ArgumentParser
import Foundation
import HanTraining

/// `hantext-train compile conversion`
struct CompileConversion: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conversion",
    abstract: "Makes the tables of script conversion of OpenCC's dictionaries.",
    discussion: """
      Example: hantext-train compile conversion --dictionaries Dictionaries/conversion \
      --output Dictionaries/conversion.bin
      """)

  @Option(
    help: ArgumentHelp("The folder of the dictionaries, as text.", valueName: "folder"),
    completion: .directory)
  var dictionaries: String

  @Option(help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
  var output: String

  func run() throws {
    var compiler = try ConversionCompiler(dictionaries: dictionaries)
    let bytes = try compiler.compile()
    try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
    print("\(output): \(bytes.count) bytes")
  }
}
