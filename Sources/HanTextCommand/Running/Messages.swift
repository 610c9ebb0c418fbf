internal import CProcess
internal import HanDocuments
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// All that is said on standard error: messages in whole lines, and the progress bar below them.
final class Messages: Sendable {
  /// Whether warnings and progress are silenced.
  let isQuiet: Bool
  private let descriptor: Int32
  private let bar = Mutex("")

  init(quiet: Bool = false, descriptor: Int32 = STDERR_FILENO) {
    isQuiet = quiet
    self.descriptor = descriptor
  }

  /// Says what became of a document: `hantext: PATH: cause`.
  func error(_ failure: DocumentFailure) { error("\(failure.id): \(failure.cause)") }

  /// Says what went wrong.
  func error(_ text: String) { say(text) }

  /// Says what deserves attention, unless quiet.
  func warning(_ text: String) { if !isQuiet { say(text) } }

  /// Puts `line` in place of the bar; an empty one clears it. ASCII alone.
  func draw(_ line: String) {
    bar.withLock { bar in
      guard !isQuiet, line != bar else { return }
      let rest = String(repeating: " ", count: max(0, bar.utf8.count - line.utf8.count))
      put("\r" + line + rest + (line.isEmpty ? "\r" : ""))
      bar = line
      interruption_blank(Int32(line.utf8.count))
    }
  }

  private func say(_ text: String) {
    bar.withLock { bar in
      // One call, so that messages of several processes do not mix within a line.
      let blank = String(repeating: " ", count: bar.utf8.count)
      let clearing = bar.isEmpty ? "" : "\r\(blank)\r"
      put("\(clearing)hantext: \(Self.escaped(text))\n\(bar)")
    }
  }

  /// Nobody is left to be told that standard error is gone.
  private func put(_ text: String) {
    try? OutputFile.write(Array(text.utf8), to: descriptor, path: "standard error")
  }

  /// The text with everything escaped that could break a line or command a terminal: control
  /// characters, line and paragraph separators, and marks that reverse the direction of text.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09: result += "\\t"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
