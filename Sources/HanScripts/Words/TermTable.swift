package import HanCore

/// The groups of Taiwan's terms, which can be switched off each.
public enum TermGroup: String, Hashable, Codable, Sendable, CaseIterable {
  /// Information technology: 軟體 for 软件.
  case it
  /// Daily life, medicine, chemistry: 計程車 for 出租车.
  case daily
  /// Countries, persons, companies: 紐西蘭 for 新西兰.
  case names
}

/// A term, or a word that tells what a text is about.
package struct TermEntry: Sendable {
  /// What the entry is.
  package enum Kind: UInt8, Sendable {
    case it = 0x69
    case daily = 0x64
    case names = 0x6E
    /// A word inside of which no term is used.
    case keep = 0x6B
    /// A word that tells what the text is about, and no term.
    case cue = 0x63

    /// The group of a term.
    package var group: TermGroup? {
      switch self {
      case .it: .it
      case .daily: .daily
      case .names: .names
      case .keep, .cue: nil
      }
    }
  }

  /// What a text is about.
  package enum Domain: UInt8, Sendable {
    case technology = 0x69
    case cars = 0x63
  }

  package var kind: Kind
  /// How much evidence of the domain the term needs; 0 for none.
  package var need: Int
  package var domain: Domain
  /// What the word says about the domain.
  package var weight: Int
  /// What the term becomes.
  package var value: [UInt8]

  package init(kind: Kind, need: Int, domain: Domain, weight: Int, value: [UInt8]) {
    self.kind = kind
    self.need = need
    self.domain = domain
    self.weight = weight
    self.value = value
  }

  /// The entry as the value of a key.
  package var bytes: [UInt8] {
    [kind.rawValue, UInt8(0x30 + need), domain.rawValue, UInt8(0x50 + weight)] + value
  }

  /// Reads the value of a key.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count >= 4, let kind = Kind(rawValue: bytes[0]),
      let domain = Domain(rawValue: bytes[2])
    else { return nil }
    self.init(
      kind: kind, need: Int(bytes[1]) - 0x30, domain: domain, weight: Int(bytes[3]) - 0x50,
      value: Array(bytes[4...]))
  }
}

/// A term of a text, and whether it is used.
package struct ConversionTerm: Sendable {
  /// Where it stands, UTF-8 bytes.
  package var span: TextSpan
  /// What it becomes.
  package var value: [UInt8]
  /// Whether it is replaced.
  package var isTaken: Bool
  /// Why that is uncertain, when it is.
  package var reason: ConversionAmbiguity.Reason?
}
