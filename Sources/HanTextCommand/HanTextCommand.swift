import ArgumentParser
import HanText

/// Where the command begins.
@main
enum Main {
  static func main() { CommandMain.run(HanTextCommand.self) }
}

/// The command `hantext`.
struct HanTextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hantext",
    abstract: "Analyses Chinese text: keywords, slogans, terms, words, scripts.",
    discussion: """
      A path is a file, a folder (searched for \(InputFormat.extensions)) or '-' for standard \
      input. Ranges are half-open and count in the decoded source text.

      Exit status: 0 all documents done; 1 some documents failed; 2 usage error; 3 nothing could \
      be read or written; 130 interrupted (129 and 143: the terminal has gone, or told to end).

      Example: hantext report pages -o report
      """,
    version: HanTextVersion.current,
    subcommands: [
      ReportCommand.self, KeywordsCommand.self, SlogansCommand.self, EntitiesCommand.self,
      TermsCommand.self, SegmentCommand.self, ConvertCommand.self, CleanCommand.self,
      AnalyzeCommand.self, CountCommand.self, MergeCommand.self, ProfileCommand.self,
      CompareCommand.self,
      CollocationsCommand.self, ConcordanceCommand.self, PairsCommand.self, TrendCommand.self,
      NewWordsCommand.self, IndexCommand.self, VerifyCommand.self, InitCommand.self,
      ConfigCommand.self,
      DoctorCommand.self,
    ])
}
