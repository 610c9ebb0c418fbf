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

  private static func set(_ words: String) -> Set<Term> {
    Set(words.split(whereSeparator: \.isWhitespace).map { Term($0) })
  }
}
