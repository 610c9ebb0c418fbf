import HanCore
import HanLexicon

/// Converts with regard to words, names and the script of the surroundings.
///
/// Text is taken in stretches of a sentence. A stretch whose characters say that it is in the
/// target's script already stays; where both scripts meet in a stretch, words that are in the
/// target's script stay.
struct WordsEngine: Sendable {
  let target: ScriptVariant
  let tells: ScriptTells
  /// From Simplified to the target, character by character and by keys.
  let lattice: WordLattice
  /// What characters of names become: at the beginning of a person's name, in the rest of it, and
  /// in other names.
  let names: [ConversionTable]
  /// What characters with several readings become by their surroundings.
  let readings: ReadingChooser?
  /// What the dictionaries say about such characters.
  let evidence: ReadingEvidence
  /// What is done with stretches in the other script than the lattice wants.
  let dictionary: DictionaryEngine
  /// What terms become when they are not used.
  let plain: DictionaryEngine
  /// Words of the user's.
  let custom: CustomTable?
  /// The script of stretches that do not tell; `nil` leaves it to their surroundings.
  let declared: StretchScript?
  /// The characters of which it is asked what kind of word they are in.
  private let asked: CodeSet

  /// The engine for a target; the source may be in any script, or in several.
  ///
  /// - Throws: ``ContainerError`` when tables are missing.
  init(
    from source: ScriptVariant?, to target: ScriptVariant, tables: ModelContainer,
    custom: CustomTable?
  ) throws(ContainerError) {
    // Taiwan's terms are found with the words; see `TermFinder`.
    let target = target == .taiwanIdioms ? ScriptVariant.taiwan : target
    let plainSource =
      source == .taiwanIdioms && target == .simplified ? ScriptVariant.taiwan : source
    self.target = target
    self.custom = custom
    declared = source.map { $0 == .simplified ? .simplified : .traditional }
    tells = try ScriptTells(tables)
    let route = ConversionRoute.configurations(from: .simplified, to: target).first?.first
    let (set, sets) = (route?.set ?? 0, route?.sets ?? ConversionRoute.traditionalChains.count)
    let main = try ConversionTable(
      tables, group: ConversionGroup.simplifiedToTraditional.rawValue, set: set, of: sets)
    let own = try ConversionTable(
      tables, group: ConversionGroup.ownWords.rawValue, set: set, of: sets)
    var later: ConversionTable?
    if let group = route?.later { later = try ConversionTable(tables, group: group.rawValue) }
    lattice = WordLattice(
      main: .init(table: main, cost: WordLattice.pieceCost),
      own: .init(table: own, cost: WordLattice.pieceCost - 3), later: later,
      alternatives: try ConversionTable(
        tables, group: ConversionGroup.alternatives.rawValue))
    var names: [ConversionTable] = []
    for set in 0..<3 {
      names.append(
        try ConversionTable(tables, group: ConversionGroup.names.rawValue, set: set, of: 3))
    }
    self.names = names
    readings = try target == .simplified ? nil : ReadingChooser(BundledTables.readings())
    evidence = try ReadingEvidence(tables)
    dictionary = try DictionaryEngine(
      from: plainSource.flatMap { $0 == .simplified ? nil : $0 } ?? .traditional, to: target,
      tables: tables,
      foldsVariants: target == .simplified)
    asked = target == .simplified ? CodeSet() : Self.asked(lattice, names, readings)
    plain =
      target == .simplified
      ? dictionary : try DictionaryEngine(from: .simplified, to: target, tables: tables)
  }

  /// Converts a text.
  ///
  /// - Complexity: O(*n*), times the longest key in the worst case.
  func convert(_ text: String, words: WordBoundaries, notes: Bool) -> WordsResult {
    var text = text
    return text.withUTF8 { bytes in
      var run = WordsRun(engine: self, bytes: bytes, words: words, notes: notes, maps: true)
      run.perform()
      return run.finish()
    }
  }

  /// The converted text alone.
  ///
  /// - Complexity: As ``convert(_:words:notes:)``, of which this is a part.
  func text(of text: String, words: WordBoundaries) -> String {
    var text = text
    return text.withUTF8 { bytes in
      var run = WordsRun(engine: self, bytes: bytes, words: words, notes: false, maps: false)
      run.perform()
      return String(validUTF8: run.output.bytes)
    }
  }
}

extension WordsEngine {
  /// Whether a text's conversion may depend on what kind of word a word is, see
  /// ``WordBoundaries/Kind``; some say yes for nothing.
  ///
  /// Words of one character are converted alike. In longer ones, names want something of their own
  /// for some characters, and keys inside a name are not taken.
  func asksKind(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = word.baseAddress, target != .simplified else { return true }
    guard word.count > 3, word.count > UTF8.width(startingWith: start[0]) else { return false }
    var place = 0
    var count = 0
    while place < word.count {
      let (code, _, length) = decodeScalar(start + place)
      if code > 0xFFFF || asked.contains(code) { return true }
      place += length
      count += 1
    }
    guard count > 2 else { return false }
    place = 0
    while place < word.count {
      let next = place + UTF8.width(startingWith: start[place])
      if next < word.count,
        Self.mayBeginKey(of: lattice.main.table, start, place, next, word.count)
          || Self.mayBeginKey(of: lattice.own.table, start, place, next, word.count)
      {
        return true
      }
      place = next
    }
    return false
  }

  @inline(__always)
  private static func mayBeginKey(
    of table: ConversionTable, _ bytes: UnsafePointer<UInt8>, _ place: Int, _ next: Int, _ end: Int
  ) -> Bool {
    let first = table.character(bytes + place)
    return first.entry.hasChildren
      && table.mayMatch(
        first.entry.symbol, table.character(bytes + next), bytes, behind: next, to: end)
  }

  /// Characters of which names want something of their own, that are read by their surroundings
  /// unless they are in a person's name, or that later tables have keys of.
  private static func asked(
    _ lattice: WordLattice, _ names: [ConversionTable], _ readings: ReadingChooser?
  ) -> CodeSet {
    var set = CodeSet()
    for code in UInt32(0x2E80)..<0x10000 {
      guard let scalar = Unicode.Scalar(code), scalar.isHan else { continue }
      let own = lattice.main.table.ownEntry(code)
      let isLater =
        lattice.later.map { later in
          (own.replacementCount > 0 ? later.entry(scalar: own.replacement) : later.entry(code))
            .symbol != 0
        } ?? false
      if isLater || isContextual(code) || readings?.isOpen(code) ?? false
        || names.contains(where: { $0.entry(code).isLong })
      {
        set.insert(code)
      }
    }
    return set
  }
}

/// What a conversion gives: text, replacements, uncertain places.
struct WordsResult {
  var text: String
  var map: OffsetMap
  var ambiguities: [ConversionAmbiguity]
}

/// In which script a stretch is, as far as it can be told.
enum StretchScript { case simplified, traditional, both, unknown }
