/// What a table knows of one character, in eight bytes: most characters need nothing else.
///
/// | bits | hold |
/// | --- | --- |
/// | 0–31 | what the character becomes when no longer key matches: up to four bytes of UTF-8, first byte lowest |
/// | 32–34 | their number; 0: the character stays as it is, and the table has no page for it |
/// | 35–36 | the rank of the dictionary that says so; ``noRank`` when none does |
/// | 37 | longer keys begin with the character |
/// | 38 | the character is an ideographic description operator |
/// | 39 | what it becomes is longer than four bytes: see the node of its symbol |
/// | 40–55 | the symbol that stands for the character in keys; 0: it is in no key |
/// | 56 | keys of a later table begin with what it becomes |
/// | 57 | the later table has to be asked for what it becomes |
package struct ConversionEntry: Sendable {
  package var bits: UInt64

  /// The rank of no dictionary, behind all others.
  package static let noRank: UInt64 = 3

  static let childrenBit: UInt64 = 1 << 37
  static let operatorBit: UInt64 = 1 << 38
  static let longBit: UInt64 = 1 << 39
  static let laterBit: UInt64 = 1 << 56
  static let askBit: UInt64 = 1 << 57
  /// An entry with one of these needs a closer look.
  static let attention = childrenBit | operatorBit | longBit | laterBit | askBit
  /// An entry with one of these needs one even where no key goes on.
  static let always = operatorBit | longBit | askBit

  @inline(__always)
  package init(bits: UInt64) { self.bits = bits }

  package init(symbol: Int, hasChildren: Bool) {
    precondition(symbol < 1 << 16, "symbols have 16 bits")
    bits = Self.noRank << 35 | UInt64(symbol) << 40 | (hasChildren ? Self.childrenBit : 0)
  }

  @inline(__always) var replacement: UInt32 { UInt32(truncatingIfNeeded: bits) }
  @inline(__always) var replacementCount: Int { Int(bits >> 32 & 7) }
  /// Whether the character, given as UTF-8, becomes another.
  @inline(__always)
  func replaces(_ raw: UInt32) -> Bool { raw != replacement && replacementCount != 0 }
  @inline(__always) var rank: UInt64 { bits >> 35 & 3 }
  @inline(__always) var hasChildren: Bool { bits & Self.childrenBit != 0 }
  @inline(__always) var isOperator: Bool { bits & Self.operatorBit != 0 }
  @inline(__always) var isLong: Bool { bits & Self.longBit != 0 }
  @inline(__always) var asksLater: Bool { bits & (Self.laterBit | Self.askBit) != 0 }
  @inline(__always) var needsAttentionAlone: Bool { bits & Self.always != 0 }
  @inline(__always) var beginsKeys: Bool { bits & (Self.childrenBit | Self.laterBit) != 0 }
  @inline(__always) var needsAttention: Bool { bits & Self.attention != 0 }
  @inline(__always) var symbol: Int { Int(bits >> 40 & 0xFFFF) }

  /// Whether anything but the ASCII character itself may come of it.
  func changes(_ ascii: Int) -> Bool {
    needsAttention || replacementCount > 1 || replacementCount == 1 && replacement != ascii
  }

  /// Sets what the character becomes.
  mutating func setReplacement(_ bytes: [UInt8], rank: UInt64) {
    guard bytes.count <= 4 else { return setLong(rank: rank) }
    bits &= ~0x1F_FFFF_FFFF
    for (index, byte) in bytes.enumerated() { bits |= UInt64(byte) << UInt64(8 * index) }
    bits |= UInt64(bytes.count) << 32 | rank << 35
  }

  /// Sets that the character becomes another one, or itself, though no dictionary says so.
  mutating func setReplacement(_ code: UInt32) {
    guard let scalar = Unicode.Scalar(code) else { return }
    setReplacement(Array(String(scalar).utf8), rank: Self.noRank)
  }

  /// Sets that the node of the character's symbol knows what it becomes.
  mutating func setLong(rank: UInt64) { bits = bits & ~(3 << 35) | rank << 35 | Self.longBit }
}

/// A node of the trie of keys, laid out as a double array (Aoe 1989): the child of a node by a
/// symbol stands at the node's base plus the symbol, if the check there names the node.
///
/// | bits | hold |
/// | --- | --- |
/// | 0–20 | the base; 0: the node has no children |
/// | 21–41 | the check, the slot of the node's parent |
/// | 42–61 | where the values of the key that ends here stand in the pool, in units of four bytes; 0: none does |
/// | 62–63 | the rank of its dictionary |
///
/// The root is slot 0 with base 0: the node of a symbol that begins keys stands at the symbol.
package struct ConversionNode: Sendable {
  package var bits: UInt64

  static let slotBits: UInt64 = 21
  /// The most slots a table can have.
  package static let maximumSlots = 1 << 21
  /// The largest place in the pool, in units of four bytes.
  package static let maximumPlace = 1 << 20 - 1

  @inline(__always)
  package init(bits: UInt64) { self.bits = bits }

  package init(base: Int, check: Int, place: Int, rank: UInt64) {
    precondition(
      base < Self.maximumSlots && check < Self.maximumSlots && place <= Self.maximumPlace)
    bits = UInt64(base) | UInt64(check) << 21 | UInt64(place) << 42 | rank << 62
  }

  @inline(__always) var base: Int { Int(bits & 0x1F_FFFF) }
  @inline(__always) var check: Int { Int(bits >> 21 & 0x1F_FFFF) }
  @inline(__always) var place: Int { Int(bits >> 42 & 0xF_FFFF) }
  @inline(__always) var rank: UInt64 { bits >> 62 }
}
