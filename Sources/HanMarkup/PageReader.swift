internal import CXMLShim

/// Receives the events of a page, in the order of its source.
///
/// Offsets are UTF-8 bytes of the page.
package protocol PageHandler {
  /// An element begins. `attributes` holds for the call alone.
  mutating func open(_ element: Element, attributes: borrowing Attributes)
  /// An element ends, by a tag or because another one ended it.
  mutating func close(_ element: Element)
  /// Text that stands at `source`. It is the source byte by byte when it `isVerbatim`, else it
  /// stands for it: a character reference, or text the parser mended.
  mutating func text(_ text: UnsafeBufferPointer<UInt8>, source: Range<Int>, isVerbatim: Bool)
}

/// The attributes of an element.
package struct Attributes: ~Copyable {
  fileprivate let pointer: UnsafePointer<UnsafePointer<UInt8>?>?

  /// Whether there are none.
  package var isEmpty: Bool { pointer == nil }

  /// Calls `body` with the name and the value of each.
  package func forEach(_ body: (UnsafePointer<UInt8>, UnsafePointer<UInt8>) -> Void) {
    guard let pointer else { return }
    var index = 0
    while let name = pointer[index] {
      if let value = pointer[index + 1] { body(name, value) }
      index += 2
    }
  }
}

/// Reads HTML with libxml2: unclosed and stray tags, missing quotes and unknown elements are
/// mended the way its parser does it.
package enum PageReader {
  /// Reads a page.
  ///
  /// - Returns: The offset up to which the page was read: its length, or less where going on would
  ///   take more than linear time (deep nesting with many stray end tags).
  /// - Complexity: O(*n*) in time, and memory for one copy of the page and its open elements.
  package static func read(
    _ page: UnsafeBufferPointer<UInt8>, with handler: inout some PageHandler
  ) -> Int {
    guard let base = page.baseAddress, !page.isEmpty else { return page.count }
    let box = Box(handler)
    defer { handler = box.handler }
    var stopped = 0
    // The box outlives the call, and the parser calls back from this thread alone.
    let code = withExtendedLifetime(box) {
      hanxml_parse(
        base, page.count,
        { context, event in
          guard let context, let event = event?.pointee else { return }
          Unmanaged<Receiver>.fromOpaque(context).takeUnretainedValue().receive(event)
        }, Unmanaged<Receiver>.passUnretained(box).toOpaque(), &stopped)
    }
    return code == Int32(HANXML_NO_MEMORY) ? 0 : stopped
  }

  /// What libxml2 alone takes for a page: it builds its tree and drops it. For benchmarks.
  package static func parseOnly(_ page: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = page.baseAddress else { return false }
    return hanxml_parse_tree(base, page.count) == 0
  }

  /// What the parser calls: C knows of no generic types.
  private class Receiver {
    func receive(_ event: hanxml_event) {}
  }

  private final class Box<Handler: PageHandler>: Receiver {
    var handler: Handler
    init(_ handler: Handler) { self.handler = handler }

    override func receive(_ event: hanxml_event) {
      switch event.kind {
      case Int32(HANXML_OPEN):
        guard let name = event.name else { return }
        handler.open(Element(name: name), attributes: Attributes(pointer: event.attributes))
      case Int32(HANXML_CLOSE):
        guard let name = event.name else { return }
        handler.close(Element(name: name))
      default:
        handler.text(
          UnsafeBufferPointer(start: event.text, count: event.count),
          source: event.start..<event.end, isVerbatim: event.is_verbatim != 0)
      }
    }
  }
}
