import Foundation

/// A word of a corpus, with its tag when the corpus has tags.
public struct CorpusWord: Hashable, Sendable {
  /// The word as it is written.
  public var text: String
  /// Its part of speech.
  public var tag: String?

  /// Creates a word.
  public init(_ text: String, tag: String? = nil) {
    self.text = text
    self.tag = tag
  }
}

/// A corpus of segmented sentences.
public struct SegmentedCorpus: Hashable, Sendable {
  /// The sentences, in order; none is empty.
  public var sentences: [[CorpusWord]]

  /// Creates a corpus.
  public init(sentences: [[CorpusWord]]) { self.sentences = sentences.filter { !$0.isEmpty } }

  /// How a corpus file is written.
  public enum Format: String, CaseIterable, Sendable {
    /// Words separated by white space, a sentence a line.
    case plain
    /// `word/tag` separated by white space.
    case slash
    /// `word_tag` separated by white space.
    case underscore
    /// CoNLL: a word a line, its form in the second column and its fine tag in the fifth; empty
    /// lines between sentences.
    case conll

    /// The format of a file by its name's extension: `.conll`, `.conllu`, `.wordpos`; else what
    /// its first line looks like.
    public init(path: String, beginning: String) {
      if path.hasSuffix(".conll") || path.hasSuffix(".conllu") {
        self = .conll
      } else if path.hasSuffix(".wordpos") {
        self = .underscore
      } else {
        let first = beginning.split(whereSeparator: \.isNewline).first ?? ""
        let words = first.split(whereSeparator: \.isWhitespace)
        self = !words.isEmpty && words.allSatisfy { $0.contains("/") } ? .slash : .plain
      }
    }
  }

  /// Reads a corpus file in UTF-8.
  ///
  /// - Throws: ``CorpusError`` with the line that is not in the format.
  public init(contentsOf path: String, format: Format? = nil) throws {
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    try self.init(
      parsing: text, format: format ?? Format(path: path, beginning: String(text.prefix(2000))),
      path: path)
  }

  /// Reads a corpus from text.
  public init(parsing text: String, format: Format, path: String = "corpus") throws(CorpusError) {
    var sentences: [[CorpusWord]] = []
    var sentence: [CorpusWord] = []
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      switch format {
      case .plain:
        sentences.append(line.split(whereSeparator: \.isWhitespace).map { CorpusWord(String($0)) })
      case .slash, .underscore:
        var words: [CorpusWord] = []
        for item in line.split(whereSeparator: \.isWhitespace) {
          guard let mark = item.lastIndex(of: format == .slash ? "/" : "_"),
            mark > item.startIndex
          else { throw CorpusError(path: path, line: number, cause: "“\(item)” has no tag") }
          words.append(
            CorpusWord(String(item[..<mark]), tag: String(item[item.index(after: mark)...])))
        }
        sentences.append(words)
      case .conll:
        if line.isEmpty || line.hasPrefix("#") {
          sentences.append(sentence)
          sentence = []
          continue
        }
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard columns.count >= 5 else {
          throw CorpusError(path: path, line: number, cause: "there are no five columns")
        }
        // Ranges such as 3-4 repeat the words they cover.
        if columns[0].contains("-") { continue }
        sentence.append(CorpusWord(String(columns[1]), tag: String(columns[4])))
      }
    }
    sentences.append(sentence)
    self.init(sentences: sentences)
  }

  /// Cuts the corpus in two: the share at its end, and what stands before.
  public func split(heldOut share: Double) -> (learnt: SegmentedCorpus, heldOut: SegmentedCorpus) {
    let count = Int(Double(sentences.count) * (1 - share))
    return (
      SegmentedCorpus(sentences: Array(sentences[..<count])),
      SegmentedCorpus(sentences: Array(sentences[count...]))
    )
  }

  /// The corpus with family and given names in one word: neighbouring `nr` tags that are a
  /// surname of one or two characters and what follows it.
  public func mergingNames() -> SegmentedCorpus {
    SegmentedCorpus(
      sentences: sentences.map { sentence in
        var result: [CorpusWord] = []
        var isSurname = false
        for word in sentence {
          if isSurname, word.tag == "nr", let last = result.last {
            result[result.count - 1] = CorpusWord(last.text + word.text, tag: "nr")
            isSurname = false
          } else {
            result.append(word)
            isSurname = word.tag == "nr" && word.text.unicodeScalars.count <= 2
          }
        }
        return result
      })
  }
}

/// A corpus is not in its format.
public struct CorpusError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file.
  public var path: String
  /// The line, from 1.
  public var line: Int
  /// What is wrong.
  public var cause: String

  /// The place and the cause.
  public var description: String { "\(path):\(line): \(cause)" }
}
