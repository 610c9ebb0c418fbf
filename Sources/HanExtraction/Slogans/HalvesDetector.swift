import HanCore

/// Finds slogans without any mark between their parts: headings that come apart into parts of one
/// length (欢声笑语辞旧岁自强自立迎新春, 扶贫安老助弱), beginnings of titles that do, and clauses joined by
/// words that come in pairs (没有…就没有…).
struct HalvesDetector: SloganDetector {
  func addProposals(in document: SloganText, to result: inout [SloganSpan]) {
    for heading in document.headings {
      if let halves = dashed(heading, in: document) {
        result.append(proposal(halves, in: document))
      }
      let range = words(of: heading, in: document)
      guard range.count >= 6 else { continue }
      if let parts = parts(of: range, in: document) {
        result.append(proposal(parts, in: document))
      }
    }
    for line in document.lines.prefix(3) where (9...44).contains(line.count) {
      let range = words(of: line, in: document)
      if let parts = beginning(of: range, in: document) {
        result.append(proposal(parts, in: document))
      }
    }
    for heading in document.headings where heading.count > 10 {
      if let parts = ending(of: heading, in: document) {
        var ending = proposal(parts, in: document)
        ending.evidence.insert(.endsHeading)
        result.append(ending)
      }
    }
    addPairs(in: document, to: &result)
    addFrames(in: document, to: &result)
  }

  /// The Chinese characters at the beginning of a heading.
  private func words(of heading: Range<Int>, in document: SloganText) -> Range<Int> {
    var end = heading.lowerBound
    while end < heading.upperBound, document.kind(end) == .han { end += 1 }
    return heading.lowerBound..<end
  }

  // MARK: Headings

  /// The parts of one length that fill a range: two of four characters or more, or three and four
  /// shorter ones.
  private func parts(of range: Range<Int>, in document: SloganText) -> [Range<Int>]? {
    guard document.kind(range.upperBound) != .han else { return nil }
    for (count, lengths) in [(2, 4...10), (3, 2...6), (4, 2...5)] {
      guard range.count % count == 0, lengths.contains(range.count / count) else { continue }
      let parts = split(range, length: range.count / count)
      if areAlike(parts, isStrict: count == 2 && range.count > 8, in: document) { return parts }
    }
    return nil
  }

  /// Two halves at the beginning of a title that goes on with something else.
  private func beginning(of range: Range<Int>, in document: SloganText) -> [Range<Int>]? {
    var verse: [Range<Int>]?
    for length in stride(from: 8, through: 4, by: -1) where range.count > 2 * length {
      let part = range.lowerBound..<(range.lowerBound + 2 * length)
      guard document.starts[part.upperBound] else { continue }
      let halves = split(part, length: length)
      let frame = SegmentFrame(halves[...], in: document.scalars.scalars)
      if !frame.isEmpty || length > 5, areAlike(halves, isStrict: true, in: document) {
        return halves
      }
      guard document.starts[halves[1].lowerBound] else { continue }
      // Words of titles are often cut wrong; a frame of 不, or the rhythm of verse, says enough.
      let isFramed = halves[0].contains {
        frame.isShared($0, of: halves[0])
          && document.vocabulary.functionWords.contains(document.scalar($0))
      }
      if isFramed { return halves }
      if length == 7, halves.allSatisfy({ document.starts[$0.lowerBound + 4] }) { verse = halves }
    }
    return verse
  }

  /// Two halves of one length with a dash between them that fill a heading: 完善北京枢纽———放活东北一片.
  private func dashed(_ heading: Range<Int>, in document: SloganText) -> [Range<Int>]? {
    let first = words(of: heading, in: document)
    guard (4...12).contains(first.count), document.scalar(first.upperBound) == "—" else {
      return nil
    }
    var start = first.upperBound
    while start < heading.upperBound, document.scalar(start) == "—" { start += 1 }
    let second = words(of: start..<heading.upperBound, in: document)
    return second.count == first.count && second.upperBound == heading.upperBound
      ? [first, second] : nil
  }

  /// Parts of one length at the end of a heading that begins with something else: 市领导会见企业代表时希望|坚定信心
  /// 抢抓机遇加快发展.
  private func ending(of heading: Range<Int>, in document: SloganText) -> [Range<Int>]? {
    var end = heading.lowerBound
    while end < heading.upperBound, document.kind(end) == .han { end += 1 }
    guard document.kind(end) != .han else { return nil }
    for (count, lengths) in [(3, 4...6), (2, 4...8)] {
      for length in lengths.reversed() where end - heading.lowerBound > count * length + 2 {
        let range = (end - count * length)..<end
        guard document.starts[range.lowerBound] else { continue }
        let parts = split(range, length: length)
        if areAlike(parts, isStrict: true, in: document) { return parts }
      }
    }
    return nil
  }

  private func split(_ range: Range<Int>, length: Int) -> [Range<Int>] {
    stride(from: range.lowerBound, to: range.upperBound, by: length).map { $0..<($0 + length) }
  }

  /// Whether parts begin at words and are built alike: their words have the same lengths, or, for
  /// `isStrict`, the same lengths and nearly the same classes.
  private func areAlike(
    _ parts: [Range<Int>], isStrict: Bool, in document: SloganText
  ) -> Bool {
    let first = parts[0]
    guard parts.allSatisfy({ document.starts[$0.lowerBound] }) else { return false }
    var different = 0
    for part in parts.dropFirst() {
      for place in 0..<first.count {
        let (a, b) = (first.lowerBound + place, part.lowerBound + place)
        if place > 0, document.starts[a] != document.starts[b] { return false }
        if document.starts[a] || place == 0,
          document.classes[a].isVerbal != document.classes[b].isVerbal
        {
          different += 1
        }
      }
    }
    return different <= (isStrict ? 1 : parts.count)
  }

  private func proposal(
    _ parts: [Range<Int>], in document: SloganText
  ) -> SloganSpan {
    let range = parts[0].lowerBound..<parts[parts.count - 1].upperBound
    let frame = SegmentFrame(parts[...], in: document.scalars.scalars)
    var marks = document.placeEvidence(range)
    marks.insert(.joined)
    marks.insert(.halves)
    marks.insert(.equalLengths)
    marks.insert(
      parts.count == 2 ? .twoSegments : parts.count == 3 ? .threeSegments : .manySegments)
    marks.insert(MottoDetector.length(parts[0].count))
    marks.insert(frame.isEmpty ? .couplet : frame.prefix > 0 ? .prefixFrame : .infixFrame)
    document.addWords(to: &marks, parts)
    return SloganSpan(
      range: range, type: .parallel, evidence: marks,
      frame: frame.isEmpty ? nil : (frame, parts[0]))
  }

  // MARK: Inside sentences

  /// Halves of five to eight characters that begin alike: 高起点规划高标准建设.
  private func addFrames(in document: SloganText, to result: inout [SloganSpan]) {
    let scalars = document.scalars.scalars
    guard scalars.count >= 10 else { return }
    var index = 0
    while index + 10 <= scalars.count {
      let scalar = scalars[index]
      var found: [Range<Int>]?
      if document.kind(index) == .han, document.starts[index], !JoinedDetector.isCommon(scalar) {
        for length in 5...7 where index + 2 * length <= scalars.count {
          guard scalars[index + length] == scalar, document.starts[index + 2 * length] else {
            continue
          }
          let range = index..<(index + 2 * length)
          guard range.allSatisfy({ document.kind($0) == .han }) else { break }
          let halves = split(range, length: length)
          if areAlike(halves, isStrict: true, in: document) {
            found = halves
            break
          }
        }
      }
      if let found {
        result.append(proposal(found, in: document))
        index = found[1].upperBound
      } else {
        index += 1
      }
    }
  }

  /// 没有…就没有…, with or without a comma.
  private func addPairs(in document: SloganText, to result: inout [SloganSpan]) {
    let scalars = document.scalars.scalars
    for index in scalars.indices.dropLast(6)
    where scalars[index] == "没" && scalars[index + 1] == "有" && document.starts[index] {
      var middle = index + 3
      while middle < min(scalars.count, index + 16),
        document.kind(middle) == .han || document.kind(middle) == .comma
      {
        if scalars[middle] == "就", document.stand(["就", "没", "有"], endingAt: middle + 3) { break }
        middle += 1
      }
      guard middle + 3 < scalars.count, scalars[middle] == "就",
        document.stand(["就", "没", "有"], endingAt: middle + 3)
      else { continue }
      var end = middle + 3
      while end < min(scalars.count, middle + 18), document.kind(end) == .han { end += 1 }
      guard document.kind(end) != .han, end - middle > 4 else { continue }
      var marks = document.placeEvidence(index..<end)
      marks.insert(.joined)
      marks.insert(.negativeFrame)
      marks.insert(.functionFrame)
      marks.insert(.twoSegments)
      document.addWords(to: &marks, index..<end)
      result.append(SloganSpan(range: index..<end, type: .parallel, evidence: marks))
    }
  }
}
