import HanCore

/// The format: one entry a line, `word[ frequency][ tag]`, as jieba's users have it, or
/// `word<TAB>[frequency]<TAB>[tag]`, which leaves nothing to guess.
///
/// In a line with a tab, fields are what the tabs part; the frequency may be empty, and a tab
/// behind the word alone is enough to keep the word whole. In a line without one, the word may
/// contain spaces too, so the other fields are recognised from the line's end:
///
/// 1. the last field is a *tag* if it has 1 to 64 of `a`–`z`, `A`–`Z`, `0`–`9` and `_-./:+*`, begins
///    with a letter, and stands behind a frequency (capitals: behind a Chinese word, too); or if it has one to four of `a`–`z` and `0`–`9`
///    and stands behind a word with a Chinese character in it, or is one of `nr ns nt nx nz` (the
///    names' tags, which are no English words);
/// 2. the last field (before the tag, if there is one) is a *frequency* if it is made of digits;
/// 3. all before them is the word, and there is always a word.
///
/// So `New York 3 ns` is a word of two fields, `iPhone 15 Pro` and `big data` are words of three
/// and of two; but `iPhone 15` is `iPhone` with a frequency, as jieba has it: write a tab behind
/// it. Commas part nothing: a line that uses them so is an
/// error, and not a word that no text has. `#` at the start of a line begins a word, as in
/// jieba's format: there are no comments. Space around fields, empty lines, a byte order mark and
/// CRLF do no harm; of equal words, the last counts.
extension UserDictionary {
  /// Reads the text form; nothing is kept of a text with a broken line.
  ///
  /// - Parameters:
  ///   - text: One entry a line.
  ///   - path: What errors call the text.
  /// - Throws: ``UserDictionaryError`` with the first broken line.
  /// - Complexity: O(*n*).
  public init(
    parsing text: some StringProtocol, path: String = "user dictionary"
  ) throws(UserDictionaryError) {
    var native = String(text)
    self = try native.withUTF8 { bytes in
      Result { () throws(UserDictionaryError) in
        try UserDictionary(bytes: bytes, isValid: true, path: path)
      }
    }.get()
  }

  /// Reads a file or a pipe in UTF-8, or standard input for `-`; nothing is kept of a file with a broken line.
  ///
  /// - Throws: ``UserDictionaryError`` when the file cannot be read, or with its first broken line.
  public init(contentsOf path: String) throws(UserDictionaryError) {
    let bytes: [UInt8]
    do throws(FileContents.Failure) { bytes = try FileContents.read(path) } catch {
      throw UserDictionaryError(path: path, line: nil, cause: error.cause)
    }
    self = try bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(UserDictionaryError) in
        try UserDictionary(bytes: bytes, isValid: false, path: path)
      }
    }.get()
  }

  /// - Parameter isValid: Whether the bytes are known to be UTF-8.
  private init(
    bytes: UnsafeBufferPointer<UInt8>, isValid: Bool, path: String
  ) throws(UserDictionaryError) {
    self.init()
    // About ten bytes a line; room is grown if there are more.
    reserveCapacity(words: bytes.count / 16, bytes: bytes.count / 2)
    var tags = TagMemory()
    var lines = LineScanner(bytes)
    while let line = lines.next() {
      do {
        let line = UserDictionaryLine(line, isValid: isValid)
        guard let entry = try line.entry(&tags) else { continue }
        insertChecked(
          UnsafeBufferPointer(rebasing: entry.word), frequency: entry.frequency, tag: entry.tag)
      } catch {
        throw UserDictionaryError(path: path, line: lines.number, cause: error.cause)
      }
    }
  }
}

/// The lines of a text in memory, counted from 1, as ``NumberedLines`` has them.
private struct LineScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var start: Int
  /// The number of the last line.
  private(set) var number = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  mutating func next() -> UserDictionaryLine.Field? {
    guard start < bytes.count else { return nil }
    number += 1
    var end = start
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    var line = bytes[start..<end]
    if line.last == 0x0D { line.removeLast() }
    start = end + 1
    return line
  }
}

/// The last tag that was read: tags repeat.
private struct TagMemory {
  private var name: [UInt8] = []
  private var tag: PartOfSpeech?

  /// The tag of a name; `nil` if it cannot be one.
  mutating func tag(_ field: UserDictionaryLine.Field) -> PartOfSpeech? {
    if !name.isEmpty, name.elementsEqual(field) { return tag }
    name = Array(field)
    tag = PartOfSpeech(String(decoding: field, as: UTF8.self))
    return tag
  }
}

/// One line of the text form.
private struct UserDictionaryLine {
  /// What is wrong with a line.
  struct Fault: Error { var cause: String }

  /// A part of the line.
  typealias Field = Slice<UnsafeBufferPointer<UInt8>>
  /// What the line says.
  typealias Entry = (word: Field, frequency: Int?, tag: PartOfSpeech?)

  private let bytes: Field
  /// Whether the line is known to be UTF-8.
  private let isValid: Bool

  init(_ bytes: Field, isValid: Bool) {
    self.bytes = bytes
    self.isValid = isValid
  }

  /// The entry, or `nil` when the line is empty.
  func entry(_ tags: inout TagMemory) throws(Fault) -> Entry? {
    guard bytes.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return nil }
    if let control = bytes.first(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) {
      throw Fault(
        cause: control == 0
          ? "the line contains a NUL (help: is the file UTF-8 text?)"
          : "the line contains a control character, byte \(control) (help: remove it)")
    }
    return bytes.contains(0x09) ? try tabbed(&tags) : try spaced(&tags)
  }

  private func tabbed(_ tags: inout TagMemory) throws(Fault) -> Entry {
    var fields = bytes.split(separator: 0x09, omittingEmptySubsequences: false).map(Self.trimmed)
    while let last = fields.last, last.isEmpty { fields.removeLast() }
    guard fields.count <= 3 else {
      throw Fault(
        cause: "there are \(fields.count) fields parted by tabs (help: word, frequency and tag are "
          + "all there is)")
    }
    var frequency: Int?
    var tag: PartOfSpeech?
    if fields.count > 1, !fields[1].isEmpty { frequency = try Self.frequency(fields[1]) }
    if fields.count > 2 {
      guard Self.isLongTag(fields[2], &tags) else { throw Self.badTag(fields[2]) }
      tag = tags.tag(fields[2])
    }
    return try entry(fields[0], frequency, tag)
  }

  private func spaced(_ tags: inout TagMemory) throws(Fault) -> Entry {
    let line = Self.trimmed(bytes)
    if line.contains(0x2C), Self.isParted(line) {
      let fields = line.split(separator: 0x2C, maxSplits: 2).map {
        String(decoding: Self.trimmed($0), as: UTF8.self)
      }
      throw Fault(
        cause: "commas do not part fields (help: write “\(fields.joined(separator: " "))”, with "
          + "spaces or tabs, and one word a line; if a comma belongs to the word, end the line "
          + "with a tab)")
    }
    guard let (head, last) = Self.cutLastField(line) else { return try entry(line, nil, nil) }
    if Self.isNumber(last) { return try entry(head, try Self.frequency(last), nil) }
    let inner = Self.cutLastField(head)
    if Self.isLongTag(last, &tags), let (word, number) = inner,
      Self.isNumber(number) || Self.isNegative(number),
      last.allSatisfy({ $0 < 0x41 || $0 > 0x5A }) || Self.hasHan(word)
    {
      return try entry(word, try Self.frequency(number), tags.tag(last))
    }
    if Self.isTag(last) {
      let tag = tags.tag(last)
      if Self.hasHan(head) || Self.nameTags.contains(String(decoding: last, as: UTF8.self)) {
        return try entry(head, nil, tag)
      }
    }
    if Self.isNegative(last) { return try entry(head, try Self.frequency(last), nil) }
    return try entry(line, nil, nil)
  }

  private static let nameTags: Set<String> = ["nr", "ns", "nt", "nx", "nz"]

  private func entry(
    _ word: Field, _ frequency: Int?, _ tag: PartOfSpeech?
  ) throws(Fault) -> Entry {
    guard isValid || String(validating: word, as: UTF8.self) != nil else {
      throw Fault(cause: "the line is not UTF-8 (help: convert the file to UTF-8)")
    }
    // The space that was trimmed is ASCII; full-width space goes the same way.
    let trimmed = Self.trimmedOfAllSpace(word)
    if !Self.isSurelyWord(trimmed),
      let cause = UserDictionary.fault(of: String(decoding: trimmed, as: UTF8.self))
    {
      throw Fault(cause: cause)
    }
    return (trimmed, frequency, tag)
  }

  /// A word without the white space around it, as ``FoldedScalar/trimmed(_:)`` has it.
  private static func trimmedOfAllSpace(_ word: Field) -> Field {
    guard let first = word.first, mayBeSpace(first) || word.suffix(3).contains(where: mayBeSpace)
    else { return word }
    let text = String(decoding: word, as: UTF8.self)
    let trimmed = FoldedScalar.trimmed(text)
    guard trimmed.utf8.count < word.count else { return word }
    let start = text.utf8.count - FoldedScalar.trimmed(text + "x").utf8.count + 1
    return word.dropFirst(start).prefix(trimmed.utf8.count)
  }

  /// Whether a byte may begin white space.
  private static func mayBeSpace(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0xC2 || 0xE1...0xE3 ~= byte
  }

  /// Whether nothing can be wrong with a word of valid UTF-8: it is short and has no control character.
  private static func isSurelyWord(_ word: Field) -> Bool {
    !word.isEmpty && word.count <= UserDictionary.longestWord
      && word.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 }
  }

  private static func frequency(_ field: Field) throws(Fault) -> Int {
    let text = String(decoding: field, as: UTF8.self)
    guard !isNegative(field) else {
      throw Fault(
        cause: "the frequency \(text) is negative (help: write 0 or more; if it belongs to the "
          + "word, end the line with a tab)")
    }
    guard isNumber(field) else {
      throw Fault(
        cause: "the frequency “\(text)” is no whole number (help: write word, tab, number, tab, "
          + "tag; the number may be left empty)")
    }
    guard let value = Int(text) else {
      throw Fault(cause: "the frequency \(text) is too large (help: write a smaller number)")
    }
    return value
  }

  private static func badTag(_ field: Field) -> Fault {
    Fault(
      cause: "the tag “\(String(decoding: field, as: UTF8.self))” is not 1 to 64 ASCII letters, "
        + "digits and signs, a letter first (help: shorten it; if it belongs to the word, end the line "
        + "with a tab)")
  }

  /// The bytes behind the last space, and those before it without the space between; `nil` when
  /// there is one field only.
  private static func cutLastField(
    _ field: Field
  ) -> (head: Field, last: Field)? {
    guard let space = field.lastIndex(of: 0x20) else { return nil }
    let head = trimmed(field[..<space])
    return head.isEmpty ? nil : (head, field[(space + 1)...])
  }

  private static func trimmed(_ field: Field) -> Field {
    var field = field
    while field.first == 0x20 { field.removeFirst() }
    while field.last == 0x20 { field.removeLast() }
    return field
  }

  /// Whether a comma parts fields or words, instead of belonging to a number or to Latin text.
  private static func isParted(_ line: Field) -> Bool {
    let fields = line.split(separator: 0x2C, omittingEmptySubsequences: false).map(trimmed)
    if fields.count > 1, isNumber(fields[1]) || isNegative(fields[1]) {
      return !isNumber(fields[0]) && !fields[0].isEmpty
    }
    // A comma that touches a Chinese character.
    return line.indices.contains { index in
      line[index] == 0x2C
        && (index > line.startIndex && line[index - 1] >= 0x80
          || index + 1 < line.endIndex && line[index + 1] >= 0x80)
    } && hasHan(line)
  }

  private static func isNumber(_ field: Field) -> Bool {
    !field.isEmpty && field.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isNegative(_ field: Field) -> Bool {
    field.first == 0x2D && isNumber(field.dropFirst())
  }

  /// Whether a field may be a tag though nothing but Chinese stands before it.
  private static func isTag(_ field: Field) -> Bool {
    guard let first = field.first, (0x61...0x7A).contains(first), field.count <= 4 else {
      return false
    }
    return field.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
  }

  /// Whether a field may be a tag behind a frequency.
  private static func isLongTag(_ field: Field, _ tags: inout TagMemory) -> Bool {
    guard let first = field.first,
      (0x61...0x7A).contains(first) || (0x41...0x5A).contains(first), field.count <= 64
    else { return false }
    return tags.tag(field) != nil
  }

  private static func hasHan(_ field: Field) -> Bool {
    field.contains { $0 >= 0xE3 }
      && (field.first.map { 0xE5...0xE9 ~= $0 && field.count >= 3 } ?? false
        || String(decoding: field, as: UTF8.self).unicodeScalars.contains(where: \.isHan))
  }
}
