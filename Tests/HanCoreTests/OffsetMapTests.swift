import HanCore
import HanTestSupport
import Testing

@Suite("Offset maps")
struct OffsetMapTests {
  /// 長(zhǎng)城 → 長城
  static let annotated = MappedText("長(zhǎng)城").applying([TextEdit(TextSpan(3, 11), "")])

  @Test("a span next to a deletion excludes it, a span across one covers it")
  func deletions() {
    let text = Self.annotated
    #expect(text.text == "長城")
    #expect(text.source[text.sourceSpan(of: TextSpan(0, 3))] == "長")
    #expect(text.source[text.sourceSpan(of: TextSpan(3, 6))] == "城")
    #expect(text.source[text.sourceSpan(of: TextSpan(0, 6))] == "長(zhǎng)城")
    #expect(text.sourceForm(of: TextSpan(0, 6)) == "長城")
    #expect(text.sourceSpan(of: TextSpan(3, 3)) == TextSpan(3, 3))
  }

  @Test("a span that touches a replaced stretch covers all of its source")
  func replacements() {
    let text = MappedText("甲頭髮乙").applying([TextEdit(TextSpan(3, 9), "头发丝")])
    #expect(text.source[text.sourceSpan(of: TextSpan(3, 6))] == "頭髮")
    #expect(text.source[text.sourceSpan(of: TextSpan(6, 12))] == "頭髮")
    #expect(text.source[text.sourceSpan(of: TextSpan(0, 6))] == "甲頭髮")
    #expect(text.source[text.sourceSpan(of: TextSpan(12, 15))] == "乙")
  }

  @Test("inserted text has an empty source")
  func insertions() {
    let text = MappedText("甲乙").applying([TextEdit(TextSpan(3, 3), "，")])
    #expect(text.text == "甲，乙")
    #expect(text.sourceSpan(of: TextSpan(3, 6)) == TextSpan(3, 3))
    #expect(text.sourceSpan(of: TextSpan(0, 9)) == TextSpan(0, 6))
    #expect(text.sourceForm(of: TextSpan(0, 9)) == "甲乙")
  }

  @Test("conversion after a deletion keeps the wording of the source without the deleted part")
  func sourceFormThroughTwoStages() {
    let text = Self.annotated.applying([TextEdit(TextSpan(0, 3), "长")])
    #expect(text.text == "长城")
    #expect(text.sourceForm(of: text.text.fullSpan) == "長城")
    #expect(text.source[text.sourceSpan(of: TextSpan(0, 3))] == "長")
  }

  @Test("the empty text has an empty map")
  func empty() {
    let text = MappedText("")
    #expect(text.sourceSpan(of: TextSpan(0, 0)) == TextSpan(0, 0))
    #expect(text.applying([]).map.isIdentity)
    let grown = text.applying([TextEdit(TextSpan(0, 0), "甲")])
    #expect(grown.sourceSpan(of: TextSpan(0, 3)) == TextSpan(0, 0))
  }

  @Test("composition leads where the two maps lead one after the other", arguments: 0..<400)
  func compositionIsSound(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let source = RandomText.text(upTo: 20, using: &generator)
    let first = MappedText(source).applying(RandomText.edits(of: source, using: &generator))
    let alone = MappedText(first.text)
      .applying(RandomText.edits(of: first.text, using: &generator))
    let composed = alone.map.composed(after: first.map)
    #expect(composed.sourceCount == source.utf8.count)
    #expect(composed.targetCount == alone.text.utf8.count)
    for _ in 0..<40 {
      let span = RandomText.span(in: alone.text, using: &generator)
      let middle = alone.map.source(of: span)
      guard !span.isEmpty, !middle.isEmpty else { continue }
      #expect(composed.source(of: span) == first.map.source(of: middle))
    }
  }

  @Test("composition is associative", arguments: 0..<300)
  func compositionIsAssociative(seed: Int) {
    var generator = SeededGenerator(seed: 1_000 + UInt64(seed))
    let a = RandomText.text(upTo: 16, using: &generator)
    let ab = MappedText(a).applying(RandomText.edits(of: a, using: &generator))
    let bc = MappedText(ab.text).applying(RandomText.edits(of: ab.text, using: &generator))
    let cd = MappedText(bc.text).applying(RandomText.edits(of: bc.text, using: &generator))
    let left = cd.map.composed(after: bc.map).composed(after: ab.map)
    let right = cd.map.composed(after: bc.map.composed(after: ab.map))
    #expect(left.sourceCount == right.sourceCount && left.targetCount == right.targetCount)
    for _ in 0..<40 {
      let span = RandomText.span(in: cd.text, using: &generator)
      #expect(left.source(of: span) == right.source(of: span))
    }
  }

  @Test("the identity is neutral, on either side", arguments: 0..<50)
  func identityIsNeutral(seed: Int) {
    var generator = SeededGenerator(seed: 2_000 + UInt64(seed))
    let source = RandomText.text(upTo: 20, using: &generator)
    let edited = MappedText(source).applying(RandomText.edits(of: source, using: &generator))
    let before = OffsetMap(identity: source.utf8.count)
    let after = OffsetMap(identity: edited.text.utf8.count)
    #expect(edited.map.composed(after: before) == edited.map)
    #expect(after.composed(after: edited.map) == edited.map)
  }

  @Test(
    "unchanged characters map to themselves, and starts and ends never run backwards",
    arguments: 0..<200)
  func unchangedCharactersAreExact(seed: Int) {
    var generator = SeededGenerator(seed: 3_000 + UInt64(seed))
    let source = RandomText.text(upTo: 24, using: &generator)
    let edits = RandomText.edits(of: source, using: &generator)
    let edited = MappedText(source).applying(edits)
    var last = TextSpan(0, 0)
    let bounds = RandomText.scalarBoundaries(of: edited.text)
    for (lower, upper) in zip(bounds, bounds.dropFirst()) {
      let span = TextSpan(lower, upper)
      let origin = edited.sourceSpan(of: span)
      #expect(last.lowerBound <= origin.lowerBound && last.upperBound <= origin.upperBound)
      last = origin
      if !edits.contains(where: { $0.span.overlaps(origin) }), !origin.isEmpty {
        #expect(edited.source[origin] == edited.text[span])
      }
    }
    #expect(edited.sourceForm(of: edited.text.fullSpan).utf8.count <= source.utf8.count)
  }

  @Test("a part of a text keeps its way back")
  func parts() {
    let part = Self.annotated.part(TextSpan(3, 6))
    #expect(part.text == "城")
    #expect(part.source[part.sourceSpan(of: TextSpan(0, 3))] == "城")
  }
}
