import ArgumentParser
import Foundation
import HanText

/// How results are written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// One JSON object a line.
  case jsonl
  /// For people.
  case text

  /// `text` on a terminal, `jsonl` elsewhere.
  static var usual: OutputFormat { isatty(STDOUT_FILENO) == 1 ? .text : .jsonl }
}

/// In which script terms are reported.
enum TermScript: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// As the source writes them.
  case source
  /// Simplified.
  case hans
  /// Traditional.
  case hant
}

/// The option that says how results are written.
struct FormatOptions: ParsableArguments {
  @Option(help: "How results are written: jsonl or text (default: text on a terminal).")
  var format: OutputFormat?

  /// The format to write.
  var effective: OutputFormat { format ?? .usual }
}

/// The option that says how the subcommands that rewrite text write it.
struct TextFormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How results are written: text, or jsonl with ranges.", valueName: "format"))
  var format: OutputFormat = .text
}

/// The option that names dictionaries of the user's.
struct DictionaryOptions: ParsableArguments {
  @Option(
    name: .customLong("user-dictionary"), parsing: .singleValue,
    help: ArgumentHelp(
      "Words to keep whole, one per line: word[ frequency][ tag]; repeatable.",
      discussion:
        "Of a word that is listed twice, the last line counts. Tabs separate fields unambiguously.",
      valueName: "file"),
    completion: .file())
  var userDictionaries: [String] = []

  @Flag(
    name: .customLong("no-memory"),
    help: ArgumentHelp(
      "Segment each sentence by itself, without what the document says elsewhere."))
  var forgetsWords = false

  @Option(
    name: .customLong("pattern"), parsing: .singleValue,
    help: ArgumentHelp(
      "Regular expressions whose matches stay whole, one per line after a name; repeatable.",
      discussion: "A name in Latin letters is the part of speech of its matches.",
      valueName: "file"),
    completion: .file())
  var patterns: [String] = []

  /// The words of all dictionaries.
  ///
  /// - Throws: `UserDictionaryError` with the line that cannot be an entry.
  func dictionary() throws(UserDictionaryError) -> UserDictionary {
    var dictionary = UserDictionary()
    for path in userDictionaries {
      let text: String
      do throws(DocumentFailure) { text = try DecodedFile.text(path) } catch {
        throw UserDictionaryError(path: path, line: nil, cause: error.cause)
      }
      dictionary.merge(try UserDictionary(parsing: text, path: path))
    }
    for path in patterns {
      let text: String
      do throws(DocumentFailure) { text = try DecodedFile.text(path) } catch {
        throw UserDictionaryError(path: path, line: nil, cause: error.cause)
      }
      dictionary.add(patterns: try UserPattern.parse(text, path: path))
    }
    return dictionary
  }
}

/// The options that say how documents are analysed.
struct AnalysisOptions: ParsableArguments {
  @OptionGroup var cleaning: CleaningOptions

  @Option(
    help: ArgumentHelp(
      "The script of reported terms: as in the source, hans or hant.", valueName: "script"))
  var script: TermScript = .source

  @Option(
    help: ArgumentHelp(
      "Stop words, one per line, instead of the bundled list (Simplified; '#' starts a comment).",
      valueName: "file"),
    completion: .file())
  var stopwords: String?

  @Option(
    help: ArgumentHelp(
      "The similarity from which a repeated document is not counted: 0.5 to 1; 0 counts all (default: 0.9).",
      valueName: "share"))
  var duplicates: Double?

  @Option(
    help: ArgumentHelp(
      "Rank by these counts, made by hantext count or merge, instead of those of the input; "
        + "repeatable.",
      valueName: "file"),
    completion: .file())
  var counts: [String] = []

  @OptionGroup var dictionaries: DictionaryOptions

  func validate() throws {
    let duplicates = duplicates ?? 0
    guard duplicates == 0 || (0.5...1).contains(duplicates) else {
      throw ValidationError("--duplicates must be 0, or from 0.5 to 1, not \(duplicates).")
    }
  }

  /// From which similarity on a document is not counted again; `nil` when all are.
  var duplicateThreshold: Double? { duplicates == 0 ? nil : duplicates ?? 0.9 }

  /// The configuration these options ask for.
  ///
  /// - Throws: ``DocumentFailure`` when the stop list cannot be read, `UserDictionaryError`.
  func configuration(offsets: OffsetUnit) throws -> Configuration {
    var stopWords = WordList.stopWords
    if let stopwords {
      do throws(DocumentFailure) {
        stopWords = WordList(parsing: try DecodedFile.text(stopwords))
      } catch {
        throw DocumentFailure(id: stopwords, cause: "the stop list: \(error.cause)")
      }
    }
    var configuration = Configuration(
      cleans: !cleaning.raw, withoutRules: cleaning.withoutRules, kind: cleaning.kind,
      stopWords: stopWords,
      userDictionary: try dictionaries.dictionary(), offsets: offsets,
      duplicateThreshold: duplicateThreshold)
    configuration.remembersWords = !dictionaries.forgetsWords
    return configuration
  }

  /// Puts terms in the script that was asked for.
  func wording() throws(ResourceError) -> TermWording { try TermWording(script) }
}

/// Puts terms in the script that was asked for.
struct TermWording: Sendable {
  private let script: TermScript
  private let converter: ScriptConverter?

  init(_ script: TermScript) throws(ResourceError) {
    self.script = script
    converter = script == .hant ? try ScriptConverter(to: .traditional) : nil
  }

  /// Whether terms are shown as the source words them.
  var isSource: Bool { script == .source }

  /// The term to show, from its wording in the source and its canonical one.
  func term(source: String, canonical: String) -> String {
    switch script {
    case .source: source
    case .hans: canonical
    case .hant: converter?.convert(canonical) ?? canonical
    }
  }
}
