import HanCore
import HanSegmentation

/// Precomputes what the Unicode properties of characters tell, so that a model opens without
/// asking for them.
struct SymbolTableBuilder {
  /// By character code of the Basic Multilingual Plane: the id of its symbol, or of its class.
  private(set) var ids = [UInt16](repeating: 0, count: 0x10000)
  /// By id: the class.
  private(set) var classes: [UInt8] = []
  /// By id: the kind of a token that begins with it.
  private(set) var kinds: [UInt8] = []

  /// - Parameter symbols: By id: the symbol; those below the first symbol stand for classes.
  init(_ symbols: [UInt32]) {
    let first = SegmentationTables.firstSymbol
    var bySymbol: [UInt32: UInt16] = [:]
    for (id, symbol) in symbols.enumerated() {
      let known = Symbol.classify(symbol)
      let reserved = id == 0 ? .edge : SymbolClass(rawValue: UInt8(min(id - 1, 7))) ?? .other
      let level = id < first ? reserved : known
      classes.append(level.rawValue)
      kinds.append(Self.kind(id < first ? nil : symbol, level).rawValue)
      // White space ends a run; it has the id of its class alone.
      if id >= first, known != .space { bySymbol[symbol] = UInt16(id) }
    }
    for code in ids.indices {
      guard let scalar = Unicode.Scalar(UInt32(code)) else {
        ids[code] = UInt16(1 + SymbolClass.other.rawValue)
        continue
      }
      let symbol = Symbol.fold(scalar)
      ids[code] = bySymbol[symbol] ?? UInt16(1 + Symbol.classify(symbol).rawValue)
    }
  }

  private static func kind(_ symbol: UInt32?, _ level: SymbolClass) -> TokenKind {
    switch level {
    case .other, .numeral, .dateUnit: .han
    case .digit: .number
    case .letter: .latin
    case .mark:
      symbol.flatMap { Unicode.Scalar($0) }.map { TokenKind(startingWith: $0) } ?? .symbol
    case .space, .edge: .space
    }
  }
}
