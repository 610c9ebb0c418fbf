import HanCore

/// What lines look like that are no prose: of programs, answers to choose from, formulas, entries
/// of lists.
///
/// Each takes time linear in the line, and is asked for short ones.
enum LineShapes {
  /// Whether a line without Chinese has the marks of a program.
  static func isCode(_ line: Substring) -> Bool {
    line.utf8.contains { "(){}=;_".utf8.contains($0) }
      || ["import ", "from ", "def ", "return ", "#include"].contains { line.hasPrefix($0) }
  }

  /// Whether a line with a comment in Chinese is one of a program.
  static func isCommentedCode(_ line: Substring) -> Bool {
    let bytes = line.utf8
    return bytes.contains(0x3B) && bytes.contains(0x28) || bytes.contains(0x7B)
      || bytes.contains(0x7D)
  }

  /// Whether a line is like “A. 三个”.
  static func isOption(_ line: Substring) -> Bool {
    line.unicodeScalars.dropFirst().first.map { Marks.afterNumerals.contains($0) } ?? false
  }

  /// Whether a line has an equals sign: what follows it is no date.
  static func isFormula(_ line: Substring) -> Bool { line.utf8.contains(0x3D) }

  /// Whether the last letters of a line are a date or a time.
  static func endsInDate(_ tail: Substring.UnicodeScalarView.SubSequence) -> Bool {
    var marks = 0
    var digits = 0
    for scalar in tail.reversed() {
      if DateReading.digit(scalar) != nil {
        digits += 1
      } else if Marks.inDates.contains(scalar) {
        marks += 1
      } else {
        break
      }
    }
    return digits >= 4 && marks >= 1 && digits + marks >= 5
  }
}
