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
    "建议您", "再试一次", "错字", "温馨提示", "如需帮助", "热线", "离开", "财产安全",
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

  /// What pages without a text are called, in Simplified; a longer title says more.
  private static let titles = [
    "登录", "登入", "注册", "加入会员", "会员中心", "找回密码", "忘记密码", "查询", "搜索", "搜寻", "搜索结果", "检索结果",
    "安全验证", "身份验证", "年龄确认", "即将离开", "跳转", "404", "403", "500", "错误", "出错了", "不存在", "找不到",
    "notfound", "forbidden", "error",
  ].map { CharacterFolding.shared.key($0[...]) }

  /// The longest text of a page that is called so, in characters.
  static let longestBelowTitle: Int32 = 100

  /// Whether the title of a page says that it is no text: its first part begins or ends so.
  static func isTitle(_ title: String) -> Bool {
    let part = title.prefix { !"-_|｜—–".contains($0) }
    let key = CharacterFolding.shared.key(part)
    guard key.count <= 16 else { return false }
    return titles.contains { word in
      key.starts(with: word)
        || key.count >= word.count && key.suffix(word.count).elementsEqual(word)
    }
  }
}
