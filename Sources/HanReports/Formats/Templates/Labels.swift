import HanExtraction

/// Words for codes, in Chinese and in English.
enum Labels {
  /// What a script is called; other names stand for themselves.
  static func script(_ name: String) -> (zh: String, en: String) {
    switch name {
    case "hans": ("简体", "Simplified")
    case "hant": ("繁体", "Traditional")
    case "mixed": ("简繁混用", "Mixed")
    case "none": ("无汉字", "None")
    default: (name, name)
    }
  }

  /// What a type of slogan is called.
  static func type(_ type: SloganType) -> (zh: String, en: String) {
    switch type {
    case .parallel: ("对举排比", "Parallel")
    case .numeral: ("数字概括", "Numeral")
    case .motto: ("警句格言", "Motto")
    case .quoted: ("引号标语", "Quoted")
    }
  }

  /// Why a part of a document was dropped; other names stand for themselves.
  static func reason(_ name: String) -> (zh: String, en: String) {
    switch name {
    case "boilerplate": ("网站套话", "boilerplate")
    case "pinyin": ("注音", "pinyin")
    case "caption": ("图片说明", "caption")
    case "duplicate": ("重复内容", "repetition")
    case "markup": ("标记", "markup")
    case "control": ("控制符", "control characters")
    case "header": ("页眉", "header")
    case "signature": ("签名", "signature")
    case "quote": ("引文", "quotation")
    case "timestamp": ("时间码", "timestamps")
    default: (name, name)
    }
  }

  /// What makes a slogan one of its type.
  static func note(_ type: SloganType) -> String {
    switch type {
    case .parallel: "两个以上并列的短句：同一格式反复出现，或上下对仗"
    case .numeral: "用数字归纳若干事项、逐一对应，或指明几项要求"
    case .motto: "单独成句的固定说法"
    case .quoted: "原文以引号标明的口号"
    }
  }
}
