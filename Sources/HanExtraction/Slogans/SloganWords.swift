import HanCore

/// Words that tell slogans from other text: closed classes, by what they do to a slogan beside
/// them.
///
/// One object holds all tables, and documents refer to it: a static constant for each would be
/// checked for its first use every time, which inner loops feel.
final class SloganWords: Sendable {
  /// The tables.
  static let shared = SloganWords()

  private init() {}

  /// Verbs that introduce a demand, a standard or a commitment.
  let signals = WordTable(
    """
    坚持 做到 实现 确保 保证 落实 倡导 达到 强化 牢记 树立 践行 推行 实行 力争 力求 奉行 秉持 秉承 \
    遵循 贯彻 树牢 弘扬 发扬 提倡 提出 恪守 履行 争做 主张 执行 形成 营造 争取 保持 谨记 紧记 呼吁 喊出 \
    打出 高呼 实施 杜绝 按照 遵守 坚守 推动 突出 传承 谋求 追求 聚焦 着眼 引导 鼓励 号召 承诺 保障 巩固 \
    记住 成为 体现 努力 变成
    """)

  /// Words that make what follows a demand.
  let directives = WordTable(
    "要 须 必须 应当 坚决 务必 一定要 决不 绝不 请 让 务求 不得 切勿 切莫 不能 应该 切实 真正 要求 号召 建议 提醒 写明 大家 我们")

  /// Adverbs between the word that introduces a slogan and the slogan.
  let adverbs = WordTable(
    """
    切实 真正 坚决 全力 认真 严格 扎实 全面 着力 积极 大力 深入 持续 始终 不断 进一步 一定 都 也 就 还 \
    并 又 更 能 能够 可以 共同 自觉 牢固 一直 时刻 同时 继续 基本 已经 已 将 会 充分 有效 有力 主动 及时 \
    加快 努力 务必 必须 要 应 须 了 着 为 是 和 与 好
    """)

  /// Words before a list of things.
  let listOpeners = WordTable(
    """
    包括 涵盖 涉及 设有 设立 设置 开展 组织 开设 发放 配备 加强 完善 购买 引进 种植 发展 有 如 例如 对 向 在 \
    从 由 与 和 及 于 给 分别 走访 前往 检查 生产 提供 建立 制作 邀请 联合 解决 整合 赠送 观看 品尝 加入 \
    准备 围绕 来自 举办 采集 推出 发布 拨打 关闭 展示 新增 更换 完成 聘请 动员 改造 支持 带来 具有 含有 \
    加大 分析 属于 提高 增强 利用 使用 通过 采用 采取 负责 参加 进行 为 被 比
    """)

  /// What calls a text a slogan.
  let calledSlogan = WordTable(
    "标语 口号 横幅 主题 标牌 海报 校训 广告 字样 写着 写道 写有 条幅 倡议 宣言 誓言 横额 训词 大字 印着 印有 谚语 顺口溜 刷着 贴着 挂着 悬挂")

  /// What calls a text a principle.
  let calledPrinciple = WordTable(
    "理念 原则 方针 要求 目标 精神 宗旨 思路 标准 承诺 价值观 观念 信念 意识 思想 格局 局面 氛围 风尚 共识 品质 作风 态势 心愿 写照 劲头 方法 经验 情怀 效果 优势")

  /// What calls a numeral form a way to work.
  let calledMethod = WordTable(
    "原则 工作法 机制 制度 行动 要求 标准 清单 工程 服务 活动 模式 管理 体系 方针 做法 规定 责任 措施 作用 要诀 政策 工作 问题 行为 准入 步骤 计划 战略 布局 理念 教育 建设 联动 方案"
  )

  /// What calls a text a fault.
  let calledProblem = WordTable("问题 现象 做法 行为 怪圈 困境 难题 心态 思维 乱象 陋习 说法 毛病 困局")

  /// What calls a text a thing.
  let calledThing = WordTable(
    "服务 平台 系统 活动 课程 栏目 产品 基地 品牌 项目 小组 公司 专区 窗口 大厅 专列 热线 专线 展览 比赛 大赛 论坛 节目 小程序 医院 学校 班 室 站 车 店 号 队 奖"
  )

  /// Verbs before titles and awards.
  let honours = WordTable("被评为 评为 荣获 授予 获得 获 获评 入选 命名为 评选为 当选 称为 被称为 誉为 叫做 名为 称作 叫作")

  /// Verbs before what is to end.
  let opposing = WordTable("整治 杜绝 反对 改变 防止 避免 克服 纠正 破除 解决 打破 摆脱 告别 拒绝 减少 遏制 破解 消除 治理")

  /// Whom attributes tell what they are like.
  let people = WordTable("队伍 人才 干部 新人 铁军 接班人 教师 团队 党员 建设者 公民 学生 青年 员工 战士 铁军 职工 骨干 后备 军队")

  /// Words of official texts: of directives, campaigns and reports on work.
  let official = WordTable(
    """
    坚持 落实 确保 强化 推进 强调 要求 切实 深入 扎实 树立 宣传 倡导 标语 口号 践行 压实 筑牢 严格     全面 牢记 责任 机制 制度 部署 动员 干部 党员 群众 书记 各级 隐患 防控 整治 治理 排查 防范 主题 活动 理念     原则 精神 宣导 呼吁 提升 营造 打造 志愿者 网格 街道 社区 安全 服务 贯彻 保障 防线 攻坚 党委 党支部 推行
    """)

  /// Words that say what is to be done.
  let demands = WordTable(
    """
    要 须 必须 应 应当 坚决 务必 坚持 强调 要求 指出 提出 推行 推动 实行 落实 确保 做到 号召 倡议 呼吁     提醒 树立 践行 秉承 遵循 严格 切实 始终 努力 承诺 奉行
    """)

  /// Verbs of saying.
  let says = WordTable(
    "说 道 表示 介绍 告诉 坦言 感叹 笑着 笑 回忆 感慨 写道 喊 问 称 解释 回答 认为 说道 讲述 反映 提醒")

  /// Verbs at the end of a clause that introduces what somebody says.
  let reports = WordTable(
    "说 道 说道 表示 指出 强调 提出 要求 认为 介绍 提醒 呼吁 坦言 感叹 总结 告诉 解释 回答 写道 喊道 号召 得知 看到 了解到 获悉 规定 约定")

  /// Words for each and every at the beginning of a segment.
  let universals = WordTable(
    "人人 家家 户户 处处 事事 时时 个个 件件 天天 村村 人人都 层层 步步 样样 次次 点点滴滴 分分秒秒 逐 凡 一家 一户 每")

  /// Negations.
  let negations = HanSet("不无零勿莫未没非禁拒")

  /// Characters that make frames of their own: adverbs, negations, modal words and words of old.
  let functionWords = HanSet("不无早先再更必须勿莫皆尽则亦之逢凡零齐勇敢善勤严越宁愈")

  /// Signs that somebody speaks.
  let speech = WordTable("我 我们 你 您 你们 咱 咱们 吗 呢 吧 啊 呀 啦 嘛")

  /// Signs of narrative.
  let narrative = WordTable("了 着 过 已 已经 正在 曾 曾经 仍 他 她 它 他们 她们 这 那 该 其 随即 当天 目前")

  /// Negations, modal words and words for everybody.
  let demand = WordTable(
    "不 无 莫 勿 别 必 应 须 要 人人 家家 户户 处处 事事 时时 个个 件件 天天 全 零 先 早 更 再 争 共 齐 从 以 为 让 把 敢 能 会 多 少 严 有 皆 始终 坚决 绝不 永远"
  )

  /// Characters which frames of slogans are made of: verbs, adverbs, negations, prepositions and
  /// words that distribute.
  let frameVerbs = HanSet(
    """
    不无全多早更逐勇逢必应再常严快勤敢能会有要保防守控管查抓促强建创争讲学爱护为之又好到起来少先零凡莫勿\
    共同重从以让把向与是即就可靠凭用知懂敬畏亮比谁没未皆尽立求自亲带当干善优精真细实稳准齐随送进入落压聚定\
    做办宜非胜
    """)

  /// Characters that only make lists when segments end, or begin, with them.
  let affixes = HanSet(
    "员性化型式率度区县镇村市省人家者品物器机车站所院部局厅处室店场馆园校类种量费税金款法律证卡表书报刊台级层面方点线网片期年月日时号")

  /// Labels of site navigation.
  let chrome = WordTable(
    """
    首页 新闻 视频 图片 热点 推荐 阅读 相关 评论 登录 注册 客户端 下载 版权 免责 声明 责编 编辑 来源 作者 \
    分享 微信 微博 二维码 公众号 点击 更多 频道 导航 栏目 专题 上一篇 下一篇 打印 关闭 收藏 订阅 行业 资讯 \
    联系 关于 友情 链接 热搜 热门 搜索 延伸 舆情 财经 体育 娱乐 科技 通讯员 记者 摄影 排行 供图 来稿 简介
    """)
}
