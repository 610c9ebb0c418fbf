import ArgumentParser
import HanText

/// `hantext concordance`
struct ConcordanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concordance",
    abstract: "Shows every occurrence of a word or pattern in its context.",
    discussion: """
      A query is characters (女性, 女性|妇女), found however they are cut, or words in brackets: [词], \
      [开*/v], [/n*], [夜间|晚上] []{0,3} [阅读]. One query finds both scripts unless --exact.

      Example: hantext concordance '[/n*] [开放]' --sort R1 --format text pages
      """)

  @Argument(help: ArgumentHelp("What to look for.", valueName: "query"))
  var query: String

  @OptionGroup(title: "Input") var input: InputOptions

  @Flag(help: "Find the characters as the query writes them, in its script alone.")
  var exact = false

  @Option(help: ArgumentHelp("The characters shown on each side.", valueName: "n"))
  var context = 30

  @Option(
    help: ArgumentHelp(
      "The order: document, random:SEED, or words to the left and right such as L1,R1,R2.",
      valueName: "keys"))
  var sort: ConcordanceOrder = .document

  @Option(
    help: ArgumentHelp("So many of all hits, chosen by chance but always the same.", valueName: "n")
  )
  var sample: Int?

  @Flag(name: .customLong("count-only"), help: "Write the number of hits and of documents alone.")
  var countOnly = false

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var table: TableOptions
  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Running") var options: RunOptions

  func validate() throws {
    if context < 0 { throw ValidationError("--context must be 0 or more, not \(context).") }
    if exact, query.contains("[") {
      throw ValidationError("--exact goes with a query of characters, not of words in brackets.")
    }
    do throws(ConcordanceQuery.SyntaxError) { _ = try ConcordanceQuery(query) } catch {
      throw ValidationError("\(error)")
    }
  }

  func run() throws {
    let output = try OutputWriter()
    var rows = StatisticsTable(table, output: output)
    let run = try StatisticsRun(
      of: Self.self, input: input, options: options, analysis: analysis, selection: selection)
    let canonical = try ConcordanceQuery(try Canonicalizer(prepares: false).canonical(query))
    let finder = HitFinder(
      query: canonical,
      exact: exact ? query.split(separator: "|").map(String.init) : nil, context: context,
      unit: options.offsets)
    if let stored = run.stored {
      try write(try StoredHits(canonical, finder, stored, keys: sort.keys), to: &rows)
      try output.finish()
      return
    }
    var hits: [ConcordanceHit] = []
    var documents = 0
    let outcome = try run.perform {
      finder.hits(in: $0)
    } deliver: { fields, found in
      documents += found.hits.isEmpty ? 0 : 1
      hits += found.hits
    }
    if countOnly {
      try writeCount(hits.count, in: documents, to: &rows)
    } else {
      let chosen = sampled(hits.count)
      let order = sort.sorted(chosen.count) { hits[chosen[$0]].word($1) }
      for place in order {
        if rows.isFull { break }
        try hits[chosen[place]].write(to: &rows)
      }
    }
    try output.finish()
    try outcome.check()
  }

  /// Of the hits of a store, those alone that are shown are looked up in their documents.
  private func write(_ found: StoredHits, to rows: inout StatisticsTable) throws {
    if countOnly {
      return try writeCount(found.hits.count, in: found.documents, to: &rows)
    }
    let chosen = sampled(found.hits.count)
    let order = found.sorted(chosen, by: sort)
    let shown = order.prefix(rows.left).map { chosen[$0] }
    for hit in try found.shown(shown) { try hit.write(to: &rows) }
  }

  private func writeCount(
    _ hits: Int, in documents: Int, to rows: inout StatisticsTable
  ) throws {
    var row = rows.begin()
    row.add("query", .text(query))
    row.add("hits", .integer(hits))
    row.add("documents", .integer(documents))
    try rows.write(row)
  }

  /// The places of those of all hits that are wanted.
  private func sampled(_ count: Int) -> [Int] {
    guard let sample, sample < count else { return Array(0..<count) }
    return ConcordanceOrder.shuffled(0..<count, seed: 0).prefix(max(0, sample)).sorted()
  }
}

/// An occurrence in its context.
struct ConcordanceHit: WireValue {
  var id: String
  var date: String?
  var left: String
  var match: String
  var right: String
  var range: Range<Int>
  /// The words on each side, the nearest first, in the canonical script.
  var leftWords: [String]
  var rightWords: [String]

  /// The word at a place to the left (negative) or right; no bytes where there is none.
  func word(_ key: Int) -> Term {
    let words = key < 0 ? leftWords : rightWords
    return Term(abs(key) <= words.count ? words[abs(key) - 1] : "")
  }

  /// Writes a row of the list.
  func write(to rows: inout StatisticsTable) throws {
    var row = rows.begin()
    row.add("id", .text(id))
    row.add("left", .text(left))
    row.add("match", .match(match))
    row.add("right", .text(right))
    row.add("range", .range(range))
    row.add("date", .text(date))
    try rows.write(row)
  }

  init(
    id: String, date: String?, left: String, match: String, right: String, range: Range<Int>,
    leftWords: [String], rightWords: [String]
  ) {
    self.id = id
    self.date = date
    self.left = left
    self.match = match
    self.right = right
    self.range = range
    self.leftWords = leftWords
    self.rightWords = rightWords
  }

  func encode(to writer: inout ByteWriter) {
    writer.string(id)
    writer.optional(date) { $0.string($1) }
    for text in [left, match, right] { writer.string(text) }
    writer.count(range.lowerBound)
    writer.count(range.count)
    writer.list(leftWords) { $0.string($1) }
    writer.list(rightWords) { $0.string($1) }
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    id = try reader.string()
    date = try reader.optional { reader throws(ByteError) in try reader.string() }
    left = try reader.string()
    match = try reader.string()
    right = try reader.string()
    let start = try reader.count()
    range = start..<(start + (try reader.count()))
    leftWords = try reader.list { reader throws(ByteError) in try reader.string() }
    rightWords = try reader.list { reader throws(ByteError) in try reader.string() }
  }
}

/// The hits of one document.
struct ConcordanceHits: WireValue {
  var hits: [ConcordanceHit]

  init(_ hits: [ConcordanceHit]) { self.hits = hits }

  func encode(to writer: inout ByteWriter) { writer.list(hits) { $1.encode(to: &$0) } }

  init(from reader: inout ByteReader) throws(ByteError) {
    hits = try reader.list { reader throws(ByteError) in try ConcordanceHit(from: &reader) }
  }
}

/// Finds the hits of a document.
struct HitFinder: Sendable {
  let query: ConcordanceQuery
  /// The wordings in the source that count; `nil` for any.
  let exact: [String]?
  let context: Int
  let unit: OffsetUnit

  /// How many words on each side hits can be sorted by.
  static let maximumKeys = 9

  func hits(in item: StatisticsRun.Item) -> ConcordanceHits {
    let tokens = item.tokens
    let source = tokens.text.source
    var spans = query.spans(in: tokens)
    if let exact { spans = spans.filter { exact.contains(tokens.text.sourceForm(of: $0)) } }
    guard !spans.isEmpty else { return ConcordanceHits([]) }
    let index = OffsetIndex(source, unit: unit)
    let words = tokens.tokens.filter { $0.kind.isWord }
    var next = 0
    return ConcordanceHits(
      spans.map { span in
        while next < words.count, words[next].span.lowerBound < span.lowerBound { next += 1 }
        var behind = next
        while behind < words.count, words[behind].span.lowerBound < span.upperBound { behind += 1 }
        var hit = hit(span, in: tokens.text, index, item.fields)
        hit.leftWords = words[..<next].suffix(Self.maximumKeys).reversed().map {
          String(tokens.surface(of: $0))
        }
        hit.rightWords = words[behind...].prefix(Self.maximumKeys).map {
          String(tokens.surface(of: $0))
        }
        return hit
      })
  }

  /// A match in its context.
  func hit(
    _ span: TextSpan, in text: MappedText, _ index: OffsetIndex, _ fields: DocumentFields
  ) -> ConcordanceHit {
    let place = text.sourceSpan(of: span)
    let (left, right) = ContextWindow.lines(around: place, in: text.source, characters: context)
    return ConcordanceHit(
      id: fields.id, date: fields.date, left: left, match: text.sourceForm(of: span),
      right: right,
      range: index.range(place), leftWords: [], rightWords: [])
  }
}

/// The order of a concordance.
enum ConcordanceOrder: ExpressibleByArgument, Sendable {
  case document
  case random(UInt64)
  /// Words to the left (negative) and right.
  case words([Int])

  init?(argument: String) {
    if argument == "document" {
      self = .document
      return
    }
    if argument.hasPrefix("random:") {
      guard let seed = UInt64(argument.dropFirst(7)) else { return nil }
      self = .random(seed)
      return
    }
    var keys: [Int] = []
    for key in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let side = key.first, side == "L" || side == "R", let number = Int(key.dropFirst()),
        (1...HitFinder.maximumKeys).contains(number)
      else { return nil }
      keys.append(side == "L" ? -number : number)
    }
    self = .words(keys)
  }

  var defaultValueDescription: String { "document" }

  /// The places that hits are sorted by.
  var keys: [Int] {
    if case .words(let keys) = self { return keys }
    return []
  }

  /// The places of hits in that order; ties as they stand in the documents.
  ///
  /// - Parameter word: What a hit is sorted by at a place.
  func sorted<Key: Comparable>(
    _ count: Int, word: (_ hit: Int, _ key: Int) -> Key
  ) -> [Int] {
    switch self {
    case .document: return Array(0..<count)
    case .random(let seed): return Self.shuffled(0..<count, seed: seed)
    case .words(let keys):
      let sortKeys = (0..<count).flatMap { hit in keys.map { word(hit, $0) } }
      return (0..<count).sorted { a, b in
        for key in keys.indices {
          let (x, y) = (sortKeys[a * keys.count + key], sortKeys[b * keys.count + key])
          if x != y { return x < y }
        }
        return a < b
      }
    }
  }

  /// The numbers shuffled, the same for each seed (Fisher & Yates; SplitMix64).
  static func shuffled(_ range: Range<Int>, seed: UInt64) -> [Int] {
    var state = seed
    var numbers = Array(range)
    for place in numbers.indices.reversed() where place > 0 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      mixed ^= mixed >> 31
      numbers.swapAt(place, Int(mixed % UInt64(place + 1)))
    }
    return numbers
  }
}
