import HanLexicon

/// Names of publications, by what they end with.
enum MediaNames {
  private static let endings = Lexicon.publicationEndings.words

  /// The first part of a line, parted by blanks and marks, that ends like a publication; `nil` for
  /// none.
  ///
  /// - Complexity: O(*n*).
  static func name(in line: Substring) -> String? {
    let scalars = line.scalars
    var start = 0
    while start < scalars.count {
      guard !separates(scalars[start]) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < scalars.count, !separates(scalars[end]) { end += 1 }
      // Few words end like a publication: most parts need no closer look.
      if lastLetters.contains(scalars[end - 1]), end - start <= 40,
        let name = name(String(String.UnicodeScalarView(scalars[start..<end])))
      {
        return name
      }
      start = end
    }
    return nil
  }

  /// Columns, which are called like publications.
  private static let columns = Set(
    Lexicon.columns.words.flatMap { word in
      ["新闻", "新聞", "在线", "在線", "频道", "頻道", "快讯", "快訊", "发布", "發布"].map { word + $0 }
    })

  private static let marks: ScalarSet = "|｜·•/／［］[]【】()（）—"
  private static let lastLetters = ScalarSet(
    values: endings.compactMap { $0.unicodeScalars.last?.value })

  private static func separates(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isBlank || marks.contains(scalar)
  }

  /// The name of a publication that a text begins with, where the rest is that of a person: pages
  /// part them by their style.
  static func split(_ text: Substring) -> (source: String, author: String)? {
    guard text.count <= 20 else { return nil }
    for count in 2...4 {
      let author = text.suffix(count)
      let rest = text.dropLast(count)
      if PersonNames.isName(author), let source = name(in: rest), source == rest {
        return (source, String(author))
      }
    }
    return nil
  }

  private static func name(_ part: String) -> String? {
    var name = part.drop { $0.isNumber || $0 == ":" || $0 == "：" || $0 == "-" }
    // A label that lost its colon.
    for label in ["本文来源于", "本文來源於", "来源于", "來源於", "来源", "來源", "原创", "原創"]
    where name.hasPrefix(label) && name.count > label.count + 2 {
      name = name.dropFirst(label.count)
    }
    guard (3...16).contains(name.count),
      name.unicodeScalars.allSatisfy({
        $0.value >= 0x3400 && !Marks.labels.contains($0) || $0.properties.isAlphabetic
      }),
      endings.contains(where: { name.hasSuffix($0) && name.count > $0.count }),
      !columns.contains(String(name))
    else { return nil }
    return String(name)
  }
}
