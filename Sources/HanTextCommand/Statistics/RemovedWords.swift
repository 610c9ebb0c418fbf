import HanText

/// Words in what cleaning removed: menus, captions, repeated passages. Markup, signs and readings in
/// brackets are no text and do not count.
enum RemovedWords {
  /// What is text among what is removed.
  private static let reasons: Set<RemovalReason> = [.boilerplate, .caption, .duplicate]

  /// The terms of a document's removed text with their occurrences.
  static func count(
    _ item: StatisticsRun.Item, _ analyzer: Analyzer, by counting: TermCounting
  ) -> [(word: String, count: Int)] {
    let (kind, removed) = item.removed()
    let source = item.tokens.text.source
    var counts: [Term: Int] = [:]
    var end = 0
    for part in removed where reasons.contains(part.reason) {
      // What two rules removed counts once.
      let span = TextSpan(max(end, part.span.lowerBound), max(end, part.span.upperBound))
      end = span.upperBound
      guard !span.isEmpty else { continue }
      let text = kind == .html ? withoutTags(source[span]) : String(source[span])
      let tokens = analyzer.tokenize(MappedText(text))
      for token in tokens.tokens where token.kind.isWord {
        let surface = tokens.surface(of: token)
        if counting.isByTag {
          counts[TaggedTerm.term(surface, token.tag), default: 0] += 1
        } else if counting.unit == .characters, token.kind == .han {
          for scalar in surface.unicodeScalars { counts[Term(String(scalar)), default: 0] += 1 }
        } else {
          counts[Term(surface), default: 0] += 1
        }
      }
    }
    return counts.sorted { $0.key < $1.key }.map { (word: $0.key.text, count: $0.value) }
  }

  /// A piece of a page with a line break in place of each tag.
  private static func withoutTags(_ piece: Substring) -> String {
    var result = ""
    var isInside = false
    for scalar in piece.unicodeScalars {
      if scalar == "<" {
        isInside = true
        result.unicodeScalars.append("\n")
      } else if scalar == ">" {
        isInside = false
      } else if !isInside {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
