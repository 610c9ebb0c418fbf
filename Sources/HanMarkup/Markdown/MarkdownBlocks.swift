/// Cuts a document in Markdown into its parts, by the rules of CommonMark and the tables of GitHub.
///
/// Code, rules and definitions of links make no events. What is nested deeper than
/// ``maximumDepth`` is text.
struct MarkdownBlocks {
  private(set) var events: [MarkdownEvent] = []
  /// The labels that links may refer to.
  private(set) var labels: Set<String> = []

  /// A line is compared with all parts around it, so a bound keeps time linear.
  static let maximumDepth = 64

  private let bytes: UnsafeBufferPointer<UInt8>
  private var containers: [Container] = []
  private var leaf = Leaf.none
  /// The lines of the leaf.
  private var lines: [Range<Int>] = []

  fileprivate enum Container {
    case quote
    case list(mark: UInt8)
    /// An item, whose further lines are indented by `width`; empty until something stands in it.
    case item(width: Int, isEmpty: Bool)
  }

  private enum Leaf {
    case none, paragraph, table
    case fence(mark: UInt8, length: Int)
    case html(MarkdownHTML.End)
  }

  private var isParagraph: Bool { if case .paragraph = leaf { true } else { false } }

  /// - Complexity: O(*n*).
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    var start = start
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      read(start..<end)
      if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { end += 1 }
      start = end + 1
    }
    close(to: 0, for: nil)
  }

  // MARK: Lines

  private mutating func read(_ line: Range<Int>) {
    var cursor = LineCursor(bytes, line)
    var depth = matchContainers(&cursor)
    if depth == containers.count {
      if goesOn(cursor) { return }
    } else if !isParagraph {
      closeLeaf()
    }
    while let byte = cursor.next {
      let indent = cursor.indent
      if indent >= 4 {
        if isParagraph { break }
        // Code.
        return begin(at: depth)
      }
      if byte == UInt8(ascii: ">"), containers.count < Self.maximumDepth {
        begin(at: depth)
        open(.quote)
        skipQuoteMark(&cursor)
        depth = containers.count
      } else if begins(cursor, at: depth) {
        return
      } else if let item = MarkdownItem(cursor), mayBegin(item, cursor, at: depth) {
        close(to: depth, for: item.mark)
        if case .list = containers.last {} else { open(.list(mark: item.mark)) }
        open(.item(width: item.width, isEmpty: true))
        item.skip(&cursor)
        depth = containers.count
      } else {
        break
      }
    }
    if cursor.isBlank {
      closeLeaf()
      close(to: depth, for: nil, keepsList: true)
    } else if depth < containers.count, isParagraph {
      // A paragraph goes on, though the marks of what it stands in are missing.
      lines.append(cursor.rest)
    } else {
      add(cursor.rest, at: depth)
    }
  }

  /// Goes past the marks of the parts a line stands in, and says how many of them go on.
  private func matchContainers(_ cursor: inout LineCursor) -> Int {
    for (depth, container) in containers.enumerated() {
      switch container {
      case .quote:
        guard cursor.next == UInt8(ascii: ">"), cursor.indent < 4 else { return depth }
        skipQuoteMark(&cursor)
      case .list: break
      case .item(let width, let isEmpty):
        if cursor.isBlank {
          if isEmpty { return depth }
        } else if cursor.indent >= width {
          cursor.skip(columns: width)
        } else {
          return depth
        }
      }
    }
    return containers.count
  }

  private func skipQuoteMark(_ cursor: inout LineCursor) {
    cursor.skipBlanks()
    cursor.skip(bytes: 1)
    cursor.skip(columns: 1)
  }

  /// Whether a line belongs to code or HTML that is open.
  private mutating func goesOn(_ cursor: LineCursor) -> Bool {
    switch leaf {
    case .fence(let mark, let length):
      let rest = cursor.rest
      if cursor.indent < 4, rest.count >= length, bytes[rest].allSatisfy({ $0 == mark }) {
        leaf = .none
      }
      return true
    case .html(let end):
      if end == .blankLine, cursor.isBlank {
        closeLeaf()
      } else {
        lines.append(cursor.offset..<cursor.end)
        if end.isIn(bytes[cursor.offset..<cursor.end]) { closeLeaf() }
      }
      return true
    default: return false
    }
  }

  /// Begins what takes one line or holds lines as they are: headings, code, HTML, rules.
  private mutating func begins(_ cursor: LineCursor, at depth: Int) -> Bool {
    let rest = cursor.rest
    if let heading = MarkdownLine.heading(bytes, rest) {
      begin(at: depth)
      if !heading.content.isEmpty {
        events.append(.leaf(.heading(level: heading.level), [heading.content]))
      }
    } else if let fence = MarkdownLine.fence(bytes, rest) {
      begin(at: depth)
      leaf = .fence(mark: fence.mark, length: fence.length)
    } else if let end = MarkdownHTML.End(bytes[rest], interrupts: isParagraph) {
      begin(at: depth)
      lines = [cursor.offset..<cursor.end]
      leaf = .html(end)
      if end.isIn(bytes[rest]) { closeLeaf() }
    } else if depth == containers.count, isParagraph,
      let level = MarkdownLine.underline(bytes, rest)
    {
      takeDefinitions()
      // Below definitions alone it is a rule, or text.
      guard !lines.isEmpty else {
        leaf = .none
        return MarkdownLine.isRule(bytes, rest)
      }
      events.append(.leaf(.heading(level: level), lines))
      leaf = .none
      lines = []
    } else if MarkdownLine.isRule(bytes, rest) {
      begin(at: depth)
    } else {
      return false
    }
    return true
  }

  private func mayBegin(_ item: MarkdownItem, _ cursor: LineCursor, at depth: Int) -> Bool {
    guard containers.count + 2 <= Self.maximumDepth else { return false }
    return !(isParagraph && depth == containers.count) || item.mayInterrupt
  }

  /// Adds a line of text to the paragraph or the table that is open, or begins a paragraph.
  private mutating func add(_ line: Range<Int>, at depth: Int) {
    if depth < containers.count || containers.last?.isList == true { close(to: depth, for: nil) }
    noteContent()
    switch leaf {
    case .paragraph:
      guard let header = lines.last, MarkdownLine.isTableRule(bytes, line),
        MarkdownLine.cells(bytes, header).count == MarkdownLine.cells(bytes, line).count
      else {
        lines.append(line)
        return
      }
      lines.removeLast()
      closeLeaf()
      events.append(.open(.table))
      leaf = .table
      events.append(.leaf(.row, MarkdownLine.cells(bytes, header)))
    case .table: events.append(.leaf(.row, MarkdownLine.cells(bytes, line)))
    default:
      leaf = .paragraph
      lines = [line]
    }
  }

  // MARK: Parts

  private mutating func begin(at depth: Int) {
    close(to: depth, for: nil)
    noteContent()
  }

  private mutating func noteContent() {
    if case .item(let width, true) = containers.last {
      containers[containers.count - 1] = .item(width: width, isEmpty: false)
    }
  }

  private mutating func open(_ container: Container) {
    noteContent()
    containers.append(container)
    events.append(.open(container.kind))
  }

  /// Ends the leaf and all parts below a depth; a list, too, unless an item of its kind follows.
  private mutating func close(to depth: Int, for mark: UInt8?, keepsList: Bool = false) {
    closeLeaf()
    while containers.count > depth, let container = containers.popLast() {
      events.append(.close(container.kind))
    }
    guard !keepsList, case .list(let own) = containers.last, own != mark else { return }
    containers.removeLast()
    events.append(.close(Container.list(mark: own).kind))
  }

  private mutating func closeLeaf() {
    switch leaf {
    case .paragraph:
      takeDefinitions()
      if !lines.isEmpty { events.append(.leaf(.paragraph, lines)) }
    case .html: events.append(.leaf(.html, lines))
    case .table: events.append(.close(.table))
    case .none, .fence: break
    }
    leaf = .none
    lines = []
  }

  /// Takes the definitions of links off the beginning of a paragraph.
  private mutating func takeDefinitions() {
    var taken = 0
    while taken < lines.count,
      let definition = MarkdownDefinition(bytes, lines[taken...].prefix(3))
    {
      guard definition.isNote else {
        labels.insert(definition.label)
        taken += definition.lines
        continue
      }
      // The text of a note, up to the next definition.
      var end = taken + 1
      while end < lines.count, MarkdownDefinition(bytes, lines[end...].prefix(3)) == nil {
        end += 1
      }
      events.append(.leaf(.paragraph, [definition.note] + lines[(taken + 1)..<end]))
      taken = end
    }
    lines.removeFirst(taken)
  }
}

extension MarkdownBlocks.Container {
  fileprivate var isList: Bool { if case .list = self { true } else { false } }

  fileprivate var kind: MarkdownContainer {
    switch self {
    case .quote: .quote
    case .item: .item
    case .list(let mark):
      mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") ? .numbers : .bullets
    }
  }
}
