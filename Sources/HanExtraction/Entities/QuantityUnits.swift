/// Units and measure words.
enum QuantityUnits {
  /// Longest first, so that the first that fits is the right one.
  static let all: [String] = {
    let words =
      """
      % ‰ ℃ °C km kg cm mm ml GW MW kW kWh GB MB TB Hz
      平方公里 平方千米 平方厘米 平方米 立方厘米 立方米 公里 千米 厘米 毫米 微米 纳米 海里 英里 米
      公顷 公斤 千克 毫克 毫升 千瓦时 千瓦 兆瓦 吉瓦 万吨级 吨 克 斤 升 亩 度 伏 焦耳
      人民币 美元 欧元 英镑 日元 港元 港币 元 角 块钱
      个百分点 百分点 个小时 小时 分钟 秒钟 秒 个月 周年 年 天 周 个工作日 工作日 课时 学时
      人次 人份 户次 车次 架次 班次 次 人 名 位 户 口 家 个 只 张 份 篇 辆 盒 瓶 条 间 件 套 台 座 所 项
      场 批 组 支 队 村 栋 幢 层 架 艘 列 头 匹 株 棵 朵 颗 粒 枚 块 片 根 把 袋 箱 包 桶 罐 杯 碗 册 本
      部 集 期 届 门 节 句 字 幅 首 例 起 宗 笔 类 种 款 处 道 对 双 副 面 顶 床 尾 封 则 段 步 倍 岁 轮 趟
      遍 回 级 页 平 站 亿元 万元 席 班 剂 支队
      """
    return Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
      .sorted {
        $0.unicodeScalars.count != $1.unicodeScalars.count
          ? $0.unicodeScalars.count > $1.unicodeScalars.count : $0 < $1
      }
  }()

  /// Units that measure the thing itself; measure words count things and need one.
  static let measures: Set<String> = [
    "%", "‰", "℃", "°C", "km", "kg", "cm", "mm", "ml", "平方公里", "平方千米", "平方厘米", "平方米",
    "立方厘米", "立方米", "公里", "千米", "厘米", "毫米", "微米", "纳米", "海里", "英里", "米", "公顷", "公斤",
    "千克", "毫克", "毫升", "千瓦时", "千瓦", "兆瓦", "吉瓦", "吨", "克", "斤", "升", "亩", "度", "人民币", "美元",
    "欧元", "英镑", "日元", "港元", "港币", "元", "角", "块钱", "个百分点", "百分点", "个小时", "小时", "分钟",
    "秒钟", "秒", "个月", "周年", "年", "天", "周", "个工作日", "工作日", "人次", "倍", "岁",
  ]

  /// Units that 半 may stand before.
  static let halves = ["个小时", "小时", "个月", "公里", "年", "天", "米", "斤", "亩"]

  /// Words behind a unit that make it a bound.
  static let bounds = ["以上", "以下", "以内", "左右", "上下"]

  /// Words before a number that make it an estimate.
  static let estimates = [
    "将近", "大约", "超过", "接近", "不足", "不到", "至少", "大概", "近", "约", "超", "逾", "上",
  ]
}
