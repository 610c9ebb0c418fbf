import HanCore

/// Tells what a page says to its visitor about itself: that it was not found, that he is to log in,
/// how many results there are.
///
/// Such a notice reads like prose, but has several words of its trade in few characters; a report
/// on the same matter has fewer among others.
enum VisitorNotices {
  /// The longest notice, in characters.
  static let longest: Int32 = 120

  private static let words = WordSet([
    // What is wrong
    "页面不存在", "网页不存在", "不存在", "无法找到", "找不到", "没有找到", "未找到", "已经被删除", "已被删除", "已删除", "移动到", "出错",
    "错误", "有误", "过于频繁", "正在维护", "系统维护", "维护中", "系统繁忙", "无法访问", "无权", "没有权限", "加载失败", "已过期",
    "已失效", "已下架", "超时", "被拒绝", "异常", "很抱歉", "抱歉", "对不起", "服务器", "网址", "链接", "页面", "网页",
    "浏览器", "javascript", "缓存", "网络", "ip地址", "问题编号", "错误代码",
    // What to do
    "您访问", "您查找", "您要找", "您输入", "您检索", "您搜索", "您查询", "请检查", "检查后", "重新输入", "稍后再试", "稍后重试", "请稍候",
    "请稍后", "重试", "自动返回", "自动跳转", "秒后", "点击这里", "点此", "返回首页", "返回上一页", "刷新", "清除", "启用",
    "验证", "继续访问", "拖动滑块",
    // Accounts
    "请登录", "请先登录", "登录后", "首次登录", "登录", "请输入", "请填写", "请选择", "验证码", "密码", "用户名", "账号", "帐号",
    "注册", "手机号", "短信", "电子邮件", "邮箱", "同意", "用户协议", "隐私政策", "cookie", "会员", "已有账号", "学员",
    // Results
    "条记录", "条结果", "个结果", "搜索结果", "检索结果", "共有", "当前显示", "用时", "关键词", "关键字", "排序", "每页", "暂无",
    "准考证", "身份证号", "查询", "复核", "尊敬的用户", "更好的服务", "正在升级", "系统升级", "恢复访问", "客服电话", "请拨打",
    "没有符合", "条件", "筛选", "为您提供", "好帮手", "纠错", "为准", "收录", "站长",
  ])

  /// Whether a paragraph is a notice.
  ///
  /// - Complexity: O(*n*) for short ones, else O(1).
  static func isNotice(_ block: Block, _ content: Substring) -> Bool {
    guard block.length <= longest else { return false }
    let hits = Int32(words.count(in: CharacterFolding.shared.key(content)))
    return hits >= 2 && hits * 14 >= block.length
  }
}
