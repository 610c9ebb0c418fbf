import HanCore

extension NameFinder {
  /// What a token may be in a name, by its tag and its last character: enough to pass most tokens
  /// by without looking at their wording.
  struct Roles: OptionSet {
    let rawValue: UInt16
    /// It is a name by its tag.
    static let name = Roles(rawValue: 1)
    /// It is a person, a place, an organisation or a noun.
    static let named = Roles(rawValue: 2)
    /// A sort of place may follow it.
    static let placeHead = Roles(rawValue: 4)
    /// It may stand inside the name of an organisation.
    static let part = Roles(rawValue: 8)
    /// It ends with the last character of a sort of organisation.
    static let ends = Roles(rawValue: 16)
    /// It ends with the last character of a sort of place.
    static let endsPlace = Roles(rawValue: 32)
    /// It is too short to stand inside a name, whatever its end.
    static let noPart = Roles(rawValue: 64)
    /// It is a noun or modifies one; an organisation that is named by what it does begins so.
    static let noun = Roles(rawValue: 256)
    /// It is too long for a person, and no place either.
    static let noName = Roles(rawValue: 128)
  }

  /// The roles of each token; those of other than Chinese characters have none.
  ///
  /// - Complexity: O(tokens).
  static func roles(of text: TokenizedText) -> [Roles] {
    var byTag: [PartOfSpeech: Roles] = [:]
    var string = text.text.text
    return string.withUTF8 { bytes in
      text.tokens.map { token in
        guard token.kind == .han else { return [] }
        var roles: Roles = []
        if let tag = token.tag {
          if let known = byTag[tag] {
            roles = known
          } else {
            roles = Self.roles(of: tag.name)
            byTag[tag] = roles
          }
        }
        let span = token.span
        if span.count < 6, needsLength(token.tag) {
          roles.remove(.part)
          roles.insert(.noPart)
        }
        if span.count > 9, token.tag == person {
          roles.remove(.name)
          roles.insert(.noName)
        }
        if span.count >= 3 {
          // The last character of three bytes; others end no name.
          let last = span.upperBound - 3
          let value =
            UInt32(bytes[last] & 0x0F) << 12 | UInt32(bytes[last + 1] & 0x3F) << 6
            | UInt32(bytes[last + 2] & 0x3F)
          if let scalar = Unicode.Scalar(value) {
            if lastOfEndings.contains(scalar) { roles.insert(.ends) }
            if lastOfPlaces.contains(scalar) { roles.insert(.endsPlace) }
          }
        }
        return roles
      }
    }
  }

  private static let person = PartOfSpeech("nr")
  private static let verb = PartOfSpeech("v")
  private static let numeral = PartOfSpeech("m")

  /// Verbs and numerals of one character are no parts of names.
  private static func needsLength(_ tag: PartOfSpeech?) -> Bool { tag == verb || tag == numeral }

  private static func roles(of tag: String) -> Roles {
    var roles: Roles = []
    if ["ns", "nt", "nz", "j", "nrt", "nr"].contains(tag) { roles.insert(.name) }
    if ["nr", "nt", "ns"].contains(tag) { roles.insert(.named) }
    if ["ns", "nz", "nr", "n", "nt", "j", "s", "nrt"].contains(tag) { roles.insert(.placeHead) }
    let parts = [
      "n", "nz", "ns", "nt", "nr", "j", "vn", "b", "nrt", "s", "f", "k", "Ng", "an", "v", "a", "m",
    ]
    if parts.contains(tag) { roles.insert(.part) }
    if ["n", "vn", "j", "nz", "b", "an", "Ng"].contains(tag) { roles.insert(.noun) }
    return roles
  }

  private static let lastOfEndings = lastCharacters(endings + ["处"])
  private static let lastOfPlaces = lastCharacters(placeEndings)

  private static func lastCharacters(_ words: some Sequence<some StringProtocol>) -> HanSet {
    HanSet(String(words.compactMap(\.last)))
  }
}
