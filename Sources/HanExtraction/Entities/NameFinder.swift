import HanCore

/// Finds names of persons, places and organisations in tagged text, and works in book-title marks.
///
/// Single words go by their tag (`nr`, `ns`, `nt`). Longer names are put together: places of what
/// stands side by side (广东省 | 佛山市), organisations of a word that ends one (公司, 医院, 镇政府)
/// and the nouns and names in front of it. Places that such a name begins with are listed, too.
struct NameFinder {
  private let text: TokenizedText
  /// What each token may be, at a glance.
  private let roles: [Roles]

  /// Whether the text is a law or the like, which names no persons.
  private let isLaw: Bool

  init(_ text: TokenizedText) {
    self.text = text
    roles = Self.roles(of: text)
    isLaw = Self.isLaw(text)
  }

  /// Whether one word in sixty of the beginning is 应当, 规定 or the like.
  private static func isLaw(_ text: TokenizedText) -> Bool {
    let sample = text.tokens.prefix(1500)
    guard sample.count >= 60 else { return false }
    let found = sample.count { token in
      token.span.count == 6 && token.kind == .han && lawWords.contains(text.surface(of: token))
    }
    return found * 60 >= sample.count
  }

  private static let lawWords: Set<Substring> = [
    "应当", "规定", "依照", "本法", "条例", "罚款", "第条", "主管", "本条", "前条", "前项", "办法", "机关", "事项",
  ]

  /// What kind of name.
  enum Kind { case person, place, organization, work }

  /// The names with their spans in the canonical text, by first position; names inside a longer
  /// one are left out, works apart.
  ///
  /// - Complexity: O(tokens).
  var names: [(kind: Kind, span: TextSpan)] {
    var result: [(kind: Kind, span: TextSpan)] = []
    var covered = 0
    for index in 0..<text.count {
      if let work = work(at: index) { result.append((.work, work)) }
      if text[index].span.lowerBound < covered { continue }
      if let end = organization(from: index),
        end > index || !Self.commonOrganizations.contains(surface(index))
      {
        let span = text[index].span.union(text[end].span)
        result.append((.organization, span))
        covered = span.upperBound
        result += places(from: index, upTo: end).map { (.place, $0) }
      } else if let end = place(from: index) {
        let span = text[index].span.union(text[end].span)
        result.append((.place, span))
        covered = span.upperBound
      } else if let kind = kind(at: index) {
        result.append((kind, text[index].span))
        covered = text[index].span.upperBound
      }
    }
    return result
  }

  /// The places that the name of an organisation begins with: 松园社区 | 党委, 长沙市 | 统计局.
  private func places(from start: Int, upTo end: Int) -> [TextSpan] {
    var places: [TextSpan] = []
    var index = start
    while index < end, let place = place(at: index), place.upperBound < text[end].span.upperBound {
      places.append(place)
      while text[index].span.upperBound < place.upperBound { index += 1 }
      index += 1
    }
    return places
  }

  /// The place that begins at a token.
  private func place(at index: Int) -> TextSpan? {
    if let end = place(from: index) { return text[index].span.union(text[end].span) }
    return kind(at: index) == .place ? text[index].span : nil
  }

  private func surface(_ index: Int) -> Substring { text.surface(of: text[index]) }

  /// The kind of a word that is a name by itself.
  private func kind(at index: Int) -> Kind? {
    let token = text[index]
    guard token.kind == .han, token.span.count >= 6,
      !roles[index].isDisjoint(with: [.named, .endsPlace])
    else { return nil }
    let word = text.surface(of: token)
    switch token.tag {
    case Self.personTag: return !isLaw && Self.isPerson(word) ? .person : nil
    case Self.organizationTag: return Self.commonOrganizations.contains(word) ? nil : .organization
    case Self.placeTag: return Self.isCommonPlace(word) ? nil : .place
    default:
      // Places that the tagger takes for other nouns: 松园社区, 柳河镇.
      let length = word.unicodeScalars.count
      guard length >= 3, token.tag?.name.first == "n" else { return nil }
      return Self.smallPlaces.end(word) && !Self.isCommonPlace(word)
        ? .place : nil
    }
  }

  /// A name with the sort of place behind it: 新城 | 街道, 松园 | 社区. The last token of it.
  private func place(from start: Int) -> Int? {
    guard start + 1 < text.count, roles[start].contains(.placeHead),
      roles[start + 1].contains(.endsPlace)
    else { return nil }
    // 城镇小区, 所在地乡: no names.
    guard !Self.commonHeads.contains(surface(start)) else { return nil }
    return Self.placeWords.contains(surface(start + 1)) ? start + 1 : nil
  }

  /// Whether a word is a sort of place, and the name of none.
  private static func isCommonPlace(_ word: Substring) -> Bool {
    commonPlaces.contains(word)
      || word.unicodeScalars.count <= 4 && placeWords.end(word)
        && commonHeads.contains { word.utf8.starts(with: $0.utf8) }
  }

  private static let commonPlaces: Set<Substring> = [
    "直辖市", "自治区", "自治州", "自治县", "自治旗", "特别行政区", "行政区", "特区", "开发区", "保税区", "居住区", "工业区",
    "商业区", "老城区", "新城区", "城区", "市区", "郊区", "辖区", "山区", "地区", "景区", "社区", "小区", "园区", "棚户区",
    "作业区", "服务区", "保护区", "示范区", "试验区", "省市", "县市", "区县", "市县", "乡镇", "村镇", "城乡", "城镇", "上市",
    "超市", "夜市", "股市", "楼市", "外省", "本省", "本市", "本县", "本区", "全省", "全市", "全县", "全区", "各省", "各市",
    "各县", "各区", "首都", "省会", "之上市", "前项", "原住民族", "原住民区", "公业", "公墓区", "禁区", "灾区", "疫区", "牧区", "林区",
    "厂区", "校区",
    "港区", "库区", "矿区", "战区", "军区", "专区", "赛区", "选区", "片区", "街区", "湖区", "库区", "边区", "雷区", "误区", "盲区",
    "营区",
  ]

  /// Sorts of organisations, which are the names of none.
  private static let commonOrganizations: Set<Substring> = [
    "人民政府", "人民法院", "人民检察院", "公安机关", "检察机关", "司法机关", "行政机关", "审判机关", "仲裁庭", "仲裁委员会", "合议庭",
  ]

  /// Words that a sort of place follows without making a name.
  private static let commonHeads: Set<Substring> = [
    "城镇", "农村", "城市", "所在地", "所在", "老旧", "新建", "居住", "住宅", "之上", "商住", "棚户", "贫困", "移民", "示范", "美丽",
    "特色", "试点", "重点", "全国", "外地", "当地", "省级", "县级", "市级", "各级", "有关", "相关", "该", "本", "各", "全", "某",
    "每个",
  ]

  /// Sorts of places that the tagger takes for other nouns with a name before them.
  private static let smallPlaces = WordEndings(["社区", "街道", "村", "镇", "乡", "县"])

  private static let personTag = PartOfSpeech("nr")
  private static let organizationTag = PartOfSpeech("nt")
  private static let placeTag = PartOfSpeech("ns")

  /// Whether a word that was tagged as a person's name begins with a family name, or is a foreign
  /// name with a dot.
  private static func isPerson(_ word: Substring) -> Bool {
    guard let first = word.unicodeScalars.first else { return false }
    if word.contains("·") { return true }
    guard let last = word.unicodeScalars.last, !noNames.contains(last) else { return false }
    return (2...4).contains(word.unicodeScalars.count) && familyNames.contains(first)
  }

  /// Characters that hardly end a person's name.
  private static let noNames = Set(
    "法格报导核控局部院室所处厅署司员者礼科祭族案条项助金兄姐妹叔伯爷奶总队组机器量率税费款项式证券票据庭知".unicodeScalars)

  /// Family names: the most frequent ones, and further ones of the Hundred Family Surnames that are
  /// hardly anything else at the beginning of a word.
  private static let familyNames = Set(
    """
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢\
    姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文\
    牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲\
    翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏\
    席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝冼栗\
    习谈茅屠支昝裘宣郁杭诸钮嵇滑荀於惠芮羿储汲邴糜井隗宓郗仰伊厉戎束幸郜蓟薄宿怀邰鄂蔺胥莘贡劳逄宰郦雍璩濮\
    寿扈冀郏浦阎慕茹宦庾暨衡匡阙蔚夔晁訾阚鞠巢蒯荆竺逯盖桓
    """.unicodeScalars.filter { !$0.properties.isWhitespace })

  static let placeEndings = ["社区", "街道", "村", "镇", "乡", "县", "市", "省", "区", "小区"]
  private static let placeWords = WordEndings(placeEndings)

  /// What ends the name of an organisation.
  static let endings: Set<Substring> = [
    "公司", "集团", "医院", "卫生院", "诊所", "大学", "学院", "学校", "中学", "小学", "幼儿园", "政府",
    "人民政府", "镇政府", "区政府", "县政府", "市政府", "委员会", "居委会", "村委会", "党委", "党工委", "党支部",
    "党总支", "支部", "纪委", "监委", "法院", "检察院", "公安局", "分局", "派出所", "教育局", "卫健局", "卫健委",
    "商务局", "财政局", "气象局", "气象台", "气象站", "管理局", "监管局", "监管所", "管理所", "办事处", "办公室", "指挥部",
    "领导小组", "指挥小组", "防控小组", "工作组", "专班", "中心", "研究院", "研究所", "基金会", "协会", "学会", "商会",
    "联合会", "合作社", "经济社", "银行", "支行", "报社", "出版社", "电视台", "电台", "通讯社", "博物馆", "图书馆",
    "文化馆", "档案馆", "体育局", "部", "局", "厅", "署", "委", "办", "厂", "市场", "联社", "站",
  ]

  /// What ends the short names of offices, of three characters and more: 环保办, 规建局.
  private static let offices = WordEndings(["局", "厅", "署", "委", "办", "处"])
  private static let endingWords = WordEndings(endings)

  /// Endings that make an organisation of what nouns stand in front of them.
  private static let strong = WordEndings([
    "委员会", "居委会", "村委会", "党委", "党工委", "党支部", "党总支", "法院", "检察院", "分局", "派出所",
    "教育局", "卫健局", "卫健委", "商务局", "财政局", "体育局", "管理局", "监管局", "监管所", "管理所", "办事处",
    "指挥部", "小组", "专班", "研究院", "研究所", "基金会", "协会", "学会", "商会", "联合会", "合作社", "经济社",
  ])

  /// Endings that need a name of a place or an organisation in front of them.
  private static let weak: Set<Substring> = [
    "部", "局", "厅", "署", "委", "办", "厂", "站", "中心", "市场", "政府", "办公室", "支部", "专班", "工作组",
    "学校", "大学", "学院", "中学", "小学", "医院", "公司", "集团", "银行",
  ]

  /// The last token of an organisation that begins at a token.
  private func organization(from start: Int) -> Int? {
    guard isName(start) || roles[start].contains(.ends) && Self.endingWords.contains(surface(start))
    else { return commonOrganization(from: start) }
    var end: Int?
    var index = start
    while index < text.count, index < start + 9, isPart(index) {
      if isEnding(index), index > start || surface(index).unicodeScalars.count >= 3 {
        if index > start || !Self.weak.contains(surface(index)) { end = index }
      }
      index += 1
    }
    return end
  }

  /// The last token of an organisation that is named by what it does (疫情防控 | 指挥部), perhaps
  /// behind the sort of place it belongs to (镇 | 防控小组): nouns alone, up to a word that means
  /// nothing but an organisation.
  private func commonOrganization(from start: Int) -> Int? {
    let isLocal =
      roles[start].contains(.endsPlace) && Self.placeWords.contains(surface(start))
    guard isLocal || roles[start].contains(.noun),
      start == 0 || roles[start - 1].isDisjoint(with: [.noun, .name, .endsPlace])
    else { return nil }
    var end: Int?
    var index = start
    while index < text.count, index < start + 7 {
      if isEnding(index), let last = end, last + 1 == index {
        // 指挥部 | 办公室
        end = index
      } else if index == start || roles[index].contains(.noun) {
        let length = text[start].span.union(text[index].span).count
        if isEnding(index), isStrong(index), length >= Self.leastLength { end = index }
      } else {
        break
      }
      index += 1
    }
    return end
  }

  /// The shortest organisation that is named by what it does: four characters, in bytes.
  private static let leastLength = 12

  /// Whether a word that ends the name of an organisation says so by itself.
  private func isStrong(_ index: Int) -> Bool {
    Self.strong.end(surface(index))
  }

  private func isEnding(_ index: Int) -> Bool {
    guard roles[index].contains(.ends) else { return false }
    let word = surface(index)
    if Self.endingWords.contains(word) { return true }
    guard word.unicodeScalars.count >= 3 else { return false }
    return Self.endingWords.end(word, atLeast: 2)
      || !roles[index].isDisjoint(with: [.noun, .name]) && Self.offices.end(word)
  }

  private func isName(_ index: Int) -> Bool {
    if roles[index].contains(.name) { return true }
    guard roles[index].contains(.endsPlace), !roles[index].contains(.noName) else { return false }
    let word = surface(index)
    return word.unicodeScalars.count >= 2 && Self.placeWords.end(word)
  }

  private func isPart(_ index: Int) -> Bool {
    roles[index].contains(.part) || !roles[index].contains(.noPart) && isEnding(index)
  }

  /// What stands in 《》 that open at a token.
  private func work(at index: Int) -> TextSpan? {
    guard text[index].kind == .punctuation, surface(index) == "《" else { return nil }
    var end = index + 1
    var depth = 1
    while end < text.count, end < index + 60 {
      switch surface(end) {
      case "《": depth += 1
      case "》": depth -= 1
      case let mark where mark.unicodeScalars.contains(where: \.isLineBreak): return nil
      default: break
      }
      if depth == 0 { break }
      end += 1
    }
    guard depth == 0, end < text.count, end > index + 1 else { return nil }
    return text[index + 1].span.union(text[end - 1].span)
  }
}
