/// What a phrase of a site is part of.
enum PhraseClass: UInt8, CaseIterable, Sendable {
  /// Menus, paths and buttons to go elsewhere.
  case navigation
  /// Share bars and counters.
  case sharing
  /// Headings of lists that lead to other pages.
  case related
  /// Copyright, licences, disclaimers.
  case legal
  /// Accounts and followers.
  case interaction
  /// Frames of comments.
  case comments
  /// Shops.
  case commerce
  /// Frames of forum posts.
  case forum
  /// Labels of date, source, author and editor.
  case metadata
  /// What sites for novels put between the lines.
  case reading
}

/// How much of a block phrases of sites cover, in characters, by class.
struct PhraseCounts: Sendable {
  var covered: Int32 = 0
  var chrome: Int32 = 0
  var related: Int32 = 0
  var metadata: Int32 = 0
  var comments: Int32 = 0
  /// Phrases of sites for readers.
  var reading: Int32 = 0
  var readingHits: UInt16 = 0
  /// Phrases of forums.
  var forum: Int32 = 0
  /// Legal phrases found.
  var legalHits: Int32 = 0
  /// Whether a phrase stands at the start.
  var isAtStart = false

  /// Counts a phrase of some characters.
  mutating func add(_ kind: PhraseClass, length: Int32, isAtStart: Bool) {
    covered += length
    if isAtStart { self.isAtStart = true }
    switch kind {
    case .metadata: metadata += length
    case .related: related += length
    case .reading:
      reading += length
      readingHits &+= 1
    case .comments:
      comments += length
      chrome += length
    case .forum:
      forum += length
      chrome += length
    case .legal:
      legalHits += 1
      chrome += length
    default: chrome += length
    }
  }
}

/// The phrases of sites, in Simplified: Traditional wordings fold to the same.
enum SitePhrases {
  static let byClass: [(PhraseClass, String)] = [
    (
      .navigation,
      """
      首页 网站首页 返回首页 回首页 主页 当前位置 您的位置 你的位置 您当前的位置 您现在的位置 所在位置 现在位置 位置 正文 返回顶部 回到顶部 回顶部 \
      返回列表 返回目录 返回上页 返回上一页 上一篇 下一篇 上一条 下一条 上一页 下一页 末页 尾页 登录 登入 注册 免费注册 会员中心 个人中心 \
      用户中心 退出 网站地图 网站导航 联系我们 关于我们 关于本站 加入我们 加入收藏 设为首页 设为主页 收藏本站 无障碍浏览 无障碍 关怀版 长者模式 \
      适老化 进入关怀版 手机版 电脑版 触屏版 繁体版 简体版 繁体 简体 繁體中文 English 搜索 站内搜索 请输入关键字 请输入关键词 热门搜索 热搜词 热门标签 \
      友情链接 友情连接 快速导航 导航 菜单 主菜单 更多 更多内容 查看更多 加载更多 点击加载更多 查看全部 展开全部 展开 收起 栏目导航 频道 订阅 \
      RSS 公司简介 诚聘英才 招聘信息 广告服务 广告合作 商务合作 意见反馈 帮助中心 客服中心 在线客服 常见问题 站点地图 网上办事 政务公开 \
      互动交流 打印 打印本页 关闭 关闭窗口 关闭本页 打印正文 我要纠错 跳转到内容 跳到主要内容 跳至导航 跳至搜索 移动端 客户端 跳到主要內容區塊 回上一页 \
      上一则 下一则 回列表 字级 订阅电子报 电子报 网站导览 隐私权政策 隐私政策 使用条款 服务条款 用户协议 法律声明 网站声明 免费服务热线 服务热线 咨询热线 \
      加盟热线 全国统一热线 免费咨询 在线咨询 在线留言 产品中心 新闻中心 新闻动态 企业文化 行业资讯 公司新闻 工程案例 资质荣誉 人才招聘 \
      下载地址 扫描下方 扫描上方 百度首页 站点概览 文章目录 newerpost olderpost archives categories search menu home login register sitemap more hotline skip to content toggle navigation
      """
    ),
    (
      .sharing,
      """
      分享至 分享到 分享 分享此文 分享本文 分享文章 分享给好友 分享到微信 分享到朋友圈 转发 转发至 朋友圈 微信好友 新浪微博 腾讯微博 QQ空间 QQ好友 微信扫码分享 \
      扫一扫分享 微信扫一扫 扫一扫 用微信扫码 扫码 二维码 扫描二维码 用微信扫描二维码 手机扫一扫 手机看 复制链接 点赞 赞 在看 收藏 举报 打赏 赞赏 喜欢作者 阅读量 浏览量 \
      阅读数 浏览次数 点击次数 点击数 点击量 浏览 人浏览 次浏览 人阅读 次阅读 阅读 人气 热度 字号 字体 大中小 大 中 小 字体大小 字号大小 放大 缩小 \
      评论数 facebook twitter line whatsapp telegram linkedin pinterest 分享至facebook 分享到line 赞一个 踩 讚好 转寄 列印 转载 \
      支付宝扫一扫 请我喝咖啡 请作者喝咖啡 打赏支持 赞赏支持 您的支持将鼓励我继续创作 本文结束 感谢您的阅读 buymeacoffee buymeacupofcoffee
      """
    ),
    (
      .related,
      """
      相关推荐 热点推荐 相关阅读 延伸阅读 推荐阅读 推荐文章 相关文章 相关新闻 相关报道 相关链接 相关资讯 相关内容 相关专题 相关视频 热点新闻 热点视频 热点舆情 \
      热门文章 热门新闻 热门推荐 热门视频 热门专题 热门话题 最新文章 最新新闻 最新资讯 最新消息 最新发布 最新动态 最新更新 为您推荐 为你推荐 猜你喜欢 \
      猜您喜欢 您可能感兴趣 你可能感兴趣 你可能还喜欢 您可能也喜欢 你可能也会喜欢 大家都在看 大家还在看 大家在看 精彩推荐 精彩图片 精彩视频 图片新闻 图片推荐 今日推荐 编辑推荐 \
      小编推荐 本周热门 今日热点 今日头条 头条要闻 要闻 财经要闻 体育要闻 娱乐要闻 科技要闻 汽车要闻 教育要闻 房产要闻 时政要闻 社会新闻 国内新闻 国际新闻 滚动新闻 \
      24小时热文 48小时热门 热文排行 排行榜 点击排行 阅读排行 新闻排行 热榜 专题推荐 视频推荐 更多新闻 更多文章 更多精彩 更多推荐 更多报道 同类文章 本类推荐 往期推荐 往期回顾 \
      往期精彩 上期回顾 随机文章 本站推荐 站长推荐 人气文章 延伸阅读 看更多 其他人也在看 其他人都在看 读者也在看 人气新闻 即时新闻 热门关键字 相关主题 相关影音 同场加映 推荐新闻 \
      新闻推荐 态度原创 相关产品 推荐产品 热销产品 猜你想看 推广 广告 赞助 sponsored advertisement 推荐商品 看了又看 相关标签 文章标签 标签 关键字 关键词 \
      热门景点 最近更新 最新帖子 精华帖子 本版推荐 相关帖子 相似文章 上一则新闻 下一则新闻 \
      recentposts recentarticles recentcomments recenttrackbacks latestposts monthlyarchives tagcloud blogroll \
      relatedposts popularposts 的人还喜欢 的人也喜欢 的人还看了 的人还买了 文章归档 文章分类 最新留言 最新评论 热门标签 标签云 友情博客
      """
    ),
    (
      .legal,
      """
      版权所有 版权归 版权声明 版权及免责声明 免责声明 免责条款 特别声明 郑重声明 重要声明 法律声明 著作权 著作权所有 保留所有权利 保留一切权利 不得转载 请勿转载 未经授权 未经许可 未经书面授权 \
      未经同意 转载请注明 转载须 转载时须 转载请联系 禁止转载 谢绝转载 不代表本 仅代表作者 不代表平台 并不代表 仅供参考 不构成投资建议 侵权 联系删除 删除处理 信息存储服务 存储空间服务 自媒体平台 \
      icp备 icp证 icp许可证 公网安备 公安备案 备案号 增值电信 经营许可证 许可证号 网络文化经营 互联网新闻信息服务 违法和不良信息 不良信息举报 举报电话 举报邮箱 网站标识码 \
      copyright allrightsreserved rightsreserved poweredby 技术支持 主办单位 承办单位 建议使用 版权为 维护本网 本网站 追究其 法律责任 凡本网 凡注明 最佳浏览 \
      浏览器观看 浏览器访问 以上浏览器 版权说明 版权保护 注明来源 知识共享 creativecommons licensedunder 除特别声明外
      """
    ),
    (
      .interaction,
      """
      说点什么 回复 回覆 关注 取消关注 已关注 粉丝 \
      关注我们 关注公众号 微信公众号 官方微信 官方微博 公众号二维码 长按识别 长按二维码 识别二维码 点击蓝字 点击上方蓝字 点击关注 阅读原文 阅读全文 查看详情 查看原文 详情 详细 点击查看 点击进入 \
      点击下载 下载客户端 下载app 打开app app下载 app内打开 在app中打开 立即下载 立即打开 安装app 免费下载 记住我 忘记密码 验证码 提交 发送 匿名 昵称 邮箱 用户名 密码 订阅我们 加入会员 \
      成为会员 私信 主页 个人主页 他的文章 作者其他文章 继续阅读 点我 follow subscribe 按赞 追踪我们 加入好友 开启通知 人点赞 人收藏 \
      请先登录 登录查看 不感兴趣 举报 倍速播放 您的浏览器 您的浏览器暂时无法播放 无法播放 自动播放 全屏 即将播放
      """
    ),
    (
      .comments,
      """
      评论 网友评论 发表评论 我要评论 查看评论 全部评论 暂无评论 条评论 评论区 精彩评论 最新评论 热门评论 热评 评论已加载完毕 我来说两句 我要发言 登录后评论 \
      留言 留言板 发表留言 我要留言 写留言 读者留言 精选留言 留言给我们 撰写留言 看更多留言 跟帖 网友跟帖 跟贴 网友跟贴 热门跟贴 条跟贴 人跟贴 全部楼层 文明上网理性发言 \
      文明上网 请遵守 网友讨论 网友回应 comments comment reply leaveareply
      """
    ),
    (
      .commerce,
      """
      加入购物车 放入购物车 购物车 立即购买 立即抢购 马上抢 现货 库存 销量 月销 累计评价 优惠券 领券 包邮 运费 配送至 配送 降价通知 到货通知 商品评价 商品详情 商品介绍 规格参数 售后保障 店铺 进店逛逛 \
      收藏商品 联系客服 客服 服务承诺 七天无理由退换 正品保证 我的订单 我的购物车 促销 数量 件 加入收藏夹 询价 立即询价 获取报价 在线订购
      """
    ),
    (
      .forum,
      """
      楼主 沙发 板凳 地板 只看该作者 只看楼主 只看大图 倒序浏览 倒序看帖 发表于 发布于 电梯直达 发帖 回帖 发新帖 帖子 主题 积分 精华 注册时间 最后登录 在线时间 使用道具 返回列表 上一主题 下一主题 查看 \
      本帖最后由 发短消息 加好友 来自 编辑于 支持 反对 评分 楼 金币 威望 等级 头衔 新手上路 论坛元老 快速回复 高级模式
      """
    ),
    (
      .metadata,
      """
      来源 稿源 消息来源 信息来源 文章来源 新闻来源 出处 转自 作者 文 撰文 编辑 责任编辑 责编 主编 审核 审核人 校对 编审 监制 值班编辑 本文编辑 本文来源 记者 评论员 特派记者 撰稿 来源于 文章出处 通讯员 特约记者 实习记者 摄影 供稿 供稿单位 执笔 统筹 策划 制图 发布者 \
      发布人 发布单位 发布机构 发布时间 发布日期 发表时间 发表日期 更新时间 更新日期 日期 时间 编辑时间 刊登时间 上传时间 录入 录入者 点击 索引号 发文字号 文号 成文日期 主题分类 主题词 体裁分类 有效性 公开形式 \
      原标题 原题为 本文原标题 原文标题 发文单位 发表 张贴日期 张贴者 报导 综合报导 更新 公告日期 发布单位 信息类别
      """
    ),
    (
      .reading,
      """
      一秒记住 天才一秒记住 秒记住 精彩小说免费阅读 为您提供精彩小说 小说免费阅读 无弹窗 无弹窗广告 最新网址 最快更新 更新最快 更新速度 全网最快 手机用户请 手机用户请浏览 手机阅读 \
      手机版阅读 手机版阅读网址 移动端阅读 阅读体验 优质的阅读体验 本章未完 请点击下一页 点击下一页继续阅读 请点击下一页继续阅读 下一页继续阅读 章节错误 章节报错 点此举报 举报后维护人员 校正章节内容 \
      章节目录 章节列表 加入书签 加入书架 投推荐票 推荐票 求月票 月票 求收藏 求推荐 求订阅 请大家收藏 请收藏 看书app 追书 换源 小说app 最新章节 全文阅读 txt下载 电子书下载 记住本站 \
      请记住本书 首发域名 本书最新 阅读网址 看书的朋友 推荐下我最近在用的 安卓苹果手机均可 听书 离线朗读 书友群 返回书页 返回目录页 上一章 下一章 记住网址 阅读最新 请到 请访问 \
      支持正版 正版阅读 本站所有小说 转码阅读 退出阅读模式 关闭广告 广告拦截
      """
    ),
  ]
}
