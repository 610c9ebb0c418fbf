import HanText

/// Text made from a seed: sentences of common words, the same in every run.
enum GeneratedText {
  static let words = [
    "今天", "天气", "图书馆", "开放", "读者", "阅读", "社区", "活动", "参加", "我们", "他们", "和", "的",
    "了", "在", "山城", "河流", "保护", "环境", "工作", "学习", "学校", "老师", "学生", "发现", "问题",
    "解决", "方法", "报告", "数据", "分析", "技术", "发展", "经济", "文化", "历史", "城市", "农村",
  ]

  /// Lines of `sentences` sentences each, `bytes` long or a little more.
  static func lines(bytes: Int, sentences: Int, seed: UInt64 = 1) -> String {
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var text = ""
    while text.utf8.count < bytes {
      for _ in 0..<sentences {
        for _ in 0..<(4 + next(12)) { text += words[next(words.count)] }
        text += next(3) == 0 ? "，" : "。"
      }
      text += "\n"
    }
    return text
  }
}
