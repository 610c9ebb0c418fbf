/// Sentences drawn from templates, for what corpora have too little of.
///
/// A file of templates has, a line each:
/// - `@name WORD …`: alternatives under a name;
/// - `COUNT WORD …`: a template and how many sentences are drawn from it.
///
/// In a template `{name}` stands for one of the alternatives, also as a part of a word; `{/tag}` for
/// a word of a corpus with that tag, drawn as often as it is there; `{*}` for a word of a list.
/// Alternatives may have such slots themselves. Words may have tags, `word/tag`. Lines that begin with
/// `#` are comments.
package struct SentenceTemplates: Sendable {
  private var alternatives: [String: [String]] = [:]
  private var templates: [(count: Int, words: [String])] = []

  /// Reads templates.
  ///
  /// - Throws: ``CorpusError`` for a line that is not in the format, or names what is not there.
  package init(parsing text: String, path: String) throws(CorpusError) {
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let fields = line.split(separator: " ").map(String.init)
      guard let first = fields.first, !first.hasPrefix("#") else { continue }
      if first.hasPrefix("@") {
        alternatives[String(first.dropFirst())] = Array(fields.dropFirst())
      } else if let count = Int(first), fields.count > 1 {
        templates.append((count, Array(fields.dropFirst())))
      } else {
        throw CorpusError(path: path, line: number, cause: "there is neither a name nor a count")
      }
    }
  }

  /// Draws the sentences, in the order of the templates.
  ///
  /// - Parameters:
  ///   - corpus: What `{/tag}` is drawn from.
  ///   - lists: Further alternatives, by name; `{*}` is named `*`.
  ///   - tagged: Whether words have tags.
  ///   - seed: Of the generator: the same seed gives the same sentences.
  package func sentences(
    corpus: SegmentedCorpus, lists: [String: [String]], tagged: Bool = false, seed: UInt64
  ) -> SegmentedCorpus {
    var slots = alternatives.merging(lists) { _, list in list }
    var byTag: [String: [String]] = [:]
    for sentence in corpus.sentences {
      for word in sentence {
        if let tag = word.tag { byTag[tag, default: []].append(word.text) }
      }
    }
    for (tag, words) in byTag { slots["/" + tag] = words }
    var generator = SplitMix(state: seed)
    var sentences: [[CorpusWord]] = []
    for template in templates {
      for _ in 0..<template.count {
        sentences.append(
          template.words.flatMap { word in
            Self.expand(word, slots, depth: 0, &generator).split(separator: " ")
              .map { Self.word($0, tagged: tagged) }
          })
      }
    }
    return SegmentedCorpus(sentences: sentences)
  }

  private static func word(_ text: Substring, tagged: Bool) -> CorpusWord {
    guard tagged, let mark = text.lastIndex(of: "/"), mark > text.startIndex else {
      return CorpusWord(String(text))
    }
    return CorpusWord(String(text[..<mark]), tag: String(text[text.index(after: mark)...]))
  }

  /// A word with its slots filled; what has no alternatives stays empty.
  private static func expand(
    _ word: String, _ slots: [String: [String]], depth: Int, _ generator: inout SplitMix
  ) -> String {
    guard word.contains("{"), depth < 4 else { return word }
    var result = ""
    var rest = word[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      if let choice = slots[name]?.randomElement(using: &generator) {
        result += expand(choice, slots, depth: depth + 1, &generator)
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
