/// Tells the encoding of Chinese text from its bytes.
///
/// 1. A byte-order mark decides, unless what follows it is plainly no UTF-16.
/// 2. What is valid UTF-8 is UTF-8. The one exception is text in which every other byte is NUL,
///    which is ASCII in UTF-16.
/// 3. What is UTF-8 but for a few broken places, or a character cut at the end, is UTF-8 as well:
///    read as another encoding it would decode to nonsense without any error.
/// 4. UTF-16 without a mark needs evidence of its own: ASCII letters or line feeds as code units,
///    or Chinese punctuation, in one byte order alone, and nearly nothing that Chinese text has
///    not.
/// 5. GB18030 and Big5 need a share of their most used characters.
enum EncodingGuess: Equatable {
  /// The encoding, by ICU's name, and the length of the byte-order mark.
  case encoding(String, markLength: Int)
  /// None of the supported ones.
  case none

  /// - Complexity: O(*n*); at most ``sampleSize`` bytes from the first that is not ASCII are
  ///   looked at closely.
  init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      self = .encoding("UTF-8", markLength: 3)
      return
    }
    for (mark, name) in [([0xFF, 0xFE] as [UInt8], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE")]
    where bytes.starts(with: mark) {
      // A file that was cut has an odd length, and so has what is no UTF-16 at all.
      let text = UTF16Scan(bytes[2...].prefix(Self.sampleSize))
      if bytes.count % 2 == 0 || text.isPlausible(bigEndian: mark[0] == 0xFE, atLeast: 0.5) {
        self = .encoding(name, markLength: 2)
        return
      }
    }
    if let name = Self.name(of: Self.sample(bytes)) {
      self = .encoding(name, markLength: 0)
    } else {
      self = .none
    }
  }

  /// How much of a text is looked at.
  static let sampleSize = 1 << 16

  /// Whether bytes tell nothing yet: they may begin a text in any encoding but UTF-16.
  static func isSilent(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { $0 < 0x80 && $0 != 0 }
  }

  /// The beginning of a text, or the part around the first byte that is not ASCII.
  private static func sample(_ bytes: [UInt8]) -> [UInt8] {
    let beginning = Array(bytes.prefix(sampleSize))
    guard bytes.count > sampleSize, isSilent(beginning),
      let first = bytes[sampleSize...].firstIndex(where: { $0 >= 0x80 })
    else { return beginning }
    return Array(bytes[(first - 256)...].prefix(sampleSize))
  }

  private static func name(of sample: [UInt8]) -> String? {
    let scan = UTF8Scan(sample)
    // A character that is cut at the end says nothing against the encoding.
    let broken = scan.broken - (scan.endsInside ? 1 : 0)
    // Most texts are UTF-8 and have no NUL: nobody asks for code units then.
    lazy var wide = UTF16Scan(sample[...])
    let isUTF8 = broken == 0 && (scan.multibyte > 0 || !scan.endsInside)
    if sample.contains(0), let name = wide.name(isUTF8: isUTF8) { return name }
    if isUTF8 || scan.multibyte > 0 && scan.multibyte >= 2 * broken { return "UTF-8" }
    if let name = wide.name(isUTF8: false) ?? legacy(sample) { return name }
    if scan.multibyte == 0, broken > 1, let name = wide.nameWithoutEvidence { return name }
    // Nothing else fits, and there is not much that is wrong.
    let characters = scan.ascii + scan.multibyte
    let isNearly =
      broken == 0 || broken == 1 && characters > 0 || 20 * broken <= characters
      || scan.triples > 0 && 2 * scan.triples >= broken
    return isNearly ? "UTF-8" : nil
  }

  // MARK: GB18030 and Big5

  private static func legacy(_ bytes: [UInt8]) -> String? {
    let gb = LegacyScan(
      bytes, isTrail: { (0x40...0x7E).contains($0) || (0x80...0xFE).contains($0) }
    ) {
      // Level 1 of GB 2312: the 3,755 most used characters; row 1 and 3: punctuation.
      (0xB0...0xD7).contains($0) && $1 >= 0xA1 || ($0 == 0xA1 || $0 == 0xA3) && $1 >= 0xA1
    }
    let big5 = LegacyScan(
      bytes, isTrail: { (0x40...0x7E).contains($0) || (0xA1...0xFE).contains($0) }
    ) {
      // Level 1 of Big5: 5,401 frequent characters; the first rows: punctuation.
      (0xA4...0xC6).contains($0) || (0xA1...0xA3).contains($0) && $1 < 0xC0
    }
    let best = gb.share >= big5.share ? ("GB18030", gb.share) : ("Big5", big5.share)
    return best.1 >= 0.6 ? best.0 : nil
  }
}
