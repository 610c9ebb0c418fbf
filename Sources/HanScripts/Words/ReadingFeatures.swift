/// What surrounds a character that has several readings: Simplified 干 stands for 幹, 乾 and 干.
///
/// The window holds the character and its neighbours to both sides, as scalars; what is not known
/// is ``unknown``, and the ends of a sentence are ``edge``.
package struct ReadingWindow {
  /// How many neighbours to each side count.
  package static let reach = 5
  /// The number of characters of a window.
  package static let count = 2 * reach + 1
  /// Stands for a neighbour that is not known.
  package static let unknown: UInt32 = 0
  /// Stands for the end of a sentence.
  package static let edge: UInt32 = 1

  private var codes: SIMD16<UInt32> = .zero

  package init() {}

  /// A neighbour, by its distance; 0 is the character.
  @inline(__always)
  package subscript(distance: Int) -> UInt32 {
    get { codes[distance + Self.reach] }
    set { codes[distance + Self.reach] = newValue }
  }
}

/// The features by which readings are chosen, as hashes; training and conversion share them.
package enum ReadingFeatures {
  /// Calls a function with the hash of each feature.
  ///
  /// - Parameter evidence: By reading, the characters of the longest key of the dictionaries that
  ///   covers the character and gives that reading; 0 for none.
  @inline(__always)
  package static func forEach(
    _ window: ReadingWindow, evidence: SIMD4<UInt8>, _ body: (UInt64) -> Void
  ) {
    let (left, right) = (window[-1], window[1])
    let seed = UInt64(window[0]) &* 0x9E37_79B9_7F4A_7C15
    @inline(__always)
    func add(_ kind: UInt64, _ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) {
      var hash = seed ^ kind &* 0xD6E8_FEB8_6659_FD93
      hash = (hash ^ UInt64(a) &* 0x2545_F491_4F6C_DD1D) &* 0xFF51_AFD7_ED55_8CCD
      hash = (hash ^ hash >> 29 ^ UInt64(b) &* 0x9FB2_1C65_1E98_DF25) &* 0xC4CE_B9FE_1A85_EC53
      hash = (hash ^ hash >> 31 ^ UInt64(c) &* 0xA24B_AED4_963E_E407) &* 0x9E37_79B9_7F4A_7C15
      body(hash ^ hash >> 32)
    }
    add(1, 0)
    let (leftClass, rightClass) = (self.class(left), self.class(right))
    if left != ReadingWindow.unknown {
      add(2, left)
      add(3, leftClass)
      if window[-2] != ReadingWindow.unknown {
        add(4, window[-2], left)
        add(5, window[-2])
      }
    }
    if right != ReadingWindow.unknown {
      add(6, right)
      add(7, rightClass)
      if window[2] != ReadingWindow.unknown {
        add(8, right, window[2])
        add(9, window[2])
      }
    }
    if left != ReadingWindow.unknown, right != ReadingWindow.unknown {
      add(10, left, right)
      add(11, leftClass, right)
      add(12, left, rightClass)
    }
    for distance in 2...ReadingWindow.reach {
      if window[-distance] > 0x2E7F { add(13, window[-distance]) }
      if window[distance] > 0x2E7F { add(13, window[distance]) }
    }
    for reading in 0..<4 where evidence[reading] > 0 {
      add(14, UInt32(reading), UInt32(min(evidence[reading], 4)))
    }
  }

  /// What kind of character a neighbour is.
  private static func `class`(_ code: UInt32) -> UInt32 {
    switch code {
    case ReadingWindow.edge: 1
    case 0x30...0x39, 0xFF10...0xFF19: 2
    // 一二三四五六七八九十百千万亿两几数半
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E,
      0x5343, 0x4E07, 0x4EBF, 0x4E24, 0x51E0, 0x6570, 0x534A:
      2
    case 0x41...0x5A, 0x61...0x7A: 3
    case 0x3400...0x9FFF, 0x20000...0x3FFFF: 4
    default: 1
    }
  }
}
