import HanCore

/// Links slogans that are variants of one another without being one: 守土有责 and 守土尽责, 坚决打赢…
/// 阻击战 and 全力打好…攻坚战, statements that two things hold together.
///
/// Variants of script, punctuation and characters have one ``SloganKey`` and are merged; near
/// variants differ in a word, and are only linked.
package enum SloganVariants {
  /// How many variants of a slogan are linked at most.
  package static let maximumLinks = 10

  /// For each key the indices of its near variants, ascending.
  ///
  /// - Complexity: O(length of the keys), squared for each; variants of one kind beyond
  ///   ``maximumLinks`` are left out.
  package static func links(of keys: [SloganKey]) -> [[Int]] {
    var members: [String: [Int]] = [:]
    var names: [[String]] = []
    for (index, key) in keys.enumerated() {
      let families = families(of: key)
      for family in families { members[family, default: []].append(index) }
      names.append(families)
    }
    return keys.indices.map { index in
      var result: Set<Int> = []
      for family in names[index] {
        for other in members[family, default: []].prefix(maximumLinks + 1) where other != index {
          result.insert(other)
        }
      }
      return Array(result.sorted().prefix(maximumLinks))
    }
  }

  /// What near variants have in common: the key with one character left out, or the kind of the
  /// campaign or statement.
  private static func families(of key: SloganKey) -> [String] {
    let scalars = Array(key.term.text.unicodeScalars)
    var result: [String] = []
    if (4...16).contains(scalars.count) {
      for place in scalars.indices {
        var skeleton = String.UnicodeScalarView(scalars[..<place])
        skeleton.append("_")
        skeleton.append(contentsOf: scalars[(place + 1)...])
        result.append(String(skeleton))
      }
    }
    if let campaign = campaign(scalars) { result.append(campaign) }
    if let statement = statement(scalars) { result.append(statement) }
    return result
  }

  /// 打赢疫情防控阻击战 as 打|疫情防控|战.
  private static func campaign(_ scalars: [Unicode.Scalar]) -> String? {
    guard scalars.last == "战", let start = scalars.firstIndex(of: "打"), scalars.count - start >= 5,
      "赢好".unicodeScalars.contains(scalars[start + 1])
    else { return nil }
    var low = start + 1
    // 打好打赢, 这场.
    while low < scalars.count, "赢好打这场".unicodeScalars.contains(scalars[low]) { low += 1 }
    let high = scalars.count - 3
    guard high > low else { return nil }
    return "打|" + String(String.UnicodeScalarView(scalars[low..<high])) + "|战"
  }

  /// 防汛抢险和农业生产两不误 as its end, 两不误.
  private static func statement(_ scalars: [Unicode.Scalar]) -> String? {
    let text = String(String.UnicodeScalarView(scalars.suffix(3)))
    return statements.contains(text) ? "|" + text : nil
  }

  private static let statements: Set<String> = [
    "两不误", "三不误", "双促进", "两促进", "双丰收", "双提升",
  ]
}
