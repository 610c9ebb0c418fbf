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
    try self.init(bytes: Array(text.utf8), path: path)
  }

  /// Reads a file or a pipe in UTF-8, or standard input for `-`; nothing is kept of a file with a broken line.
  ///
  /// - Throws: ``UserDictionaryError`` when the file cannot be read, or with its first broken line.
  public init(contentsOf path: String) throws(UserDictionaryError) {
    let bytes: [UInt8]
    do throws(FileContents.Failure) { bytes = try FileContents.read(path) } catch {
      throw UserDictionaryError(path: path, line: nil, cause: error.cause)
    }
    try self.init(bytes: bytes, path: path)
  }

  private init(bytes: [UInt8], path: String) throws(UserDictionaryError) {
    self.init()
    // About ten bytes a line; room is grown if there are more.
    reserveCapacity(bytes.count / 16)
    for (number, line) in NumberedLines(bytes) {
      do {
        if let entry = try UserDictionaryLine(line).entry() { insertChecked(entry) }
      } catch {
        throw UserDictionaryError(path: path, line: number, cause: error.cause)
      }
    }
  }
}

/// One line of the text form.
private struct UserDictionaryLine {
  /// What is wrong with a line.
  struct Fault: Error { var cause: String }

  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// The entry, or `nil` when the line is empty.
  func entry() throws(Fault) -> UserDictionary.Entry? {
    guard bytes.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return nil }
    if let control = bytes.first(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) {
      throw Fault(
        cause: control == 0
          ? "the line contains a NUL (help: is the file UTF-8 text?)"
          : "the line contains a control character, byte \(control) (help: remove it)")
    }
    return bytes.contains(0x09) ? try tabbed() : try spaced()
  }

  private func tabbed() throws(Fault) -> UserDictionary.Entry {
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
      guard Self.isLongTag(fields[2]) else { throw Self.badTag(fields[2]) }
      tag = PartOfSpeech(String(decoding: fields[2], as: UTF8.self))
    }
    return try Self.entry(fields[0], frequency, tag)
  }

  private func spaced() throws(Fault) -> UserDictionary.Entry {
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
    guard let (head, last) = Self.cutLastField(line) else { return try Self.entry(line, nil, nil) }
    if Self.isNumber(last) { return try Self.entry(head, try Self.frequency(last), nil) }
    let inner = Self.cutLastField(head)
    if Self.isLongTag(last), let (word, number) = inner,
      Self.isNumber(number) || Self.isNegative(number),
      last.allSatisfy({ $0 < 0x41 || $0 > 0x5A }) || Self.hasHan(word)
    {
      return try Self.entry(
        word, try Self.frequency(number), PartOfSpeech(String(decoding: last, as: UTF8.self)))
    }
    if Self.isTag(last) {
      let tag = PartOfSpeech(String(decoding: last, as: UTF8.self))
      if Self.hasHan(head) || Self.nameTags.contains(String(decoding: last, as: UTF8.self)) {
        return try Self.entry(head, nil, tag)
      }
    }
    if Self.isNegative(last) { return try Self.entry(head, try Self.frequency(last), nil) }
    return try Self.entry(line, nil, nil)
  }

  private static let nameTags: Set<String> = ["nr", "ns", "nt", "nx", "nz"]

  private static func entry(
    _ word: ArraySlice<UInt8>, _ frequency: Int?, _ tag: PartOfSpeech?
  ) throws(Fault) -> UserDictionary.Entry {
    guard let word = String(validating: word, as: UTF8.self) else {
      throw Fault(cause: "the line is not UTF-8 (help: convert the file to UTF-8)")
    }
    // The space that was trimmed is ASCII; full-width space goes the same way.
    let trimmed = FoldedScalar.trimmed(word)
    if let cause = UserDictionary.fault(of: trimmed) { throw Fault(cause: cause) }
    return UserDictionary.Entry(word: trimmed, frequency: frequency, tag: tag)
  }

  private static func frequency(_ field: ArraySlice<UInt8>) throws(Fault) -> Int {
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

  private static func badTag(_ field: ArraySlice<UInt8>) -> Fault {
    Fault(
      cause: "the tag “\(String(decoding: field, as: UTF8.self))” is not 1 to 64 ASCII letters, "
        + "digits and signs, a letter first (help: shorten it; if it belongs to the word, end the line "
        + "with a tab)")
  }

  /// The bytes behind the last space, and those before it without the space between; `nil` when
  /// there is one field only.
  private static func cutLastField(
    _ field: ArraySlice<UInt8>
  ) -> (head: ArraySlice<UInt8>, last: ArraySlice<UInt8>)? {
    guard let space = field.lastIndex(of: 0x20) else { return nil }
    let head = trimmed(field[..<space])
    return head.isEmpty ? nil : (head, field[(space + 1)...])
  }

  private static func trimmed(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var field = field
    while field.first == 0x20 { field.removeFirst() }
    while field.last == 0x20 { field.removeLast() }
    return field
  }

  /// Whether a comma parts fields or words, instead of belonging to a number or to Latin text.
  private static func isParted(_ line: ArraySlice<UInt8>) -> Bool {
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

  private static func isNumber(_ field: ArraySlice<UInt8>) -> Bool {
    !field.isEmpty && field.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isNegative(_ field: ArraySlice<UInt8>) -> Bool {
    field.first == 0x2D && isNumber(field.dropFirst())
  }

  /// Whether a field may be a tag though nothing but Chinese stands before it.
  private static func isTag(_ field: ArraySlice<UInt8>) -> Bool {
    guard let first = field.first, (0x61...0x7A).contains(first), field.count <= 4 else {
      return false
    }
    return field.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
  }

  /// Whether a field may be a tag behind a frequency.
  private static func isLongTag(_ field: ArraySlice<UInt8>) -> Bool {
    guard let first = field.first,
      (0x61...0x7A).contains(first) || (0x41...0x5A).contains(first), field.count <= 64
    else { return false }
    return PartOfSpeech(String(decoding: field, as: UTF8.self)) != nil
  }

  private static func hasHan(_ field: ArraySlice<UInt8>) -> Bool {
    field.contains { $0 >= 0xE3 }
      && String(decoding: field, as: UTF8.self).unicodeScalars.contains(where: \.isHan)
  }
}
