import Testing

@testable import HanCleaning

@Suite("Phrases of sites")
struct PhraseMatcherTests {
  private func covered(_ line: String) -> Int32 {
    FoldedLetters.with(.shared) { letters in
      for scalar in line.unicodeScalars { letters.append(CharacterFolding.shared.fold(scalar)) }
      return letters.finish().phrases.covered
    }
  }

  @Test(
    "Latin phrases are whole words",
    arguments: [
      ("Home | Sitemap", 11), ("Copyright 2021", 9), ("版权所有 Copyright", 13), ("下载app", 5),
      ("Tomorrow tomato auto motor", 0), ("homework", 0), ("chome", 0), ("Appletree", 0),
      ("All rights reserved", 18), ("iPhone telegrams", 0),
    ])
  func wholeWords(line: String, letters: Int32) {
    if letters == 0 { #expect(covered(line) == 0) } else { #expect(covered(line) > 0) }
  }
}
