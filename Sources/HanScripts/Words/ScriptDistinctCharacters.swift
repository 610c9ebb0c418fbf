import HanCore
package import HanLexicon

/// Which characters tell the script, or the region, of a text.
///
/// The section `tells` has two bytes for each character of the Basic Multilingual Plane from
/// U+3400 to U+9FFF: bits, see below.
package struct ScriptDistinctCharacters: @unchecked Sendable {
  // Sendable: the pointer leads into `owner`, whose bytes are never written.
  private let bits: UnsafePointer<UInt16>
  private let owner: TableBytes

  /// The characters that have bits.
  package static let range: ClosedRange<UInt32> = 0x3400...0x9FFF
  /// Only Simplified text has the character.
  package static let simplified: UInt16 = 1
  /// Only Traditional text has the character.
  package static let traditional: UInt16 = 2
  /// Text of Taiwan has the character where that of Hong Kong has another.
  package static let taiwan: UInt16 = 4
  /// Text of Hong Kong has the character where that of Taiwan has another.
  package static let hongKong: UInt16 = 8

  package init(_ container: ModelContainer) throws(ContainerError) {
    owner = try container.section("tells")
    guard owner.count >= 2 * Self.range.count,
      let start = owner.integers(of: UInt16.self).baseAddress
    else { throw .damaged("its table of scripts is too short") }
    bits = start
  }

  /// The tables of the binary.
  static let bundled = try? ScriptDistinctCharacters(BundledConversion.tables())

  /// The bits of a character.
  @inline(__always)
  func tells(_ code: UInt32) -> UInt16 {
    let index = code &- Self.range.lowerBound
    return index < UInt32(Self.range.count) ? bits[Int(index)] : 0
  }
}
