import HanText

/// What `hantext --version` says: the version, and the fingerprints of what results depend on.
enum VersionText {
  /// A name and a value a line; the first line is the command's.
  static var text: String {
    lines.map { "\($0.name) \($0.value)" }.joined(separator: "\n")
  }

  /// The version, ICU's, and the fingerprints of models and word lists.
  static var lines: [(name: String, value: String)] {
    [
      ("hantext", HanTextVersion.current),
      ("icu", "\(HanTextVersion.icu) (Unicode \(HanTextVersion.unicode))"),
      ("models", HanTextVersion.models.description),
      ("dictionaries", HanTextVersion.dictionaries.description),
    ]
  }
}
