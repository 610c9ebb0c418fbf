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
    self = Self.byName[key] ?? .other
  }

  /// By the first seven letters; no two of these names share them.
  private static let byName: [UInt64: Element] = {
    var table: [UInt64: Element] = [:]
    for value in 1...Element.math.rawValue {
      guard let element = Element(rawValue: value) else { continue }
      let letters = "\(element)".utf8.prefix(7)
      table[letters.reduce(0) { $0 << 8 | UInt64($1) }] = element
    }
    return table
  }()
}
