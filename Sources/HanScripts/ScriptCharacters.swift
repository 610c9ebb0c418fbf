import HanCore
import HanICU

/// Which characters belong to one script only.
///
/// The sets are what ICU's transliterators change: a character that conversion to Simplified
/// replaces is Traditional only, and the other way round; what both replace, or neither, tells
/// nothing.
struct ScriptCharacters: Sendable {
  /// Bits by scalar value, for the Basic Multilingual Plane.
  private var traditional = [UInt64](repeating: 0, count: 1024)
  private var simplified = [UInt64](repeating: 0, count: 1024)

  /// The sets, made at first use.
  static let shared = ScriptCharacters()

  private init() {
    guard let toSimplified = try? Transliterator("Traditional-Simplified"),
      let toTraditional = try? Transliterator("Simplified-Traditional")
    else { return }
    for scalar in Self.changed(by: toSimplified) { Self.insert(scalar, into: &traditional) }
    for scalar in Self.changed(by: toTraditional) { Self.insert(scalar, into: &simplified) }
    for word in traditional.indices {
      let both = traditional[word] & simplified[word]
      traditional[word] &= ~both
      simplified[word] &= ~both
    }
  }

  /// Whether conversion to Simplified changes the character.
  func isTraditional(_ scalar: Unicode.Scalar) -> Bool { Self.contains(scalar, in: traditional) }

  /// Whether conversion to Traditional changes the character.
  func isSimplified(_ scalar: Unicode.Scalar) -> Bool { Self.contains(scalar, in: simplified) }

  private static func contains(_ scalar: Unicode.Scalar, in set: [UInt64]) -> Bool {
    scalar.value < 0x10000 && set[Int(scalar.value >> 6)] >> UInt64(scalar.value & 63) & 1 == 1
  }

  private static func insert(_ scalar: Unicode.Scalar, into set: inout [UInt64]) {
    set[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63)
  }

  /// The ideographs a transliterator changes when they stand alone, one a line.
  private static func changed(by transliterator: Transliterator) -> [Unicode.Scalar] {
    let all = [0x3400...0x4DBF, 0x4E00...0x9FFF].joined()
      .compactMap { Unicode.Scalar(UInt32($0)) }
    var lines: [UInt16] = []
    for scalar in all { lines += [UInt16(scalar.value), 0x0A] }
    let converted = transliterator.transliterate(lines).split(separator: 0x0A)
    guard converted.count == all.count else { return [] }
    return zip(all, converted).filter { Array($0.1) != [UInt16($0.0.value)] }.map(\.0)
  }
}
