/// The elements of HTML that cleaning tells apart.
package enum Element: UInt8, Sendable {
  case other
  // Inside a line.
  case a, abbr, b, bdi, bdo, cite, code, data, em, font, i, img, kbd, label, mark, q, rp, rt, ruby
  case s, small, span, strong, sub, sup, time, tt, u, wbr
  case del, ins, big, strike, acronym, samp
  case `var`
  // Parts of a page.
  case html, head, body, title, meta, base, link
  case article, aside, footer, header, main, nav, section
  case form, button, select, option, textarea, input, fieldset, legend, datalist
  case div, p, br, hr, center, blockquote, pre, address, figure, figcaption, details, summary
  case h1, h2, h3, h4, h5, h6
  case ul, ol, li, dl, dt, dd, menu
  case table, caption, thead, tbody, tfoot, tr, td, th
  case iframe, object, embed, audio, video, canvas, noscript, template, script, style, svg, math

  /// Whether two elements are the same; written out to be compiled into the caller.
  @inlinable
  package static func == (a: Element, b: Element) -> Bool { a.rawValue == b.rawValue }

  /// Whether text goes on before and after it in one line.
  package var isInline: Bool { rawValue >= Element.a.rawValue && rawValue <= Element.var.rawValue }

  /// Whether its content is no text of the page.
  package var isOpaque: Bool {
    switch self {
    case .script, .style, .template, .svg, .math, .iframe, .object, .embed, .audio, .video, .canvas,
      .select, .datalist, .textarea, .noscript, .rp, .rt:
      true
    default: false
    }
  }

  /// Whether it never has content.
  package var isVoid: Bool {
    switch self {
    case .br, .hr, .img, .input, .meta, .link, .base, .wbr, .embed: true
    default: false
    }
  }

  /// The element of a name in lower case, terminated by zero.
  package init(name: UnsafePointer<CChar>) {
    var key: UInt64 = 0
    var length: UInt64 = 0
    while name[Int(length)] != 0, length < 7 {
      key = key << 8 | UInt64(UInt8(bitPattern: name[Int(length)]))
      length += 1
    }
    var slot = Self.slot(of: key)
    while Self.names[slot].key != key, Self.names[slot].key != 0 {
      slot = (slot + 1) % Self.slotCount
    }
    self = Self.names[slot].element
  }

  private static let slotCount = 512

  private static func slot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 55)
  }

  /// The names by their first seven letters, which no two of them share; open addressing, and most
  /// slots are free.
  private static let names: [(key: UInt64, element: Element)] = {
    var names = [(key: UInt64, element: Element)](repeating: (0, .other), count: slotCount)
    for value in 1...Element.math.rawValue {
      guard let element = Element(rawValue: value) else { continue }
      let key = "\(element)".utf8.prefix(7).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
      var slot = slot(of: key)
      while names[slot].key != 0 { slot = (slot + 1) % slotCount }
      names[slot] = (key, element)
    }
    return names
  }()
}
