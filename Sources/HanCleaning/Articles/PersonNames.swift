import HanCore

/// Tells the names of persons from other short words: by the surname they begin with.
enum PersonNames {
  /// Surnames of one character, in Simplified: Traditional ones fold to the same.
  private static let surnames = folded(
    """
    王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段\
    章钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘\
    景薄单包司柏宁柯阮桂闵解强柴华车冉房边净阴闫佘练肖代付涂宫滕隆米卞冼揭麦池楚尚商奚臧宗戚巫简连丘诸尧仇党雷褚娄蓝蒲古苟桑冷沙应敖粟鄢鄂楼匡仝巩巴印谌鞠闻蔚瞿利都栾糜晏迟褚
    """)
  /// Surnames of two characters.
  private static let long: Set<[UInt16]> = Set(
    [
      "欧阳", "司马", "上官", "诸葛", "司徒", "皇甫", "尉迟", "公孙", "慕容", "令狐", "东方", "夏侯", "端木", "轩辕", "长孙",
      "范姜", "张简", "欧陽", "南宫", "闻人", "申屠", "鲜于", "宇文", "呼延", "赫连", "澹台",
    ].map { CharacterFolding.shared.key($0[...]) })
  /// Words that begin like names and stand where names do: columns, places, buttons.
  private static let others: Set<[UInt16]> = Set(
    """
    财经 时政 时尚 时事 时评 时间 高校 高考 高清 高清图 房产 房价 文化 文娱 文学 文章 文字 华东 华南 华北 平安 万象 和讯 管理 项目 成都 常州 苏州 郑州 宁波 贺州 关注 \
    江苏 江西 安徽 安全 云南 温州 黄山 黄石 金融 金华 康养 马上 石家庄 汤山 龙岩 白城 曲靖 常识 常见问题 路况 易信 程序 包装 计算 古籍 商业 商家 温馨 简介 简体 都市 都会 \
    成功 应用 应急 应聘 连接 连载 阳江 阳光 安卓 安康 雷达 关于 关闭 向上 利率 解读 解析 解密 强国 单位 单车 商城 商标 方法 方案 方式 方言 万科 万元 万人 于是 何时 何处 \
    金句 金价 金山 金属 高端 高铁 高速 高中 高层 高管 高手 高峰 高原 马拉松 江湖 河南 谷歌 米家 游戏 游记 游客 旅游 武汉 武术 章节 史料 史话 田园 田径 周刊 周边 周报 周末 \
    周一 周二 周三 周四 周五 周六 周日 严选 施工 施政 童年 童话 梅州 莫名 庄园 管家 连线 连云港 海外 明星 丁香 冷门 冷知识 景区 景点 花絮 司法 司机 柳州 桂林 桂花 毕业 常务 \
    全文 评论 赞 原创 责编 编辑 阅读 查看 音乐 视频 图片 图集 体育 社会 国际 国内 科技 汽车 教育 健康 军事 生活 股票 基金 时报 华人 华夏 任务 任命 安装 温度 温暖 文档 文件 \
    文明 文旅 文创 文艺 施工中 关键词 关键字 白皮书 白酒 米粉 米酒 谢谢 谢绝 祝福 祝贺 谭谈 强者 路线 路由 麦当劳 车辆 车市 车讯 车展 楼市 楼盘 楼主 房屋 房源 沙发 党建 党政 党员 党委 \
    盛典 盛会 景观 尚品 商品 商务 商户 商机 宁夏 甘肃 华为 华润 包邮 代码 代理 代表 付款 付费 习惯 付出 应对 印度 印象 利好 都是 闻名 查询 查找 成长 成就 成都市 成员 全部 \
    齐鲁 鲁网 蓝图 古代 古诗 冷暖 边界 边框 简单 简讯 简报 连环画 米兰 池塘 楚天 沈阳 郑重 汪汪 余额 夏天 夏季 秦岭 康复 万事 段落 段子 常用 金牌 金额 钟表 康师傅
    """.split(separator: " ").map { CharacterFolding.shared.key($0) })

  private static func folded(_ text: String) -> ScalarSet {
    ScalarSet(values: CharacterFolding.shared.key(text[...]).map(UInt32.init))
  }

  /// Whether a text is the name of a person: two to four Chinese characters that begin with a
  /// surname, or a name in letters with a dot between its parts.
  static func isName(_ text: some StringProtocol) -> Bool {
    let count = text.unicodeScalars.count
    if count >= 5, count <= 12, text.unicodeScalars.contains("·") {
      return text.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) || $0 == "·" }
    }
    guard (2...4).contains(count),
      text.unicodeScalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) })
    else { return false }
    let key = CharacterFolding.shared.key(Substring(text))
    guard key.count == count, !others.contains(key) else { return false }
    if long.contains(Array(key.prefix(2))) { return count >= 3 }
    return count < 4 && surnames.contains(value: UInt32(key[0]))
  }

  /// The names a text consists of, parted by blanks and marks; `nil` when it says anything else.
  static func names(in text: some StringProtocol) -> [String]? {
    var names: [String] = []
    for part in text.split(whereSeparator: { $0.isWhitespace || "、，,／/&＆".contains($0) }) {
      if reports.contains(String(part)) { continue }
      guard isName(part) else { return nil }
      names.append(String(part))
    }
    return names.isEmpty ? nil : names
  }

  /// What stands behind the names of those who reported.
  static let reports: Set<String> = [
    "综合报道", "綜合報導", "综合报导", "綜合報道", "即時報導", "即时报道", "报道", "報導", "報道", "报导", "整理", "整理報導", "专题报道",
    "專題報導", "採訪報導", "采访报道", "編譯", "编译", "编辑整理", "编译报道", "摄影报道", "攝影報導",
  ]
}
