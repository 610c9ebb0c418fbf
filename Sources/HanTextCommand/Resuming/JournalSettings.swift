import HanCore
import HanText

/// What analyses depend on beside the documents, by names that users know: analyses made otherwise
/// are not gone on with.
struct JournalSettings: Hashable, Sendable {
  private struct Field: Hashable {
    var name: String
    var value: String
    /// Whether people can read the value.
    var isPlain = true
  }

  private var fields: [Field] = []

  /// The settings of a run of `report`.
  init(
    _ configuration: Configuration, _ fingerprint: CountsFingerprint, input: InputOptions,
    cleaning: CleaningOptions
  ) {
    add("the program's version", fingerprint.version)
    add("the program's models or word lists", "\(fingerprint.models)", isPlain: false)
    add(
      "the words of --user-dictionary, --pattern or --stopwords", "\(fingerprint.dictionaries)",
      isPlain: false)
    add("--raw", cleaning.raw ? "yes" : "no")
    add(
      "--disable-rule",
      cleaning.withoutRules.isEmpty ? "none" : cleaning.withoutRules.sorted().joined(separator: " ")
    )
    add("--kind", cleaning.kind?.rawValue ?? "as it looks")
    add("--no-memory", configuration.remembersWords ? "no" : "yes")
    add("--offsets", configuration.offsets.rawValue)
    add("--embed", configuration.keepsTexts ? "texts" : "none")
    add("--duplicates", configuration.duplicateThreshold == nil ? "0" : "more than 0")
    add("--encoding", input.encoding ?? "detected")
    add("--on-invalid", input.onInvalid.rawValue)
    add("--repair", input.repair ? "yes" : "no")
    add("options that change what is counted", "\(fingerprint.options)", isPlain: false)
  }

  private mutating func add(_ name: String, _ value: String, isPlain: Bool = true) {
    fields.append(Field(name: name, value: value, isPlain: isPlain))
  }

  /// What differs from the settings of an earlier run, in words.
  func differences(from earlier: JournalSettings) -> [String] {
    var names: [String] = []
    for field in fields {
      let before = earlier.fields.first { $0.name == field.name }
      if before?.value == field.value { continue }
      names.append(
        field.isPlain
          ? "\(field.name) (\(before?.value ?? "unknown") then, \(field.value) now)" : field.name)
    }
    // Every option that is counted by has a name of its own, if the program is the same.
    if names.count > 1 { names.removeAll { $0 == "options that change what is counted" } }
    return names
  }
}

extension JournalSettings: WireValue {
  func encode(to writer: inout ByteWriter) {
    writer.list(fields) { writer, field in
      writer.string(field.name)
      writer.string(field.value)
      writer.flag(field.isPlain)
    }
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    fields = try reader.list { reader throws(ByteError) in
      Field(
        name: try reader.string(), value: try reader.string(), isPlain: try reader.flag())
    }
  }
}
