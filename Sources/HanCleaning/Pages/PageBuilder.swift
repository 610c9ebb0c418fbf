import HanCore
import HanMarkup

/// Makes lines of text of a page's events: a line a block, with what the markup says about it.
///
/// Blanks in a line are collapsed as browsers do it; a line break of the source between two
/// Chinese characters leaves nothing. Lines of different blocks are parted by a blank line, so
/// that a page and a copy of its text look alike.
struct PageBuilder: PageHandler {
  /// The lines, UTF-8.
  private(set) var text: [UInt8] = []
  /// What the markup says about each line of ``text``, blank ones included.
  private(set) var lines: [BlockMarkup] = []
  private(set) var head = PageHead()
  /// Where the readings beside characters stand in the source.
  private(set) var readings: [TextSpan] = []
  /// Short elements with a class, which may be marks against copying.
  private(set) var marks: [CopyMarks.Element] = []
  /// Where elements meet without a blank in lines that say when and by whom: pages part them by
  /// their style.
  private(set) var seams: [Int] = []
  /// The bytes of Chinese and other text that scripts may show.
  private(set) var concealed = 0
  private var map = OffsetMap.Builder()
  private let source: UnsafeBufferPointer<UInt8>
  /// Whether it is a page of a site, with what sites put around their text.
  private let isPage: Bool
  /// Whether what only scripts show is text.
  private let reveals: Bool

  // The open elements. Events come one by one, so depth costs memory only.
  private var elements: [Element] = []
  private var hints: [RegionHints] = []
  private var kinds: [(kind: BlockMarkup.Kind, level: UInt8)] = []
  private var places: [Place] = []
  private var containers: Int32 = 0
  /// The container around each one, by number; 0 for none.
  private(set) var parents: [Int32] = [0]
  private var forms: Int32 = 0
  private var items: Int32 = 0
  /// How many fields to fill in each form has.
  private var fields: [Int32] = [0]
  private var linkCount: Int32 = 0
  private var links = 0
  private var opaque = 0
  private var preformatted = 0
  private var articles = 0
  private var names = ContainerNames()

  // The line at hand.
  private var line = BlockMarkup()
  private var lineHasText = false
  private var lineStart = 0
  /// Whether an element inside the line began or ended behind the last text.
  private var isInlineBreak = false
  private var lineSeams: [Int] = []
  /// Line feeds due before the next text.
  private var breaks = 0
  /// Whether an element began or ended behind the last text.
  private var isElementBreak = false
  private var blank = Blank.none
  private var titleText: [UInt8]?
  private var headingText: [UInt8]?

  /// The elements that hold what is open.
  private struct Place {
    var container: Int32 = 0
    var item: Int32 = 0
    var form: Int32 = 0
    var name: UInt64 = 0
    /// The hash of the element's own class; 0 for none.
    var ownName: UInt64 = 0
    /// Where its text begins among the lines.
    var start = 0
  }

  private enum Blank {
    case none, space, lineFeed, tab
    /// One that no line break takes away.
    case fixed
  }

  /// - Parameter isPage: Whether it is a page of a site; `false` for a document in Markdown.
  /// - Parameter reveals: Whether what only scripts show is text.
  init(_ source: UnsafeBufferPointer<UInt8>, isPage: Bool = true, reveals: Bool = false) {
    self.source = source
    self.reveals = reveals
    self.isPage = isPage
    text.reserveCapacity(source.count / 3)
  }

  /// The map from ``text`` to the source, and the last line's markup.
  mutating func finish() -> OffsetMap {
    map.delete(source.count - map.sourceCount)
    lines.append(line)
    endLine()
    for index in lines.indices where lines[index].form > 0 {
      lines[index].fields = fields[Int(lines[index].form)]
    }
    return map.build()
  }

  // MARK: Elements

  mutating func open(_ element: Element, attributes: borrowing Attributes) {
    var own = hints.last ?? []
    var place = places.last ?? Place()
    place.ownName = 0
    switch element {
    case .nav, .aside, .menu: own.insert(.chrome)
    case .header: if articles == 0 { own.insert(.chrome) }
    case .footer: own.insert(.chrome)
    case .article, .main:
      own.insert(.article)
      own.subtract([.chrome, .chromeName])
      articles += 1
    case .ul, .ol, .dl: own.insert(.list)
    case .form:
      forms += 1
      place.form = forms
      fields.append(0)
    case .textarea: fields[Int(place.form)] += 1
    case .input: if Self.isField(attributes) { fields[Int(place.form)] += 1 }
    case .li, .dt:
      items += 1
      place.item = items
    case .dd: place.item = items
    case .title: if opaque == 0, head.title == nil { titleText = [] }
    case .h1: if opaque == 0, head.heading == nil { headingText = [] }
    default: break
    }
    if Self.isContainer(element) {
      containers += 1
      parents.append(place.container)
      place.container = containers
    }
    if !attributes.isEmpty { read(attributes, of: element, into: &own, &place) }
    if reveals { own.remove(.hidden) }
    if element.isVoid {
      if element == .br {
        breakLine(breaks == 0 ? 1 : 2)
      } else if element == .hr {
        breakElement(2)
      }
    } else if element == .td || element == .th {
      if lineHasText, breaks == 0 { blank = .tab }
    } else if !element.isInline, element != .other {
      breakElement(element == .tr || element == .li || element == .option ? 1 : 2)
    }
    elements.append(element)
    hints.append(own)
    place.start = text.count
    places.append(place)
    kinds.append(Self.kind(of: element) ?? kinds.last ?? (.none, 0))
    if element == .a {
      links += 1
      linkCount += 1
    }
    if element.isInline { isInlineBreak = true }
    if isOpaque(element) { opaque += 1 }
    if element == .pre { preformatted += 1 }
  }

  mutating func close(_ element: Element) {
    // Ends come in order; an end without a start is none.
    guard elements.last == element else {
      guard let index = elements.suffix(64).lastIndex(of: element) else { return }
      while elements.count > index { pop() }
      return
    }
    pop()
  }

  /// Whether an input is one to type into.
  private static func isField(_ attributes: borrowing Attributes) -> Bool {
    var isField = true
    attributes.forEach { name, value in
      guard name[0] == UInt8(ascii: "t"), name[1] == UInt8(ascii: "y") else { return }
      // text, tel, password; email. Not: hidden, button, submit, checkbox, radio, image.
      isField = [UInt8(ascii: "t"), UInt8(ascii: "p"), UInt8(ascii: "e"), 0].contains(value[0])
    }
    return isField
  }

  /// Ends all open elements.
  mutating func closeAll() {
    while !elements.isEmpty { pop() }
  }

  private mutating func pop() {
    guard let element = elements.popLast() else { return }
    if element.isInline { isInlineBreak = true }
    hints.removeLast()
    if let place = places.popLast(), place.ownName != 0 { noteMark(place) }
    kinds.removeLast()
    if element == .a { links -= 1 }
    if isOpaque(element) { opaque -= 1 }
    if element == .pre { preformatted -= 1 }
    if element == .article || element == .main { articles -= 1 }
    if element == .title, let letters = titleText {
      titleText = nil
      let title = String(decoding: letters, as: UTF8.self).trimmed
      if !title.isEmpty { head.title = title }
    }
    if element == .h1, let letters = headingText {
      headingText = nil
      let heading = String(decoding: letters, as: UTF8.self).trimmed
      if !heading.isEmpty { head.heading = heading }
    }
    if element == .tr || element == .li {
      breakElement(1)
    } else if !element.isInline, element != .other, !element.isVoid, element != .td, element != .th
    {
      breakElement(2)
    }
  }

  /// Notes an element with a class and few characters that is no link.
  private mutating func noteMark(_ place: Place) {
    var start = place.start
    guard isPage, links == 0, text.count - start <= CopyMarks.longest + 4, text.count > start,
      preformatted == 0
    else { return }
    while start < text.count, text[start] <= 0x20 { start += 1 }
    guard text.count - start >= 4, marks.count < CopyMarks.most * 16 else { return }
    marks.append(CopyMarks.Element(name: place.ownName, span: TextSpan(start, text.count)))
  }

  /// Whether its content is no text of the page.
  private func isOpaque(_ element: Element) -> Bool {
    guard element.isOpaque else { return false }
    switch element {
    case .noscript, .template: return !reveals
    default: return true
    }
  }

  private static func isContainer(_ element: Element) -> Bool {
    switch element {
    case .div, .td, .section, .article, .main, .aside, .center, .form, .dl, .fieldset, .header,
      .footer, .nav:
      true
    default: false
    }
  }

  private static func kind(of element: Element) -> (BlockMarkup.Kind, UInt8)? {
    switch element {
    case .h1: (.heading, 1)
    case .h2: (.heading, 2)
    case .h3: (.heading, 3)
    case .h4: (.heading, 4)
    case .h5, .h6: (.heading, 5)
    case .p: (.paragraph, 0)
    case .li, .dt, .dd: (.item, 0)
    case .td, .th: (.cell, 0)
    case .figcaption, .caption: (.caption, 0)
    case .button, .option, .label, .legend: (.control, 0)
    case .pre: (.preformatted, 0)
    case .blockquote: (.quote, 0)
    case .div, .section, .article, .main, .center: (.none, 0)
    default: nil
    }
  }

  private mutating func read(
    _ attributes: borrowing Attributes, of element: Element, into own: inout RegionHints,
    _ place: inout Place
  ) {
    if element == .meta {
      var fields: [String: String] = [:]
      attributes.forEach { name, value in
        let text = String(cString: value)
        if text.utf8.count < 4096 { fields[String(cString: name)] = text }
      }
      head.add(fields)
      return
    }
    guard element != .body, element != .html else { return }
    var named: RegionHints = []
    var isBody = false
    var isHidden = false
    var property = ""
    var content = ""
    attributes.forEach { name, value in
      // The first letters tell the attributes apart.
      switch (name[0], name[1]) {
      case (UInt8(ascii: "c"), UInt8(ascii: "l")), (UInt8(ascii: "i"), UInt8(ascii: "d")):
        let hints = names.hints(of: value)
        if name[0] == UInt8(ascii: "c") { place.ownName = names.last }
        if !element.isInline {
          named.formUnion(hints)
          if name[0] == UInt8(ascii: "c"), Self.isContainer(element) { place.name = names.last }
        } else {
          named.formUnion(hints.intersection(.names))
        }
      case (UInt8(ascii: "s"), UInt8(ascii: "t")):
        if HidingStyle.hides(value) { isHidden = true }
      case (UInt8(ascii: "i"), UInt8(ascii: "t")):
        property = String(cString: value)
        if property == "articleBody" { isBody = true }
      case (UInt8(ascii: "c"), UInt8(ascii: "o")):
        if name[2] == UInt8(ascii: "n"), name[3] == UInt8(ascii: "t") {
          content = String(cString: value)
        }
      case (UInt8(ascii: "d"), UInt8(ascii: "a")):
        if element == .time, head.date == nil, String(cString: name) == "datetime" {
          head.date = String(cString: value)
        }
      default: break
      }
    }
    if !property.isEmpty, !content.isEmpty {
      head.add(["itemprop": property, "content": content])
    }
    if isHidden { own.insert(.hidden) }
    // Highlighters of programs have tool bars and links in their names.
    if element == .pre {
      named.remove(.chromeName)
      own.remove(.chromeName)
    }
    own.formUnion(named.intersection(.names))
    if named.contains(.gutter), element == .td || element == .pre { own.insert(.gutter) }
    if named.contains(.chromeName) {
      own.insert(.chromeName)
      own.remove(.contentName)
    } else if named.contains(.contentName) {
      own.insert(.contentName)
      own.remove(.chromeName)
    }
    if isBody {
      own.insert([.article, .contentName])
      own.subtract([.chrome, .chromeName])
    }
  }

  // MARK: Text

  /// A break before the next text: a new line, or a new line behind a blank one.
  private mutating func breakLine(_ count: Int) {
    if lineHasText || breaks > 0 { breaks = max(breaks, count) }
    blank = .none
  }

  private mutating func breakElement(_ count: Int) {
    breakLine(count)
    isElementBreak = true
  }

  mutating func text(
    _ bytes: UnsafeBufferPointer<UInt8>, source range: Range<Int>, isVerbatim: Bool
  ) {
    if titleText != nil {
      titleText?.append(contentsOf: bytes.prefix(2048))
      return
    }
    if opaque > 0, elements.last == .rt, isVerbatim, !isBlank(bytes) {
      readings.append(TextSpan(range))
    }
    if opaque > 0, bytes.count >= 24, bytes[0] >= 0x80 || bytes[bytes.count - 1] >= 0x80 {
      concealed += bytes.count
    }
    guard opaque == 0, elements.last != .head || !isBlank(bytes),
      hints.last?.contains(.gutter) != true
    else { return }
    // What is hidden inside a line is there to be copied with it.
    if lineHasText, breaks == 0, hints.last?.contains(.hidden) == true,
      !line.region.contains(.hidden)
    {
      concealed += bytes.count
      return
    }
    if !isVerbatim, var character = WindowsReferences.character(bytes) {
      character.withUTF8 { append($0, range, isVerbatim: false) }
      return
    }
    if headingText != nil { headingText?.append(contentsOf: bytes.prefix(2048)) }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte <= 0x20 || byte == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xA0 {
        let own = isVerbatim ? source[range.lowerBound + index] : byte
        if byte == 0x20, own != 0x20, own != 0x0C {
          // What is no character, which the parser was given as a blank: nothing.
          index += 1
          continue
        }
        if preformatted > 0, byte == 0x0A {
          breakLine(breaks == 1 ? 2 : 1)
        } else if lineHasText, breaks == 0 {
          if byte == 0xC2 {
            blank = blank == .tab ? .tab : .fixed
          } else if blank == .none || byte == 0x0A && blank == .space {
            blank = byte == 0x0A ? .lineFeed : .space
          }
        }
        index += byte == 0xC2 ? 2 : 1
        continue
      }
      var end = index + 1
      while end < bytes.count, bytes[end] > 0x20,
        bytes[end] != 0xC2 || end + 1 >= bytes.count || bytes[end + 1] != 0xA0
      {
        end += 1
      }
      // A chunk may end inside no character: the parser hands out whole ones.
      append(
        UnsafeBufferPointer(rebasing: bytes[index..<end]),
        isVerbatim ? range.lowerBound + index..<range.lowerBound + end : range,
        isVerbatim: isVerbatim)
      index = end
    }
  }

  private func isBlank(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.allSatisfy { $0 <= 0x20 }
  }

  private mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isVerbatim: Bool
  ) {
    let before = text.count
    if breaks > 0 {
      endLine()
      for _ in 0..<breaks {
        text.append(0x0A)
        lines.append(line)
        line = BlockMarkup()
      }
      breaks = 0
      lineHasText = false
    } else if blank == .tab {
      text.append(0x09)
    } else if blank != .none, lineHasText {
      let isBetweenHan = blank == .lineFeed && Self.isWide(text.last) && Self.isWide(bytes.first)
      if !isBetweenHan {
        text.append(0x20)
      } else if isInlineBreak {
        lineSeams.append(text.count)
      }
    } else if isInlineBreak, lineHasText {
      lineSeams.append(text.count)
    }
    isInlineBreak = false
    blank = .none
    if !lineHasText {
      let kind = kinds.last ?? (.none, 0)
      line = BlockMarkup(
        kind: kind.kind, level: kind.level, linkedBytes: 0, region: hints.last ?? [],
        isPage: isPage, isApart: isElementBreak)
      let place = places.last ?? Place()
      line.container = place.container
      line.item = place.item
      line.form = place.form
      line.name = place.name
      line.link = links > 0 ? linkCount : 0
      lineHasText = true
      lineStart = text.count
      lineSeams.removeAll(keepingCapacity: true)
      isElementBreak = false
    }
    if line.region.contains(.hidden) { concealed += bytes.count }
    if links > 0 { line.linkedBytes += Int32(clamping: bytes.count) }

    let inserted = text.count - before
    let gap = max(0, range.lowerBound - map.sourceCount)
    if gap > 0 || inserted > 0 { map.replace(gap, with: inserted) }
    text.append(contentsOf: bytes)
    if isVerbatim, range.lowerBound == map.sourceCount {
      map.keep(bytes.count)
    } else {
      // A range that was used before stands for an insertion.
      map.replace(max(0, range.upperBound - map.sourceCount), with: bytes.count)
    }
  }

  /// Keeps the seams of a line that is like one of metadata.
  private mutating func endLine() {
    guard !lineSeams.isEmpty else { return }
    defer { lineSeams.removeAll(keepingCapacity: true) }
    guard isPage, preformatted == 0, LineSeams.isMetadata(text[lineStart...]) else { return }
    seams += lineSeams.filter { LineSeams.parts(text, at: $0) }
  }

  /// Whether a byte belongs to a character of three or more bytes, as Chinese ones and their
  /// marks do.
  private static func isWide(_ byte: UInt8?) -> Bool { byte.map { $0 >= 0x80 } ?? false }
}
