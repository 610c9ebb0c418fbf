import CFormats

/// Reads XML as events.
final class XMLEvents {
  enum Event {
    /// An element begins; its name without a prefix.
    case open(String)
    case close(String)
    case text(String)
  }

  private let handle: (Event) -> Void

  private init(_ handle: @escaping (Event) -> Void) { self.handle = handle }

  /// Parses a document.
  ///
  /// - Throws: ``FormatError`` when it is not well formed.
  static func parse(
    _ bytes: [UInt8], handle: (Event) -> Void
  ) throws(FormatError) {
    let code = withoutActuallyEscaping(handle) { handle in
      let events = XMLEvents(handle)
      return withExtendedLifetime(events) {
        bytes.withUnsafeBufferPointer {
          hanfmt_xml_parse(
            $0.baseAddress, $0.count,
            { context, kind, name, text, count in
              guard let context else { return }
              let events = Unmanaged<XMLEvents>.fromOpaque(context).takeUnretainedValue()
              switch (kind, name, text) {
              case (Int32(HANFMT_OPEN), let name?, _):
                events.handle(.open(String(cString: name)))
              case (Int32(HANFMT_CLOSE), let name?, _):
                events.handle(.close(String(cString: name)))
              case (_, _, let text?):
                let bytes = UnsafeBufferPointer(start: text, count: count)
                events.handle(.text(String(decoding: bytes, as: UTF8.self)))
              default: break
              }
            }, Unmanaged.passUnretained(events).toOpaque())
        }
      }
    }
    guard code == 0 else {
      throw FormatError(cause: "a part of it is no well-formed XML (help: save it again)")
    }
  }
}
