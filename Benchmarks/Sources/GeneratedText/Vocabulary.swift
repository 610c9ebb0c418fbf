/// The words of generated text, each list with its most frequent words first.
struct Vocabulary: Sendable {
  /// Words of one character that hold sentences together.
  let particles = words(
    """
    的 了 在 是 和 也 就 不 有 对 与 为 将 从 被 把 向 都 还 又 而 但 并 等 中 上 下 后 前 里 到 由 于 以 其 这 那 着 过 很
    已 更 最 只 可 能 会 要 让 使 给 比 跟 因 若 则 该 各 每 某 之 所 且 或 及 再 才 却 便 曾 正 仍 均 约 近
    """)

  /// Words of one character that carry meaning.
  let characters = words(
    """
    人 年 说 月 日 个 来 去 做 看 大 小 新 多 高 好 家 国 省 市 县 村 路 水 山 河 田 树 书 车 船 门 房 灯 火 风 雨 雪 花 茶
    走 跑 坐 站 听 写 读 买 卖 种 吃 喝 住 建 修 开 关 问 答 学 教 画 唱 打 送 拿 放 找 想 爱 怕 长 短 快 慢 老 少 早 晚 远
    重 轻 冷 热 红 绿 蓝 白 黑 一 两 三 四 五 六 七 八 九 十 百 千 万 元 次 条 位 名 件 座 本 张 口 天 岁 米 吨 亩 户
    """)

  /// Words of two characters.
  let pairs = words(
    """
    我们 他们 工作 发展 问题 社会 经济 进行 国家 中国 没有 可以 自己 公司 技术 管理 建设 生产 研究 市场 企业 学生 教育 文化
    城市 农村 群众 服务 通过 全国 今年 记者 方面 目前 提高 情况 政府 领导 组织 关系 世界 生活 系统 科学 信息 项目 主要 重要
    时间 地方 部门 活动 开始 第一 合作 增长 环境 保护 质量 安全 影响 加强 学习 学校 老师 孩子 医院 医生 患者 健康 运动 比赛
    球队 冠军 音乐 电影 艺术 历史 传统 民族 语言 文章 报告 数据 分析 方法 结果 过程 条件 能力 水平 标准 要求 目标 任务 计划
    投资 贸易 金融 银行 价格 消费 收入 成本 产品 客户 品牌 设计 材料 机器 设备 工厂 工人 农民 土地 粮食 水稻 小麦 蔬菜 水果
    森林 草原 河流 湖泊 海洋 天气 气候 温度 地震 洪水 台风 能源 电力 煤炭 石油 风电 汽车 火车 铁路 公路 机场 港口 交通 旅游
    酒店 餐厅 食品 味道 厨房 早饭 晚饭 衣服 颜色 房屋 小区 街道 社区 邻居 家庭 父母 母亲 父亲 妻子 丈夫 儿子 女儿 朋友 同学
    老人 青年 妇女 儿童 志愿 帮助 支持 参加 参与 组成 成立 举行 召开 会议 代表 委员 主席 书记 部长 局长 干部 党员 政策 法律
    法院 案件 证据 警察 消防 事故 风险 责任 权利 义务 制度 改革 开放 创新 转型 升级 效率 效果 作用 意义 精神 思想 理论 实践
    经验 知识 智慧 记忆 希望 梦想 未来 过去 现在 明天 昨天 上午 下午 晚上 春天 夏天 秋天 冬天 清晨 傍晚 北京 上海 广州 深圳
    成都 武汉 南京 西安 杭州 重庆 东北 西部 南方 北方 中央 地区 乡镇 边境 首都 图书 读者 作者 小说 诗歌 新闻 媒体 网络 手机
    电脑 软件 程序 算法 模型 芯片 卫星 火箭 飞机 实验 发现 发明 专利 论文 专家 教授 博士 课程 考试 成绩 招生 就业 岗位 工资
    保险 养老 医疗 疫苗 病毒 治疗 手术 药物 营养 睡眠 心理 压力 情绪 快乐 痛苦 悲伤 愤怒 恐惧 美丽 善良 勇敢 勤劳 简单 复杂
    困难 容易 丰富 严重 明显 具体 充分 积极 主动 稳定 持续 逐步 不断 已经 正在 曾经 仍然 依然 或者 因为 所以 如果 虽然 但是
    而且 不仅 以及 根据 按照 关于 对于 由于 为了 之后 之前 其中 同时 此外 例如 尤其 特别 非常 十分 比较 可能 应该 必须 需要
    认为 表示 指出 介绍 强调 说明 证明 显示 反映 体现 形成 实现 完成 解决 处理 推动 促进 扩大 减少 增加 降低 改善 优化 调整
    """)

  /// Words of three characters.
  let triples = words(
    """
    图书馆 博物馆 运动会 负责人 工作者 办公室 委员会 研究所 实验室 共产党 老百姓 年轻人 消费者 志愿者 互联网 计算机 大学生
    中小学 幼儿园 养老院 派出所 居委会 合作社 董事长 总经理 总书记 副主席 所有制 现代化 城市化 标准化 信息化 可能性 重要性
    积极性 生产力 竞争力 自行车 出租车 高速路 火车站 飞机场 天安门 长江口 黄土地 大西北 东北亚 太阳能 核电站 发电厂 水电站
    电视台 广播站 新闻网 出版社 俱乐部 音乐会 足球队 奥运会 世界杯 半决赛 小朋友 老人家 好朋友 进一步 越来越 差不多 不得不
    """)

  /// Words of four characters and more.
  let phrases = words(
    """
    改革开放 社会主义 实事求是 与时俱进 艰苦奋斗 全心全意 千方百计 丰富多彩 人山人海 五湖四海 春暖花开 风和日丽 一心一意
    自言自语 莫名其妙 迫不及待 络绎不绝 津津有味 有条不紊 不约而同 人工智能 知识产权 基础设施 科学技术 中华民族 可持续发展
    高质量发展 市场经济 人民法院 人民代表大会 电子商务 移动支付 公共卫生 生态环境 自然资源 高等教育 职业技能 文化遗产
    """)

  /// Family names.
  let surnames = words(
    """
    王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 潘 袁 蔡
    蒋 余 于 杜 叶 程 苏 魏 吕 丁 任 卢 姚 钟 姜 崔 谭 陆 汪 范 金 石 廖 贾 夏 韦 付 方 白 邹 孟 熊 秦 邱 江 欧阳 司马
    """)

  /// Characters of given names.
  let givenNames = words(
    """
    伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀 霞 平 刚 桂 英 华 建 文 玉 兰 红 梅 国 海 波 宁 浩 宇 轩 然
    欣 怡 佳 琪 雨 婷 雪 晨 阳 思 远 志 鹏 飞 凯 旋 瑞 祥 春 生 德 福 贵 荣 振 东 子 涵 梓 萱 俊 泽 晓 燕 云 龙 凤 珍
    """)

  /// What ends the names of places.
  let places = words("市 县 省 区 镇 村 路 街 山 河 江 湖 寺 桥 港 大学 中学 公司 集团 医院 法院 机场 公园")

  /// Words and marks of Latin script, numbers and addresses.
  let latin = words(
    """
    AI APP GDP 5G USB CPU GPU Wi-Fi iPhone Android Linux Windows Python Swift C++ GitHub ChatGPT Excel PDF HTML JSON API
    SQL HTTP COVID-19 PM2.5 CEO NBA WTO DNA MP3 vlog Café machine learning deep model open source cloud data version update
    https://example.org/news?id=1024 www.example.com/index.html user@example.org @reader v1.2.3 2021-11-01 08:30 3.14 10% -5
    1,234,567 100km 36.5℃ ＡＢＣ １２３ 😀 👍🏽
    """)

  /// The characters of level 1 of GB 2312, of which rare words are made.
  let rare: [String]

  init(rare: [String]) { self.rare = rare }

  private static func words(_ list: String) -> [String] {
    list.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
