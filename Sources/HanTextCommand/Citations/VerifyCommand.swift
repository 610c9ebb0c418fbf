import ArgumentParser
import HanText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `hantext verify`
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Confirms citations against their documents, or says what changed.",
    discussion: """
      A citation is a line of JSON, as 'Copy citation' on the page of a report gives it: the passage, \
      its document with a digest, its range, and the fingerprint of what made the report. Lines that \
      are no JSON are skipped. A document is read by its id, unless paths are given to look for it in: \
      for records of JSON Lines with ids of their own, name the file.

      A citation is confirmed; or the document was edited elsewhere, the passage has moved, is gone, or \
      is wrong (the document is unchanged, and never had it there); or the document is missing. The \
      exit status is 0 if all are confirmed, else 1. White space does not count.

      Example: hantext verify citations.txt pages
      """)

  @Argument(
    help: ArgumentHelp(
      "A file of citations, or '-' for standard input.", valueName: "citations"),
    completion: .file())
  var citations: String

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup(title: "Running") var options: RunOptions

  func run() throws {
    let cited = try Citation.all(in: try DecodedFile.text(citations), path: citations)
    let output = try OutputWriter()
    let loader = try DocumentLoader(input)
    var numbers: [String: [Int]] = [:]
    for (number, citation) in cited.enumerated() {
      numbers[citation.document, default: []].append(number)
    }
    var checks = [CitationCheck?](repeating: nil, count: cited.count)
    let paths = input.paths.isEmpty ? Self.paths(of: cited) : input.paths
    if !paths.isEmpty {
      let run = DocumentRun(of: Self.self, paths: paths, input: input, options: options)
      do {
        _ = try run.perform { [numbers] raw in
          guard let wanted = numbers[raw.id] else { return CheckedDocument(id: raw.id, checks: []) }
          let text = try loader.load(raw).document.text
          let digest = DocumentDigest.digest(of: text)
          var texts: [OffsetUnit: CitedText] = [:]
          return CheckedDocument(
            id: raw.id,
            checks: wanted.map { number in
              let unit = cited[number].unit
              let indexed = texts[unit] ?? CitedText(text, unit: unit)
              texts[unit] = indexed
              return (number, CitationCheck(cited[number], in: indexed, digest: digest))
            })
        } deliver: { document in
          for (number, check) in document.checks where checks[number] == nil {
            checks[number] = check
          }
        } fail: { failure in
          for number in numbers[failure.id] ?? [] { checks[number] = .missing(failure.cause) }
        }
      } catch is ExitCode {
        // No document could be read, which the citations say one by one.
      }
    }
    var isConfirmed = true
    for (citation, check) in zip(cited, checks) {
      let check =
        check ?? .missing("there is no document with this id (help: name its file or folder)")
      isConfirmed = isConfirmed && check.status == .confirmed
      let record = CitationRecord(citation, check)
      try output.write(format.effective == .jsonl ? record.json : record.text(.output))
    }
    try output.finish()
    if !isConfirmed { throw RunStatus.someFailed.exitCode }
  }

  /// The files that ids name: paths, and paths with a line behind them.
  static func paths(of citations: [Citation]) -> [String] {
    var seen: Set<String> = []
    return citations.compactMap { citation in
      let id = citation.document
      if access(id, F_OK) == 0 { return id }
      guard let colon = id.lastIndex(of: ":"), Int(id[id.index(after: colon)...]) != nil else {
        return nil
      }
      let path = String(id[..<colon])
      return access(path, F_OK) == 0 ? path : nil
    }.filter { seen.insert($0).inserted }
  }
}

/// A citation with what became of it, for the output.
struct CitationRecord {
  private let citation: Citation
  private let check: CitationCheck

  init(_ citation: Citation, _ check: CitationCheck) {
    self.citation = citation
    self.check = check
  }

  /// Whether the report was made by what this command is; of options and dictionaries of the
  /// report's nothing can be said.
  private var isOfThisVersion: Bool? {
    guard let fingerprint = citation.fingerprint.flatMap(CountsFingerprint.init) else { return nil }
    return fingerprint.version == HanTextVersion.current
      && fingerprint.models == HanTextVersion.models
  }

  /// A line of JSON.
  var json: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("line", citation.line)
    json.member("document", citation.document)
    json.member("text", citation.text)
    json.member("status", check.status.rawValue)
    json.key("range")
    json.range(citation.range)
    json.member("unit", citation.unit.rawValue)
    json.member("places", check.places)
    json.optional("digest", check.digest)
    json.optional(
      "same_document", citation.digest.flatMap { cited in check.digest.map { $0 == cited } })
    json.optional("same_version", isOfThisVersion)
    json.optional("cause", check.cause)
    json.endObject()
    json.newline()
    return json.bytes
  }

  /// A line for people.
  func text(_ style: TerminalStyle) -> [UInt8] {
    let place = "\(citation.range.lowerBound)-\(citation.range.upperBound)"
    var line = "\(check.status.rawValue)\t\(citation.document) \(place)\t\(citation.text)"
    switch check.status {
    case .confirmed, .gone: break
    case .edited: line += "\tthe document changed elsewhere"
    case .moved, .wrong:
      let places = check.places.map { "\($0.lowerBound)-\($0.upperBound)" }
      line +=
        places.isEmpty
        ? "\tit stands nowhere in it" : "\tit stands at \(places.joined(separator: ", "))"
    case .missing: line += "\t\(check.cause ?? "")"
    }
    if isOfThisVersion == false { line += "\tthe report was made by another version" }
    let escaped = line.split(separator: "\t", omittingEmptySubsequences: false)
      .map { Messages.escaped(String($0)) }.joined(separator: "\t")
    let shown = check.status == .confirmed ? escaped : style.failure(escaped)
    return Array((shown + "\n").utf8)
  }
}

extension JSONWriter {
  fileprivate mutating func optional(_ name: String, _ flag: Bool?) {
    key(name)
    if let flag { value(flag) } else { null() }
  }
}
