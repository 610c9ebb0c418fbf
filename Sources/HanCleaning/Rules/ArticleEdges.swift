import HanCore

/// Takes off the ends of an article what a site says for itself there: promotion of its pages and
/// apps, what may be done with the text, who is liable, clouds of tags, teasers.
///
/// Such paragraphs look like text, so they are told by what they talk about, and only at the ends.
struct ArticleEdges {
  private let page: BlockPage
  private let main: Int32?

  /// How many blocks of an end are looked at.
  static let reach = 14

  init(_ page: BlockPage, main: Int32?) {
    self.page = page
    self.main = main
  }

  /// The kept blocks that go.
  ///
  /// - Complexity: O(1): it looks at a bounded number of blocks.
  func noise(in keeps: [Bool]) -> [Int] {
    let kept = keeps.indices.filter { keeps[$0] }
    var noise: [Int] = []
    // From the end up, across a heading or two.
    var pending: [Int] = []
    for index in kept.reversed().prefix(Self.reach) {
      if isNoise(index) || !noise.isEmpty && pending.isEmpty && isPermission(index, least: 3) {
        noise += pending + [index]
        pending = []
      } else if page.blocks[index].length <= 20, page.blocks[index].marks == 0, pending.count < 2,
        isForeign(index) || page.blocks[index].markup.kind == .heading
      {
        pending.append(index)
      } else {
        break
      }
    }
    // A heading without anything below is that of what went.
    if noise.isEmpty, let last = kept.last, page.blocks[last].markup.kind == .heading,
      isForeign(last), last != page.title
    {
      noise.append(last)
    }
    for index in kept.dropLast(noise.count) where isButton(index) { noise.append(index) }
    for index in kept.prefix(4) where index != page.title {
      guard isPromotion(index) else { break }
      noise.append(index)
    }
    // Something stays.
    return noise.count < kept.count ? noise : []
  }

  private func isForeign(_ index: Int) -> Bool {
    guard let main else { return false }
    return page.blocks[index].markup.container != main
  }

  private func isNoise(_ index: Int) -> Bool {
    isCloud(index) || isPromotion(index) || isPermission(index) || isPointer(index)
  }

  /// A line of promotion between paragraphs: short, without the end of a sentence, and of little
  /// else than phrases of sites.
  private func isButton(_ index: Int) -> Bool {
    let block = page.blocks[index]
    return block.markup.isPage && block.length <= 50 && block.last != "。" && index != page.title
      && block.markup.kind != .heading && block.phrases.covered > 0 && isPromotion(index)
  }

  /// 水务局、净水厂、供水…: many short words between marks, and no sentence.
  private func isCloud(_ index: Int) -> Bool {
    let block = page.blocks[index]
    guard block.sentenceEnds == 0 else { return false }
    // #某某 #某某 #某某
    if block.first == "#" || block.first == "＃", block.marks == 0 {
      let count = page.content(index).unicodeScalars.count { $0 == "#" || $0 == "＃" }
      if count >= 3, block.length <= Int32(count) * 14 { return true }
    }
    let parts = block.commas + 1
    if block.commas >= 7, block.length <= parts * 7 {
      return isForeign(index) || block.commas >= 12
    }
    return block.gaps >= 6 && block.marks == 0 && block.length <= (block.gaps + 1) * 6
      && isForeign(index)
  }

  private func folded(_ index: Int) -> [UInt16] {
    CharacterFolding.shared.key(page.content(index))
  }

  /// What is offered, and what the reader is to do with it.
  private static let offers = WordSet([
    "粉丝专页", "粉丝团", "粉丝页", "专页", "公众号", "订阅号", "服务号", "视频号", "app", "客户端", "电子报", "会员", "二维码", "官网",
    "微信群", "qq群", "读者群", "交流群", "频道", "官方账号", "官方帐号", "line好友", "ig", "facebook", "脸书", "微博", "小程序",
    "投稿邮箱", "热线", "直播间", "专刊", "杂志", "本站", "本网", "本报", "我们的", "编辑部", "活动", "优惠", "好礼", "抽奖", "评论区",
    "留言区", "互动", "奖品", "电影票", "礼品", "书友群", "粉丝群", "youtube", "podcast", "telegram", "微信号",
  ])
  private static let calls = WordSet([
    "关注", "按赞", "点赞", "按个赞", "订阅", "下载", "扫码", "扫描", "扫一扫", "长按", "识别", "加入", "追踪", "点击", "点选",
    "按这里", "按此", "点这里", "点我", "请点", "立即", "马上", "立刻", "现在就", "快来", "欢迎", "投票", "报名", "分享给",
    "转发", "添加", "搜索", "查看更多", "更多精彩", "更多资讯", "更多内容", "更多新闻", "免费", "送到你", "不错过", "锁定", "收听", "收看",
    "投稿", "爆料", "拨打", "联系我们", "来信", "看更多", "留言", "按讚", "微信搜索", "回复关键词",
  ])

  private func isPromotion(_ index: Int) -> Bool {
    let block = page.blocks[index]
    guard block.length >= 8, block.length <= 220 else { return false }
    let text = folded(index)
    let offers = Self.offers.count(in: text)
    guard offers > 0 else { return false }
    let calls = Self.calls.count(in: text)
    guard calls > 0 else { return false }
    var evidence = offers + calls
    if block.last == "！" || block.last == "!" || block.last == "~" || block.last == "～" {
      evidence += 1
    }
    if block.markup.linkedBytes > 0 { evidence += 1 }
    if isForeign(index) { evidence += 1 }
    if "★☆▶►●■◆※👉🔔📢".unicodeScalars.contains(block.first) { evidence += 1 }
    if text.contains(0x4F60) || text.contains(0x60A8) { evidence += 1 }
    if block.phrases.covered * 5 >= block.length { evidence += 1 }
    // Longer paragraphs have more words of every kind.
    return evidence >= 4 + Int(block.length / 80)
  }

  /// Whose the text is, and what may be done with it.
  private static let owners = WordSet([
    "本网", "本站", "本报", "本刊", "本社", "本平台", "本公众号", "作者", "版权", "著作权", "原创", "来源", "稿件", "文章", "内容",
    "媒体", "网站", "我们", "报社", "杂志社", "本文", "图片", "转载",
  ])
  private static let rules = WordSet([
    "严禁", "违者", "必究", "镜像", "如需", "请与", "索取稿酬", "转载", "不可以", "不得", "请勿", "禁止", "未经", "授权", "许可",
    "责任", "侵权", "删除", "不代表", "不等于", "观点", "立场", "看法",
    "证实", "赞成", "法律", "声明", "注明", "写明", "协议", "追究", "核实", "仅供参考", "投资建议", "联系", "保留", "自负", "承担",
  ])

  private func isPermission(_ index: Int, least: Int = 4) -> Bool {
    let block = page.blocks[index]
    guard block.length >= 10, block.length <= 300 else { return false }
    let text = folded(index)
    let owners = Self.owners.count(in: text)
    let rules = Self.rules.count(in: text)
    guard owners >= 1, rules >= min(2, least - 1) else { return false }
    let evidence =
      owners + rules + (isForeign(index) ? 1 : 0) + Int(min(2, block.phrases.legalHits))
    return evidence >= least + Int(block.length / 100)
  }

  /// A line that sends the reader on: …《详全文》, 更多：….
  private func isPointer(_ index: Int) -> Bool {
    let block = page.blocks[index]
    guard block.markup.isPage, isForeign(index), block.markup.linkedBytes > 0 else { return false }
    let tail = String(
      decoding: CharacterFolding.shared.key(page.content(index)).suffix(6), as: UTF16.self)
    return ["全文", "更多", "详情", "详细", "more", "阅读"].contains { tail.contains($0) }
  }
}
