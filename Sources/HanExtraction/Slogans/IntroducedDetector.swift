import HanCore

/// Finds mottos without quotation marks by the words around them: 坚持生态先行, 以服务群众为宗旨,
/// 主题是…, 第一句：….
struct IntroducedDetector: SloganDetector {
  /// The lengths of what is introduced, in characters.
  private static let lengths = 4...16

  func addProposals(in document: SloganText, to result: inout [SloganSpan]) {
    let scalars = document.scalars.scalars
    for anchor in document.anchors.introductions {
      let index = Int(anchor)
      let high = min(scalars.count, index + 6)
      if scalars[index] == "以" {
        addPurpose(behind: index + 1, in: document, to: &result)
      } else if scalars[index] == "第" {
        addSentence(at: index, in: document, to: &result)
      } else if let length = Self.verbs.length(at: index, to: high, in: scalars) {
        addDemand(behind: index + length, in: document, to: &result)
      } else if let length = Self.names.length(at: index, to: high, in: scalars) {
        addNamed(behind: index + length, in: document, to: &result)
      }
    }
  }

  /// 以…为主线.
  private func addPurpose(
    behind start: Int, in document: SloganText, to result: inout [SloganSpan]
  ) {
    let scalars = document.scalars.scalars
    let end = clauseEnd(from: start, in: document)
    for index in start..<end where scalars[index] == "为" && document.starts[index] {
      guard Self.lengths.contains(index - start),
        Self.purposes.length(at: index + 1, to: min(scalars.count, index + 5), in: scalars) != nil
      else { continue }
      result.append(motto(start..<index, [.purpose], in: document))
      return
    }
  }

  /// 第一句：安全永远第一。
  private func addSentence(
    at index: Int, in document: SloganText, to result: inout [SloganSpan]
  ) {
    guard SloganNumerals.value(document.scalar(index + 1)) != nil,
      document.scalar(index + 2) == "句" || document.scalar(index + 2) == "条"
    else { return }
    var start = index + 3
    if document.scalar(start) == "话" { start += 1 }
    if document.scalar(start) == "是" { start += 1 }
    if document.kind(start) == .colon || document.kind(start) == .comma { start += 1 }
    let end = clauseEnd(from: start, in: document)
    guard start > index + 3, Self.lengths.contains(end - start) else { return }
    result.append(motto(start..<end, [.introduced], in: document))
  }

  /// 坚持生态先行。 落实为企业减负要求.
  private func addDemand(
    behind start: Int, in document: SloganText, to result: inout [SloganSpan]
  ) {
    guard document.starts[start], document.kind(start) == .han else { return }
    let scalars = document.scalars.scalars
    let end = clauseEnd(from: start, in: document)
    if (4...10).contains(end - start), document.kind(end) != .enumerationComma {
      result.append(motto(start..<end, [.signalVerb], in: document))
    }
    // What it is called, or what it is an attribute of, stands behind it.
    var index = start + 3
    while index < min(end, start + 12) {
      if document.starts[index],
        scalars[index] == "的"
          || document.vocabulary.calledPrinciple.length(at: index, to: end, in: scalars) != nil
      {
        if index - start > 3 || document.classes[start].isVerbal {
          result.append(motto(start..<index, [.signalVerb, .calledPrinciple], in: document))
        }
        return
      }
      index += 1
    }
  }

  /// 主题是…, 口号：….
  private func addNamed(
    behind start: Int, in document: SloganText, to result: inout [SloganSpan]
  ) {
    var start = start
    if document.scalar(start) == "是" || document.scalar(start) == "为" { start += 1 }
    if document.kind(start) == .colon { start += 1 }
    let end = clauseEnd(from: start, in: document)
    guard Self.lengths.contains(end - start),
      document.kind(start - 1) != .han
        || document.scalar(start - 1) == "是" || document.scalar(start - 1) == "为"
    else { return }
    result.append(motto(start..<end, [.introduced], in: document))
  }

  private func clauseEnd(from start: Int, in document: SloganText) -> Int {
    var end = start
    while end - start < 24, document.kind(end) == .han { end += 1 }
    return end
  }

  private func motto(
    _ range: Range<Int>, _ reasons: [SloganFeature], in document: SloganText
  ) -> SloganSpan {
    var marks = document.placeEvidence(range)
    for reason in reasons { marks.insert(reason) }
    marks.insert(MottoDetector.length(range.count))
    document.addWords(to: &marks, range)
    marks.insert(.innerRepetition, if: document.repeatsCharacter(in: range))
    marks.insert(.runMember, if: document.isRunMember(range))
    return SloganSpan(range: range, type: .motto, evidence: marks)
  }

  private static let verbs = WordTable(
    """
    坚持 倡导 践行 秉承 秉持 遵循 弘扬 贯彻 落实 推行 按照 树立 提倡 恪守 牢记 奉行 信奉 坚守 \
    传承 做到 围绕 提出 高呼 喊出 打出 突出 发扬 实现 本着
    """)
  private static let names = WordTable(
    "主题 口号 宗旨 理念 校训 愿景 使命 精神 俗话说 常言道 有句话叫 有句话 座右铭 目标 警句 广告语 标语")
  private static let purposes = WordTable(
    "主线 主题 宗旨 目标 目的 抓手 核心 引领 契机 导向 理念 校训 己任 准则 要求 口号 中心 重点 根本 载体 原则 基础 主旋律 内容 荣 乐 本 切入点 突破口 落脚点")

  /// The first characters of words that introduce mottos.
  static var beginnings: [Unicode.Scalar] {
    verbs.beginnings + names.beginnings + ["以", "第"]
  }
}
