import ArgumentParser
import HanText

/// The options that name analyses made before.
struct AnalysesOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Files that hantext analyze wrote, in the order of the documents, instead of documents.",
      valueName: "file"),
    completion: .file())
  var analyses: [String] = []

  @Option(
    help: ArgumentHelp(
      "With --analyses: fail unless the files hold this many documents.", valueName: "n"))
  var expectDocuments: Int?

  func validate() throws {
    guard expectDocuments == nil || !analyses.isEmpty else {
      throw ValidationError("--expect-documents goes with --analyses.")
    }
  }

  /// Refuses documents beside analyses.
  func validate(with input: InputOptions) throws {
    guard analyses.isEmpty || input.paths.isEmpty else {
      throw ValidationError(
        "--analyses stands for the documents: name files of analyses or documents, not both.")
    }
  }
}
