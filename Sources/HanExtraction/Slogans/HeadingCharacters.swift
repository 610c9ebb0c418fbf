/// In how many headings characters stand, or characters that share their low eight bits.
struct HeadingCharacters {
  private var counts = [UInt16](repeating: 0, count: 256)
  /// At least the number of headings that share a character.
  private(set) var greatest = 0

  /// Counts the characters of headings.
  init(_ headings: [Range<Int>], in text: ScalarText) {
    // Documents with more headings than this have no list of members among them.
    guard headings.count < 400 else { return }
    for heading in headings {
      var seen: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
      for index in heading {
        let low = Int(text.scalars[index].value & 0xFF)
        let bit = UInt64(1) << UInt64(low & 63)
        let isNew: Bool
        switch low >> 6 {
        case 0: (isNew, seen.0) = (seen.0 & bit == 0, seen.0 | bit)
        case 1: (isNew, seen.1) = (seen.1 & bit == 0, seen.1 | bit)
        case 2: (isNew, seen.2) = (seen.2 & bit == 0, seen.2 | bit)
        default: (isNew, seen.3) = (seen.3 & bit == 0, seen.3 | bit)
        }
        if isNew { counts[low] += 1 }
      }
    }
    greatest = Int(counts.max() ?? 0)
  }

  /// At least the number of headings with the character.
  func count(of scalar: Unicode.Scalar) -> Int { Int(counts[Int(scalar.value & 0xFF)]) }
}
