import HanCore

/// Finds segments that no mark parts, by a character that returns: 同吃同住同学习, 减塑减废,
/// 企业增效职工增收.
struct JoinedDetector: SloganDetector {
  func addProposals(in document: SloganText, to result: inout [SloganSpan]) {
    let scalars = document.scalars.scalars
    let kinds = document.scalars.kinds
    guard scalars.count >= 4 else { return }
    var index = 0
    var end = 0
    while index + 3 < scalars.count {
      let scalar = scalars[index]
      if scalar == scalars[index + 2], scalar != scalars[index + 1], kinds[index] == .han {
        if index >= end, let range = series(at: index, in: document) {
          result.append(proposal(range, in: document))
          end = range.upperBound
        }
      } else if index + 5 < scalars.count, scalar == scalars[index + 4], kinds[index] == .han,
        index >= 2, index - 2 >= end, let range = halves(at: index - 2, in: document)
      {
        result.append(proposal(range, in: document))
        end = range.upperBound
      }
      if index + 6 < scalars.count, scalar == scalars[index + 3], scalar == scalars[index + 6],
        kinds[index] == .han, index >= end, let range = longSeries(at: index, in: document)
      {
        result.append(proposal(range, in: document))
        end = range.upperBound
      }
      index += 1
    }
  }

  /// A character again at every third place, three times and more: 同训练同学习同生活.
  private func longSeries(at start: Int, in document: SloganText) -> Range<Int>? {
    let scalars = document.scalars.scalars
    guard document.starts[start], !Self.isCommon(scalars[start]) else { return nil }
    var end = start
    while end + 2 < scalars.count, end - start < 24, scalars[end] == scalars[start],
      document.starts[end], document.kind(end + 1) == .han, document.kind(end + 2) == .han
    {
      end += 3
    }
    return end - start >= 9 && document.starts[end] ? start..<end : nil
  }

  /// A character again at every second place: two times in four characters, or three times and
  /// more, the last segment up to three characters long.
  private func series(at start: Int, in document: SloganText) -> Range<Int>? {
    let scalars = document.scalars.scalars
    guard document.starts[start], !Self.isCommon(scalars[start]) else { return nil }
    var count = 2
    var last = start + 2
    while last + 2 < scalars.count, scalars[last + 2] == scalars[start], count < 12 {
      last += 2
      count += 1
    }
    guard document.kind(start + 1) == .han, document.kind(last + 1) == .han else { return nil }
    var end = last + 2
    if count > 2 {
      while end - last < 3, document.kind(end) == .han, !document.starts[end] { end += 1 }
    }
    guard document.starts[end], scalars[last + 1] != scalars[start + 1] else { return nil }
    return start..<end
  }

  /// Two halves of four characters with the same third one.
  private func halves(at start: Int, in document: SloganText) -> Range<Int>? {
    let scalars = document.scalars.scalars
    guard start + 8 <= scalars.count, document.starts[start], document.starts[start + 2],
      document.starts[start + 4], document.starts[start + 6], document.starts[start + 8],
      // 成熟一批发展一批: two characters that return say enough.
      !Self.isCommon(scalars[start + 2])
        || scalars[start + 2] == "一" && scalars[start + 3] == scalars[start + 7],
      (start..<(start + 8)).allSatisfy({ document.kind($0) == .han }),
      scalars[start] != scalars[start + 4] || scalars[start + 1] != scalars[start + 5]
    else { return nil }
    return start..<(start + 8)
  }

  private func proposal(_ range: Range<Int>, in document: SloganText) -> SloganSpan {
    var marks = document.placeEvidence(range)
    marks.insert(.joined)
    marks.insert(.innerRepetition)
    marks.insert(MottoDetector.length(range.count))
    document.addWords(to: &marks, range)
    return SloganSpan(
      range: range, type: range.count == 4 ? .motto : .parallel, evidence: marks)
  }

  /// Characters that stand twice in any text.
  static func isCommon(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "的", "了", "一", "是", "着", "地", "得", "来", "去", "个", "二", "三", "四", "五", "六", "七", "八", "九",
      "十", "年",
      "月", "日", "号", "两", "半", "几", "又", "有", "上", "下", "大", "小", "这", "那", "我", "你", "他", "说":
      true
    default: false
    }
  }
}
