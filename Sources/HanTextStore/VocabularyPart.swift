internal import GRDB
internal import HanCore
internal import HanStatistics
internal import Synchronization

/// A part of the vocabulary: the tokens that one transaction met first.
///
/// A column after the other, all of them packed: the names of parts of speech, then of each token the
/// kind, the number of the part of speech (0 for none), the word (0 for none, 1 for a new one, else its
/// number and 2) and the length of the wording, and all wordings.
enum VocabularyPart {
  /// Writes the tokens from one on.
  static func write(
    _ vocabulary: TokenVocabulary, from first: Int, to database: Database
  ) throws {
    guard first < vocabulary.count else { return }
    let tokens = (first..<vocabulary.count).map { Int32($0) }
    var writer = ByteWriter()
    writer.count(tokens.count)
    writer.list(vocabulary.tagNames) { $0.string($1) }
    for token in tokens { writer.count(Int(vocabulary.kind(of: token).rawValue)) }
    for token in tokens { writer.count(vocabulary.tagNumber(of: token)) }
    // New words are numbered as they come.
    var next = (0..<Int32(first)).reduce(Int32(0)) { max($0, vocabulary.term(of: $1) + 1) }
    for token in tokens {
      let term = vocabulary.term(of: token)
      writer.count(term < 0 ? 0 : term == next ? 1 : Int(term) + 2)
      if term == next { next += 1 }
    }
    for token in tokens { writer.count(vocabulary.length(of: token)) }
    var wordings: [UInt8] = []
    for token in tokens {
      vocabulary.withSurface(of: token) { wordings.append(contentsOf: $0) }
    }
    writer.block(wordings)
    try RowStatement(database, "INSERT INTO vocabulary(first, tokens) VALUES(?, ?)")
      .run(.integer(first), .bytes(PackedBytes.packed(writer.bytes)))
  }

  /// Reads all parts.
  static func read(_ database: Database) throws -> TokenVocabulary {
    var vocabulary = TokenVocabulary()
    let rows = try RowStatement(database, "SELECT first, tokens FROM vocabulary ORDER BY first")
    while try rows.step() {
      guard rows.integer(0) == vocabulary.count else { throw ByteError(offset: 0) }
      let bytes = try rows.withBytes(1) { bytes throws(ByteError) in
        try PackedBytes.unpacked(bytes)
      }
      try read(bytes, into: &vocabulary)
    }
    return vocabulary
  }

  private static func read(
    _ bytes: [UInt8], into vocabulary: inout TokenVocabulary
  ) throws(ByteError) {
    var header = ByteReader(bytes)
    let count = try header.count()
    guard count <= bytes.count else { throw ByteError(offset: 0) }
    var tags = [0]
    for name in try header.list({ reader throws(ByteError) in try reader.string() }) {
      guard let tag = PartOfSpeech(name) else { throw ByteError(offset: header.offset) }
      tags.append(vocabulary.claimTag(tag))
    }
    let isSound = bytes.withUnsafeBytes { bytes in
      var reader = LEB128Reader(bytes)
      reader.place = header.offset
      func column() -> [Int]? {
        var isWhole = true
        let column = [Int](unsafeUninitializedCapacity: count) { buffer, filled in
          for place in 0..<count {
            guard let value = reader.next() else { return isWhole = false }
            buffer[place] = value
            filled = place + 1
          }
        }
        return isWhole ? column : nil
      }
      guard let kinds = column(), let numbers = column(), let words = column(),
        let lengths = column(), let size = reader.next(), size == bytes.count - reader.place
      else { return false }
      return vocabulary.append(
        UnsafeRawBufferPointer(rebasing: bytes[reader.place...]), lengths: lengths, kinds: kinds,
        tags: numbers.map { tags.indices.contains($0) ? tags[$0] : -1 },
        // 0 is no word, 1 a new one.
        terms: words.map { $0 == 1 ? -2 : $0 == 0 ? -1 : $0 - 2 })
    }
    guard isSound else { throw ByteError(offset: header.offset) }
  }
}

/// The vocabulary once it was read.
final class VocabularyCache: Sendable {
  private let known = Mutex<TokenVocabulary?>(nil)

  /// The tokens of all documents.
  func vocabulary(_ connection: StoreConnection) throws -> TokenVocabulary {
    if let known = known.withLock({ $0 }) { return known }
    let read = try connection.read { try VocabularyPart.read($0) }
    known.withLock { $0 = read }
    return read
  }
}
