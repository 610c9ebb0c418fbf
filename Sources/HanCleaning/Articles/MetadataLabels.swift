import HanLexicon

/// The labels of date, source, author, editor and of counters, in Simplified: Traditional wordings
/// fold to the same.
struct MetadataLabels: Sendable {
  /// What stands behind a label.
  enum Kind: String, Sendable { case date, source, person, lead, counter, editor, formerTitle }

  /// A label, folded.
  struct Label: Sendable {
    var letters: [UInt16]
    var kind: Kind
  }

  /// The longest first.
  private let labels: [Label]
  /// The letters that labels begin with, a bit each.
  private let heads: ScalarSet

  /// The characters that a label or a date may begin with, a bit each.
  private let starts: ScalarSet

  /// All labels, made at first use.
  static let shared = MetadataLabels(folding: .shared)

  private init(folding: CharacterFolding) {
    labels =
      Lexicon.metadataLabels.entries
      .compactMap { entry in
        Kind(rawValue: String(entry.group)).map {
          Label(letters: folding.key(entry.word), kind: $0)
        }
      }
      .sorted { $0.letters.count > $1.letters.count }
    let heads = ScalarSet(values: labels.compactMap(\.letters.first).map(UInt32.init))
    self.heads = heads
    starts = ScalarSet(
      values: (UInt32(0)..<0x1_0000).filter { value in
        guard let scalar = Unicode.Scalar(value) else { return false }
        return heads.contains(value: UInt32(folding.fold(scalar)))
          || DateReading.canBegin(scalar) || Self.pictures.contains(scalar)
      })
  }

  /// 文：某某, 图：某某: labels of one character, which need a mark right behind.
  static let pictures: ScalarSet = "文图圖词詞"
  /// Those of them that stand at the beginning of a line alone: 词：某某, not 歌词：某某.
  static let verses: ScalarSet = "词詞"

  /// Whether a label or a date may begin with a character: hardly one in twenty.
  @inline(__always)
  func mayBegin(_ scalar: Unicode.Scalar) -> Bool { starts.contains(scalar) }

  /// The first label at a place, of the longest ones first, that passes a test, and what the test
  /// gave.
  @inline(__always)
  func first<Result>(
    in line: [Unicode.Scalar], at start: Int, _ test: (Label) -> Result?
  ) -> Result? {
    let folding = CharacterFolding.shared
    let head = folding.fold(line[start])
    guard heads.contains(value: UInt32(head)) else { return nil }
    for label in labels
    where label.letters[0] == head && start + label.letters.count <= line.count {
      var offset = 1
      while offset < label.letters.count,
        folding.fold(line[start + offset]) == label.letters[offset]
      { offset += 1 }
      guard offset == label.letters.count else { continue }
      if let result = test(label) { return result }
    }
    return nil
  }
}
