import ArgumentParser
import HanText

/// `hantext doctor`
struct DoctorCommand: ParsableCommand {
  /// How findings are written.
  enum Format: String, CaseIterable, ExpressibleByArgument, Sendable {
    /// A screen for people.
    case text
    /// One JSON object.
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Shows versions, locale, memory and write access on one screen, for bug reports.",
    discussion: """
      Versions, the machine, its limits, and whether the parts work. No document is read, and no \
      text, no name and no variable beyond those that are shown. The exit status is 1 when \
      something keeps hantext from working.

      Example: hantext doctor
      """)

  @Option(help: "How findings are written: text or json.")
  var format: Format = .text

  @OptionGroup var settings: SettingsOptions

  func run() throws {
    let findings = Doctor.findings(settings)
    let output = try OutputWriter()
    switch format {
    case .json: try output.write(Self.json(findings))
    case .text: try output.write(Self.text(findings, .output))
    }
    try output.finish()
    if findings.contains(where: { $0.state == .fault }) { throw RunStatus.someFailed.exitCode }
  }

  /// One object, with the findings in order.
  static func json(_ findings: [Finding]) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("version", HanTextVersion.current)
    json.key("fingerprints")
    json.beginObject()
    json.member("models", HanTextVersion.models.description)
    json.member("dictionaries", HanTextVersion.dictionaries.description)
    json.key("tables")
    json.beginObject()
    for table in HanTextVersion.tables { json.member(table.name, table.fingerprint) }
    json.endObject()
    json.endObject()
    json.key("findings")
    json.beginArray()
    for finding in findings {
      json.beginObject()
      json.member("name", finding.name)
      json.member("state", finding.state.rawValue)
      json.member("value", finding.value)
      json.optional("help", finding.help)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.newline()
    return json.bytes
  }

  /// A line each, and one for what to do.
  static func text(_ findings: [Finding], _ style: TerminalStyle) -> String {
    let width = findings.map(\.name.count).max() ?? 0
    return findings.map { finding in
      let name = finding.name + String(repeating: " ", count: width - finding.name.count)
      let value = Messages.escaped(finding.value)
      let line =
        switch finding.state {
        case .fine: "  \(name)  \(value)\n"
        case .remark: "\(style.warning("?")) \(name)  \(style.warning(value))\n"
        case .fault: "\(style.failure("!")) \(name)  \(style.failure(value))\n"
        }
      return line + (finding.help.map { "    help: \(Messages.escaped($0))\n" } ?? "")
    }.joined()
  }
}

/// Something the command works with, and how it is.
struct Finding: Hashable, Sendable {
  enum State: String, Hashable, Sendable, CaseIterable {
    case fine
    /// Something that may matter.
    case remark
    /// Something that keeps the command from working.
    case fault
  }

  var name: String
  var value: String
  var state: State = .fine
  /// What to do about it.
  var help: String?
}
