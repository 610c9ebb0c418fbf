import HanCore

/// Stop words that are parts of terms nevertheless: 多 in 多目标优化, 度 in 美誉度, 自然 in 自然分工.
///
/// They never are a term by themselves; any other stop word ends a candidate like a mark does. A
/// closed class, written by hand: prefixes and numerals, suffixes and bound nouns, and verbs and
/// adverbs of two characters that also modify nouns.
enum KeywordAffixes {
  /// Words that a longer term may begin with.
  static let prefixes = set(
    """
    多 三 自 可 后 不 总 最 非 全 前 半 两 四 成 五 超 二 七 六 八 九 十 无 一 双 单 再 相 同 近 中 地 太 连 \
    上 下 第一 第二 第三
    """)

  /// Words that a longer term may end with.
  static let suffixes = set(
    "度 带 属 场 地 位 类 相 数 元 点 极 能 块 者 内 像 期 号 间 条 件 项 员")

  /// Words that may stand at either end of a longer term.
  static let modifiers = set(
    """
    自然 比较 提升 强化 有效 基本 连续 引导 主要 相互 来源 结合 落实 推进 完善 加强 推动 发挥 形成 实现 \
    实施 有序 一般 有关 可能 需要 要求 介绍 发生 依据 报道 完全 整个 全面 全体 部分 积极 深入 重新 持续 \
    特别 明确 保持 提高 开展 突出
    """)

  /// Words that deny what follows; in order, so that tables come out the same every time.
  static let negations = list(
    "不 没 没有 无 未 别 莫 勿 不太 不怎么 不够 不是 并非 不大 不很 毫无 不会 不能 不要 不可 无法 不再 从不 并不 毫不")

  /// Words between a negation and what it denies.
  static let degrees = list("太 很 怎么 那么 这么 够 大 再 特别 十分 非常 完全 是 能 会 要 可 得")

  private static func list(_ words: String) -> [Term] {
    words.split(whereSeparator: \.isWhitespace).map { Term($0) }
  }

  private static func set(_ words: String) -> Set<Term> {
    Set(words.split(whereSeparator: \.isWhitespace).map { Term($0) })
  }
}
