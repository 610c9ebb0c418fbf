/// The labels of date, source, author, editor and of counters, in Simplified: Traditional wordings
/// fold to the same.
struct MetadataLabels: Sendable {
  /// What stands behind a label.
  enum Kind: Sendable { case date, source, person, lead, counter, editor, formerTitle }

  /// A label, folded.
  struct Label: Sendable {
    var letters: [UInt16]
    var kind: Kind
  }

  /// The longest first.
  private let labels: [Label]
  /// The letters that labels begin with, a bit each.
  private let heads: ScalarSet

  /// The characters that a label or a date may begin with, a bit each.
  private let starts: ScalarSet

  /// All labels, made at first use.
  static let shared = MetadataLabels(folding: .shared)

  private init(folding: CharacterFolding) {
    labels =
      Self.byKind
      .map { Label(letters: folding.key($0.0), kind: $0.1) }
      .sorted { $0.letters.count > $1.letters.count }
    let heads = ScalarSet(values: labels.compactMap(\.letters.first).map(UInt32.init))
    self.heads = heads
    starts = ScalarSet(
      values: (UInt32(0)..<0x1_0000).filter { value in
        guard let scalar = Unicode.Scalar(value) else { return false }
        return heads.contains(value: UInt32(folding.fold(scalar)))
          || DateReading.canBegin(scalar) || Self.pictures.contains(scalar)
      })
  }

  /// 文：某某, 图：某某: labels of one character, which need a mark right behind.
  static let pictures: ScalarSet = "文图圖词詞"
  /// Those of them that stand at the beginning of a line alone: 词：某某, not 歌词：某某.
  static let verses: ScalarSet = "词詞"

  /// Whether a label or a date may begin with a character: hardly one in twenty.
  @inline(__always)
  func mayBegin(_ scalar: Unicode.Scalar) -> Bool { starts.contains(scalar) }

  /// The first label at a place, of the longest ones first, that passes a test, and what the test
  /// gave.
  @inline(__always)
  func first<Result>(
    in line: [Unicode.Scalar], at start: Int, _ test: (Label) -> Result?
  ) -> Result? {
    let folding = CharacterFolding.shared
    let head = folding.fold(line[start])
    guard heads.contains(value: UInt32(head)) else { return nil }
    for label in labels
    where label.letters[0] == head && start + label.letters.count <= line.count {
      var offset = 1
      while offset < label.letters.count,
        folding.fold(line[start + offset]) == label.letters[offset]
      { offset += 1 }
      guard offset == label.letters.count else { continue }
      if let result = test(label) { return result }
    }
    return nil
  }

  private static let byKind: [(String, Kind)] = [
    ("发布时间", .date), ("发布日期", .date), ("发表时间", .date), ("发表日期", .date), ("更新时间", .date),
    ("更新日期", .date), ("编辑时间", .date), ("刊登时间", .date), ("上传时间", .date), ("公告日期", .date),
    ("张贴日期", .date), ("成文日期", .date), ("日期", .date), ("时间", .date), ("发布于", .date), ("发表于", .date),
    ("更新于", .date), ("更新", .date),
    ("消息来源", .source), ("信息来源", .source), ("文章来源", .source), ("新闻来源", .source), ("本文来源", .source),
    ("来源", .source), ("来源于", .source), ("本文来源于", .source), ("信息来源于", .source), ("文章出处", .source),
    ("稿源", .source), ("出处", .source), ("转自", .source), ("发布机构", .source),
    ("发布单位", .source), ("发文单位", .source), ("供稿单位", .source),
    ("责任编辑", .editor), ("值班编辑", .editor), ("本文编辑", .editor), ("网络编辑", .editor), ("责编", .editor),
    ("编辑", .editor), ("审核人", .editor), ("审核", .editor), ("校对", .editor), ("编审", .editor),
    ("监制", .editor), ("录入者", .editor), ("录入", .editor), ("主编", .editor), ("初审", .editor),
    ("复审", .editor), ("终审", .editor), ("发布者", .editor), ("发布人", .editor), ("张贴者", .editor),
    ("作者", .person), ("执笔", .person), ("作词", .person), ("作曲", .person), ("演唱", .person),
    ("歌手", .person),
    ("译者", .person), ("朗诵", .person), ("主播", .person), ("发帖人", .person), ("投稿人", .person),
    ("编译", .person), ("整理", .person), ("撰文", .person),
    ("供稿", .person), ("记者", .lead), ("通讯员", .lead), ("摄影", .person),
    ("特约记者", .lead), ("评论员", .lead), ("特约评论员", .lead), ("特派记者", .lead), ("见习记者", .lead),
    ("首席记者", .lead), ("全媒体记者", .lead), ("文字记者", .lead), ("撰稿", .person), ("实习记者", .lead),
    ("本报记者", .lead), ("实习生", .lead),
    ("浏览次数", .counter), ("点击次数", .counter), ("点击数", .counter), ("点击量", .counter),
    ("阅读次数", .counter), ("阅读量", .counter), ("浏览量", .counter), ("浏览", .counter), ("阅读", .counter),
    ("点击", .counter), ("人气", .counter), ("评论", .counter), ("字号", .counter), ("字体", .counter),
    ("索引号", .counter), ("文号", .counter), ("发文字号", .counter), ("主题分类", .counter), ("体裁分类", .counter),
    ("分享", .counter), ("收藏", .counter), ("打印", .counter), ("分类", .counter), ("栏目", .counter),
    ("标签", .counter), ("分类于", .counter), ("评论数", .counter), ("热度", .counter),
    ("类型", .counter), ("专栏", .counter), ("关键词", .counter), ("关键字", .counter), ("责任校对", .editor),
    ("美编", .editor), ("排版", .editor), ("版面编辑", .editor), ("技术编辑", .editor), ("新闻编辑", .editor),
    ("本文字数", .counter), ("字数统计", .counter), ("阅读时长", .counter), ("北京时间", .counter),
    ("格林尼治标准时间", .counter), ("原标题", .formerTitle), ("原题为", .formerTitle), ("本文原标题", .formerTitle),
    ("原文标题", .formerTitle),
  ]
}
