/// Numeric references 128 to 159: by their number they stand for control characters, but pages mean
/// those of Windows-1252, and HTML says to read them so. `&#147;` is a quotation mark.
enum WindowsReferences {
  private static let characters: [Character?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil, nil, "‘", "’",
    "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]

  /// The character that a reference to a number means; `nil` when it means the number.
  static func character(_ number: UInt32) -> Character? {
    guard (0x80...0x9F).contains(number) else { return nil }
    return characters[Int(number - 0x80)]
  }

  /// The same for the character that a parser made of a reference, in UTF-8.
  static func character(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard bytes.count == 2, bytes[0] == 0xC2 else { return nil }
    return character(UInt32(bytes[1])).map { String($0) }
  }
}
