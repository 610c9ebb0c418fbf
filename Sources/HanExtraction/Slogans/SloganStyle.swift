import HanCore

/// What kind of text a document is, as far as that tells whether it has slogans: laws, talk, stories
/// and lists have few.
enum SloganStyle {
  /// The marks that all candidates of a document have.
  ///
  /// - Complexity: O(``reach``): it looks at the beginning.
  static func marks(
    of text: ScalarText, lines: [Range<Int>], officialness: Int
  ) -> SloganEvidenceSet {
    var marks = SloganEvidenceSet()
    let count = text.scalars.count
    marks.insert(.officialDocument, if: officialness >= SloganText.officialDegree)
    marks.insert(.veryOfficialDocument, if: officialness >= SloganText.veryOfficialDegree)
    marks.insert(.plainDocument, if: officialness < SloganText.plainDegree)
    marks.insert(.shortDocument, if: count < 200)
    marks.insert(.longDocument, if: count > 3000)
    marks.insert(.shortLines, if: lines.count >= 6 && count < lines.count * 18)
    let sample = min(count, reach)
    guard sample >= 20 else { return marks }
    var (personal, narrative, legal, foreign) = (0, 0, 0, 0)
    for index in 0..<sample {
      switch text.kinds[index] {
      case .han: break
      case .letter, .digit:
        foreign += 1
        continue
      default: continue
      }
      switch text.scalars[index] {
      case "我", "你", "您", "吗", "呢", "吧", "啊", "呀", "啦", "哦", "嘛": personal += 1
      case "他", "她", "它", "着": narrative += 1
      case "款", "罚": legal += 1
      case "应" where index + 1 < count && text.scalars[index + 1] == "当": legal += 1
      case "规" where index + 1 < count && text.scalars[index + 1] == "定": legal += 1
      case "依" where index + 1 < count && "照法".unicodeScalars.contains(text.scalars[index + 1]):
        legal += 1
      default: break
      }
    }
    marks.insert(.legalDocument, if: legal * 1000 >= sample * 12)
    marks.insert(.dialogueDocument, if: personal * 1000 >= sample * 20)
    marks.insert(.storyDocument, if: narrative * 1000 >= sample * 14)
    marks.insert(.technicalDocument, if: foreign * 100 >= sample * 12)
    return marks
  }

  /// How much of a text is looked at, in characters.
  private static let reach = 4000
}
