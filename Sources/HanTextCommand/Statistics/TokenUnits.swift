import ArgumentParser
import HanText

/// What terms are made of.
enum TermUnit: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// Words.
  case words
  /// Chinese characters; a word of other letters and a number are one each.
  case characters
}

extension TokenizedText {
  /// The same text with a token for each Chinese character.
  var characters: TokenizedText {
    var tokens: [Token] = []
    tokens.reserveCapacity(text.text.utf8.count / 3)
    for token in self.tokens {
      guard token.kind == .han else {
        tokens.append(Token(span: token.span, kind: token.kind))
        continue
      }
      var place = token.span.lowerBound
      for scalar in surface(of: token).unicodeScalars {
        let end = place + UTF8.width(scalar)
        tokens.append(Token(span: TextSpan(place, end), kind: .han))
        place = end
      }
    }
    return TokenizedText(text: text, tokens: tokens)
  }
}

/// A word and its part of speech as one term: the word, a sign that no text has, the tag.
enum TaggedTerm {
  private static let sign: Character = "\u{1F}"

  /// The term of a word.
  static func term(_ word: some StringProtocol, _ tag: PartOfSpeech?) -> Term {
    Term(tag.map { "\(word)\(sign)\($0.name)" } ?? String(word))
  }

  /// The word of a term.
  static func word(_ term: Term) -> Term {
    // Most terms have no sign; bytes tell that faster than characters.
    term.text.utf8.lastIndex(of: 0x1F).map { Term(String(term.text[..<$0])) } ?? term
  }

  /// The counts of a text by words and their parts of speech.
  static func counts(_ text: TokenizedText) -> DocumentCounts {
    var entries: [Term: (forms: [Term: Int], tag: PartOfSpeech?)] = [:]
    for token in text.tokens where token.kind.isWord {
      let term = term(text.surface(of: token), token.tag)
      let form = self.term(text.sourceForm(of: token), token.tag)
      entries[term, default: ([:], token.tag)].forms[form, default: 0] += 1
    }
    var counts = DocumentCounts(wordsOf: text)
    for (term, entry) in entries.sorted(by: { $0.key < $1.key }) {
      let total = entry.forms.values.reduce(0, +)
      counts.add(term, forms: entry.forms, tags: entry.tag.map { [$0: total] } ?? [:])
    }
    return counts
  }
}
