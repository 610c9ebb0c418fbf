import HanCore

extension WordsEngine {
  /// How sure the surroundings have to be against a key of the dictionaries.
  static let revisingMargin = 60
  /// How sure they have to be against what names of places and things want.
  static let namingMargin = 140

  /// What the surroundings of a character say it becomes.
  struct Reading {
    /// The character in OpenCC's standard, and in the target's.
    var standard: UInt32
    var target: UInt32
    /// How much likelier it is than the next one.
    var margin: Int
  }

  /// Whether a key of two characters may be something else than the dictionaries say.
  func isOpen(_ stretch: LatticeStretch, _ index: Int) -> Bool {
    readings?.isOpen(stretch.codes[index], stretch.codes[index + 1]) ?? false
  }

  /// Whether what becomes of a character that is no part of a name may depend on its surroundings.
  @inline(__always)
  func asksSurroundings(_ code: UInt32) -> Bool {
    Self.isContextual(code) || readings?.isOpen(code) ?? false
  }

  /// The reading of a character by its surroundings, when it has several.
  ///
  /// - Parameter isCovered: Whether a key of the dictionaries covers the character.
  func reading(_ stretch: LatticeStretch, _ index: Int, isCovered: Bool = false) -> Reading? {
    guard let chooser = readings else { return nil }
    let code = stretch.codes[index]
    guard let readings = chooser.readings(of: code), isCovered || readings.isOpen else {
      return nil
    }
    var window = ReadingWindow()
    for distance in -ReadingWindow.reach...ReadingWindow.reach {
      let place = index + distance
      window[distance] =
        place < 0 || place >= stretch.count
        ? ReadingWindow.edge : stretch.codes[place]
    }
    let choice = chooser.choose(
      window,
      evidence: evidence.find(
        stretch.bytes, stretch.offsets, count: stretch.count, at: index, readings: readings.list),
      among: readings.list.count)
    let standard = readings.list[choice.reading]
    return Reading(standard: standard, target: inTarget(standard), margin: choice.margin)
  }

  /// A character of OpenCC's standard as the target writes it.
  private func inTarget(_ code: UInt32) -> UInt32 {
    guard let later = lattice.later else { return code }
    let entry = later.entry(code)
    guard entry.replacementCount > 0 else { return code }
    return withUnsafeBytes(of: entry.replacement.littleEndian) { bytes in
      guard let start = bytes.baseAddress else { return code }
      return decodeScalar(start.assumingMemoryBound(to: UInt8.self)).code
    }
  }
}
