import HanText
import Testing

@Suite("Readings and terms in conversion by words")
struct ReadingConversionTests {
  static let converter = Result { try TextConverter(from: .simplified, to: .traditional) }

  @Test(
    "characters with several readings go by their surroundings",
    arguments: [
      ("锅里的水烧干了", "鍋裏的水燒乾了"), ("把毛巾拧干", "把毛巾擰乾"), ("桌上有一盘芒果干", "桌上有一盤芒果乾"),
      ("今天的活都干完了", "今天的活都幹完了"), ("他到底干了什么", "他到底幹了什麼"), ("不要干扰别人", "不要干擾別人"),
      ("借来三斗米", "借來三斗米"), ("料斗坏了", "料斗壞了"), ("他们斗了一辈子", "他們鬥了一輩子"),
      ("院子里养了只鸡", "院子裏養了隻雞"), ("他只会说中文", "他只會說中文"), ("飞来一只只蝴蝶", "飛來一隻隻蝴蝶"),
      ("发卡银行应当核实", "發卡銀行應當覈實"), ("头上戴着发卡", "頭上戴着髮卡"), ("他比我长几岁", "他比我長幾歲"),
      ("五个中选一个", "五個中選一個"), ("把信纸折成纸飞机", "把信紙摺成紙飛機"),
      ("蓄水池干了", "蓄水池乾了"), ("裙子还没干", "裙子還沒乾"), ("这工程干了五年", "這工程幹了五年"),
      ("考场里不准打架", "考場裏不准打架"), ("这个秤很不准", "這個秤很不準"), ("不准备走", "不準備走"),
    ])
  func readings(text: String, expected: String) throws {
    #expect(try Self.converter.get().convert(text).text.text == expected)
  }

  @Test("descriptive sequences stay", arguments: ["⿰虫风", "见⿱艹干字"])
  func sequences(text: String) throws {
    let result = try Self.converter.get().convert(text).text.text
    #expect(result.hasSuffix(text.drop { $0 == "见" }.description))
  }

  @Test(
    "a term with an everyday sense needs a text of its domain",
    arguments: [
      ("他找到了结婚对象", "他找到了結婚對象"), ("这个函数返回一个对象", "這個函式返回一個物件"),
      ("领导签署了两份文件", "領導簽署了兩份文件"), ("下载的文件在哪个文件夹", "下載的檔案在哪個資料夾"),
      ("手术程序复杂", "手術程序複雜"), ("马群奔驰在草原上", "馬群奔馳在草原上"), ("他开了一辆奔驰", "他開了一輛賓士"),
      ("丘比特的箭", "丘比特的箭"), ("老张接口道：好", "老張接口道：好"), ("坐出租车去新西兰", "坐計程車去紐西蘭"),
    ])
  func terms(text: String, expected: String) throws {
    let converter = try TextConverter(from: .simplified, to: .taiwanIdioms)
    #expect(converter.convert(text).text.text == expected)
  }

  @Test(
    "and so do terms of Taiwan",
    arguments: [
      ("經濟指標", "经济指标"), ("核心價值", "核心价值"), ("人事檔案", "人事档案"), ("這個軟體的程式碼", "这个软件的代码"),
    ])
  func back(text: String, expected: String) throws {
    let converter = try TextConverter(from: .taiwanIdioms, to: .simplified)
    #expect(converter.convert(text).text.text == expected)
  }

  @Test("groups of terms can be switched off, and what is uncertain is told")
  func groups() throws {
    let text = "出租车司机用软件查新西兰的文件"
    let all = try TextConverter(from: .simplified, to: .taiwanIdioms).convert(text)
    #expect(all.ambiguities.contains { $0.reason == .term })
    let names = try TextConverter(from: .simplified, to: .taiwanIdioms, terms: [.names])
    #expect(names.convert(text).text.text == "出租車司機用軟件查紐西蘭的文件")
    let none = try TextConverter(from: .simplified, to: .taiwanIdioms, terms: [])
    #expect(none.convert(text).text.text == "出租車司機用軟件查新西蘭的文件")
  }

  @Test("quotation marks become the target's on request")
  func quotes() throws {
    let there = try TextConverter(from: .simplified, to: .traditional, convertsQuotes: true)
    let result = there.convert("“他说‘走’，it’s late”").text
    #expect(result.text == "「他說『走』，it’s late」")
    let back = try TextConverter(from: .traditional, to: .simplified, convertsQuotes: true)
    #expect(back.convert(result.text).text.text == "“他说‘走’，it’s late”")
  }

  @Test(
    "variants and 乾 when text becomes Simplified",
    arguments: [
      ("鬭牛", "斗牛"), ("囘家", "回家"), ("我怎麽知道", "我怎么知道"), ("乾為天", "乾为天"), ("乾乾淨淨", "干干净净"),
      ("乾縣與乾隆", "乾县与乾隆"),
    ])
  func variants(text: String, expected: String) throws {
    #expect(try TextConverter(to: .simplified).convert(text).text.text == expected)
  }

  @Test("half a million words of the user's are read and used")
  func manyWords() throws {
    var text = ""
    let letters = (0..<1000).compactMap { Unicode.Scalar(0x4E00 + $0).map(String.init) }
    for index in 0..<500_000 {
      text += letters[index / 1000] + letters[index % 1000] + "词\tX\(index)\n"
    }
    let custom = try CustomConversions(parsing: text)
    #expect(custom.count == 500_000)
    let converter = try TextConverter(to: .traditional, mode: .opencc, custom: custom)
    #expect(converter.convert("见\(letters[7])\(letters[9])词了").text.text == "見X7009了")
  }
}
