#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How text for people stands out on a terminal, and nowhere else.
struct TerminalStyle: Hashable, Sendable {
  /// Whether anything is coloured.
  let isOn: Bool

  /// The style of standard output.
  static let output = TerminalStyle(
    isTerminal: isatty(STDOUT_FILENO) == 1, noColor: variable("NO_COLOR"),
    terminal: variable("TERM"))

  /// - Parameters:
  ///   - noColor: The variable `NO_COLOR`, which anything but nothing makes say no (no-color.org).
  ///   - terminal: The variable `TERM`.
  init(isTerminal: Bool, noColor: String?, terminal: String?) {
    isOn = isTerminal && (noColor ?? "").isEmpty && !["", "dumb"].contains(terminal ?? "")
  }

  /// A heading.
  func heading(_ text: String) -> String { put("1", text) }
  /// What was looked for.
  func match(_ text: String) -> String { put("1;31", text) }
  /// What is wrong.
  func failure(_ text: String) -> String { put("31", text) }
  /// What deserves attention.
  func warning(_ text: String) -> String { put("33", text) }

  private func put(_ code: String, _ text: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
