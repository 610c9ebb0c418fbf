/// A box in a chart, in whole units.
struct ChartBox: Hashable, Sendable {
  var x: Int
  var y: Int
  var width: Int
  var height: Int

  /// Whether the two have a point in common.
  func overlaps(_ other: ChartBox) -> Bool {
    x < other.x + other.width && other.x < x + width && y < other.y + other.height
      && other.y < y + height
  }
}

/// Puts boxes of text beside one another, none over another: each goes to the free place nearest to
/// where it is wanted. Whole numbers alone, so it is the same everywhere.
///
/// A Chinese character is as wide as the font is large, and any other is taken for seven tenths of
/// that; the text is drawn in exactly that width (`textLength`), whatever the font.
struct TextBoxes {
  let width: Int
  let height: Int
  private(set) var placed: [ChartBox] = []

  /// The steps in which places are tried.
  private static let step = 6
  /// The free space around each.
  static let margin = 3

  /// Nothing in a field of this size.
  init(width: Int, height: Int) { (self.width, self.height) = (width, height) }

  /// The width of a text in a font of a size.
  static func width(of text: String, size: Int) -> Int {
    var tenths = 0
    for scalar in text.unicodeScalars { tenths += scalar.value >= 0x2E80 ? 10 : 7 }
    return (tenths * size + 9) / 10
  }

  /// Places a box of text around a point, or the nearest one that is free.
  ///
  /// - Returns: The box without its margin; `nil` when there is no room.
  mutating func place(_ text: String, size: Int, near x: Int, _ y: Int) -> ChartBox? {
    let wide = Self.width(of: text, size: size) + 2 * Self.margin
    let tall = size * 5 / 4 + 2 * Self.margin
    guard wide <= width, tall <= height else { return nil }
    for (dx, dy) in Self.offsets {
      let box = ChartBox(x: x + dx - wide / 2, y: y + dy - tall / 2, width: wide, height: tall)
      guard box.x >= 0, box.y >= 0, box.x + wide <= width, box.y + tall <= height,
        !placed.contains(where: { $0.overlaps(box) })
      else { continue }
      placed.append(box)
      return ChartBox(
        x: box.x + Self.margin, y: box.y + Self.margin, width: wide - 2 * Self.margin,
        height: tall - 2 * Self.margin)
    }
    return nil
  }

  /// The places around a point, nearest first; what is beside counts as nearer than what is above.
  private static let offsets: [(dx: Int, dy: Int)] = {
    var offsets: [(dx: Int, dy: Int)] = []
    for dy in -90...90 {
      for dx in -160...160 { offsets.append((dx * step, dy * step)) }
    }
    func distance(_ offset: (dx: Int, dy: Int)) -> Int {
      2 * offset.dx * offset.dx + 9 * offset.dy * offset.dy
    }
    return offsets.sorted { a, b in
      (distance(a), a.dy, a.dx) < (distance(b), b.dy, b.dx)
    }
  }()
}
