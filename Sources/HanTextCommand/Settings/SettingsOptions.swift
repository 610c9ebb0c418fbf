import ArgumentParser

/// The options that say which file other options come from. ``CommandMain`` acts on them before the
/// command line is parsed.
struct SettingsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take options from this file (default: \(SettingsFile.usualName), if the working folder has "
        + "one).",
      discussion: "Options of the command line win over those of the file; see hantext init.",
      valueName: "file"),
    completion: .file(extensions: ["yml", "yaml"]))
  var config: String?

  @Flag(name: .customLong("no-config"), help: "Take no options from a file.")
  var noConfig = false
}
