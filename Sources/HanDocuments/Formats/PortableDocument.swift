import CFormats
import HanCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The text of a PDF, which the program `pdftotext` (poppler-utils) finds.
enum PortableDocument {
  /// What to do without it.
  static let advice = "install pdftotext, of poppler-utils"

  /// Whether the program is installed.
  static let isReadable: Bool = {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return path.split(separator: ":").contains { access("\($0)/pdftotext", X_OK) == 0 }
  }()

  /// The largest text that is taken, and for how long the program may be silent.
  private static let limit = 256 << 20
  private static let patience: Int32 = 60_000

  /// The text of a file, UTF-8.
  static func text(of path: String) throws(FormatError) -> [UInt8] {
    guard isReadable else {
      throw FormatError(cause: "it cannot be read (help: \(advice))")
    }
    // A name that begins with a hyphen is no option.
    let name = path.hasPrefix("-") ? "./\(path)" : path
    var output: Int32 = -1
    let arguments = ["pdftotext", "-enc", "UTF-8", "-nopgbrk", "-q", name, "-"]
    let process = withCStrings(arguments) { hanfmt_start($0, &output) }
    guard process > 0 else {
      throw FormatError(
        cause: "pdftotext did not start: \(SystemError.explanation(of: Int32(-process)))")
    }
    defer { close(output) }
    var bytes: [UInt8] = []
    while true {
      var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, patience)
      if ready < 0, errno == EINTR { continue }
      guard ready > 0, bytes.count <= limit else {
        _ = hanfmt_wait(process, 1)
        throw FormatError(
          cause: ready > 0
            ? "its text is larger than 256 MiB (help: split it)"
            : "pdftotext said nothing for a minute (help: is the file damaged?)")
      }
      let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        count = max(0, systemRead(output, buffer.baseAddress, buffer.count))
      }
      if piece.isEmpty { break }
      bytes += piece
    }
    let status = hanfmt_wait(process, 0)
    guard status == 0 else {
      throw FormatError(
        cause: "pdftotext cannot read it (status \(status); help: is it damaged, or protected?)")
    }
    return bytes
  }

  private static func withCStrings<R>(
    _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> R
  ) -> R {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    let pointers = copies.map { UnsafePointer($0) } + [nil]
    return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
  }
}

// Inside the enumeration the name `read` would mean something else on some systems.
private func systemRead(
  _ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  read(descriptor, start, count)
}
