import HanCore
import HanLexicon
import HanTestSupport
import Testing

@Suite("User dictionary")
struct UserDictionaryTests {
  /// A line and what it is read as.
  struct LineCase: Sendable, CustomTestStringConvertible {
    let line: String
    let word: String
    let frequency: Int?
    let tag: String?

    init(_ line: String, _ word: String, _ frequency: Int? = nil, _ tag: String? = nil) {
      self.line = line
      self.word = word
      self.frequency = frequency
      self.tag = tag
    }

    var testDescription: String { line.debugDescription }
  }

  static let lines = [
    LineCase("云计算 5 n", "云计算", 5, "n"),
    LineCase("云计算 n", "云计算", nil, "n"),
    LineCase("云计算 5", "云计算", 5),
    LineCase("云计算", "云计算"),
    LineCase("  云计算   5   n  ", "云计算", 5, "n"),
    LineCase("\u{3000}云计算 5\u{3000}", "云计算 5"),
    LineCase("卡拉OK n", "卡拉OK", nil, "n"),
    LineCase("New York 3 ns", "New York", 3, "ns"),
    LineCase("New York ns", "New York", nil, "ns"),
    LineCase("New York", "New York"),
    LineCase("NBA nz", "NBA", nil, "nz"),
    LineCase("big data", "big data"),
    LineCase("C++", "C++"),
    LineCase("C++ 7", "C++", 7),
    LineCase("C#", "C#"),
    LineCase("#话题#", "#话题#"),
    LineCase("# 注释", "# 注释"),
    LineCase("5G 100", "5G", 100),
    LineCase("5G", "5G"),
    LineCase("100", "100"),
    LineCase("100 5", "100", 5),
    LineCase("n", "n"),
    LineCase("5 n", "5 n"),
    LineCase("iPhone 15 Pro", "iPhone 15 Pro"),
    LineCase("iPhone 15 Pro 20 nz", "iPhone 15 Pro", 20, "nz"),
    LineCase("iPhone 15", "iPhone", 15),
    LineCase("iPhone 15\t", "iPhone 15"),
    LineCase("iPhone 15 Pro\t20\tnz", "iPhone 15 Pro", 20, "nz"),
    LineCase("iPhone 15\t20", "iPhone 15", 20),
    LineCase("iPhone 15\t\tnz", "iPhone 15", nil, "nz"),
    LineCase("云计算\t 5 \t Ng ", "云计算", 5, "Ng"),
    LineCase("Python 3.9", "Python 3.9"),
    LineCase("你好，世界 3 l", "你好，世界", 3, "l"),
    LineCase("0 0 n", "0", 0, "n"),
    LineCase("𠮷野家 2 nz", "𠮷野家", 2, "nz"),
    LineCase("1,000 3", "1,000", 3, nil), LineCase("Smith, John", "Smith, John", nil, nil),
    LineCase("云计算,5\t", "云计算,5", nil, nil), LineCase("明枪易躲，暗箭难防 3", "明枪易躲，暗箭难防", 3, nil),
    LineCase("👨‍👩‍👧 1 x", "👨‍👩‍👧", 1, "x"),
  ]

  @Test("a line is a word, perhaps a frequency, perhaps a tag", arguments: lines)
  func line(_ test: LineCase) throws {
    let dictionary = try UserDictionary(parsing: test.line)
    let entry = try #require(dictionary.entries.first)
    #expect(dictionary.count == 1)
    #expect(entry.word == test.word)
    #expect(entry.frequency == test.frequency)
    #expect(entry.tag?.name == test.tag)
  }

  @Test("byte order mark, CRLF and empty lines do no harm; of equal words, the last counts")
  func lenient() throws {
    let text = "\u{FEFF}云计算 5 n\r\n\r\n  \t \n5G 1\n５ｇ 2 x\r\n\n大数据"
    let dictionary = try UserDictionary(parsing: text)
    #expect(dictionary.entries.map(\.word) == ["５ｇ", "云计算", "大数据"])
    #expect(dictionary.entry(of: "5G")?.frequency == 2)
    #expect(try UserDictionary(parsing: "").isEmpty)
    #expect(try UserDictionary(parsing: "\n\u{FEFF}").count == 1)
  }

  @Test(
    "a broken line is told by its number, its cause and what to do",
    arguments: [
      ("a\nb\0c\n", 2, "NUL"), ("a\u{1}", 1, "control character"), ("\n\na\u{85}b", 3, "U+0085"),
      ("a\rb", 1, "control character"), ("云\t-5", 1, "negative"), ("云 -5 n", 1, "negative"),
      ("云\tn", 1, "whole number"), ("云\t5.5\tn", 1, "whole number"), ("云\t5\t名词", 1, "tag"),
      ("\t5", 1, "no word"),
      ("a\tb\tc\td", 1, "4 fields"), ("a 99999999999999999999", 1, "too large"),
      (String(repeating: "长", count: 65), 1, "65 characters"),
      ("云计算,5,n", 1, "云计算 5 n"), ("云计算, 5", 1, "云计算 5"), ("big data,3,n", 1, "commas"),
      ("大数据\n早发现,早报告,早隔离", 2, "commas"), ("云计算,,n", 1, "commas"),
    ])
  func broken(text: String, line: Int, cause: String) {
    do throws(UserDictionaryError) {
      _ = try UserDictionary(parsing: text, path: "words.txt")
      Issue.record("no error for \(text.debugDescription)")
    } catch {
      #expect(error.path == "words.txt" && error.line == line)
      #expect(error.cause.contains(cause) && error.cause.contains("help: "))
      #expect(error.description == "words.txt:\(line): \(error.cause)")
    }
  }

  @Test("tags of any length pass through")
  func longTags() throws {
    let words = try UserDictionary(parsing: "云计算 5 technology\n云\t5\tBrand_Name-2\n石墨烯 5 n")
    #expect(words.entry(of: "云计算")?.tag?.name == "technology")
    #expect(words.entry(of: "云")?.tag?.name == "Brand_Name-2")
    #expect(words.entry(of: "石墨烯")?.tag?.name == "n")
  }

  @Test("files are read as UTF-8, or not at all")
  func files() throws {
    let folder = try TemporaryDirectory()
    let good = try folder.write("good.txt", "云计算 5 n\n")
    #expect(try UserDictionary(contentsOf: good).contains("云计算"))
    let bad = try folder.write("bad.txt", Array("云\n".utf8) + [0xD4, 0xC6, 0x0A])
    #expect { try UserDictionary(contentsOf: bad) } throws: {
      ($0 as? UserDictionaryError)?.line == 2
    }
    #expect { try UserDictionary(contentsOf: folder.path("none.txt")) } throws: {
      let error = $0 as? UserDictionaryError
      return error?.line == nil && error?.path == folder.path("none.txt")
    }
  }

  @Test("words are inserted, replaced and removed; copies are independent")
  func editing() {
    var words = UserDictionary()
    words.insert(" New York ", frequency: 3)
    let copy = words
    let isTaken = words.insert("NEW YORK", tag: PartOfSpeech("ns"))
    #expect(isTaken && words.entries.map(\.word) == ["NEW YORK"])
    #expect(words.contains("ｎｅｗ　ｙｏｒｋ") && words.count == 1)
    #expect(copy.entry(of: "new york")?.frequency == 3)
    let removals = (words.remove("new york"), words.remove("new york"))
    #expect(removals == (true, false) && words.isEmpty && copy.count == 1)
  }

  @Test("what cannot be an entry is not taken")
  func refused() {
    var words = UserDictionary()
    for word in ["", " ", "a\0b", "a\nb", String(repeating: "a", count: 65)] {
      let isTaken = words.insert(word)
      #expect(!isTaken)
    }
    let isTaken = words.insert("a", frequency: -1)
    #expect(!isTaken && words.isEmpty)
    words.insert(String(repeating: "a", count: 64), frequency: 0)
    #expect(words.count == 1)
  }

  @Test("words that are removed and added again are there once, whatever came between")
  func changes() throws {
    var words = UserDictionary()
    var expected: [String: Int] = [:]
    var generator = SeededGenerator(seed: 5)
    for step in 0..<3000 {
      let word = "词\(generator.below(200))"
      if generator.oneIn(3) {
        let (removed, known) = (words.remove(word.uppercased()), expected[word] != nil)
        #expect(removed == known)
        expected[word] = nil
      } else {
        words.insert(word, frequency: step)
        expected[word] = step
      }
    }
    #expect(words.count == expected.count)
    #expect(words.entries.map(\.word) == expected.keys.sorted())
    for (word, frequency) in expected { #expect(words.entry(of: word)?.frequency == frequency) }
    var again = UserDictionary()
    for (word, frequency) in expected { again.insert(word, frequency: frequency) }
    #expect(again == words && again.hashValue == words.hashValue)
    again.remove("词0")
    again.insert("词0", frequency: 1)
    #expect(again != words)
  }

  @Test("frequencies of any size are kept")
  func largeFrequencies() throws {
    let words = try UserDictionary(parsing: "甲 \(Int.max) n\n乙 4294967295\n丙 4294967294\n丁 0\n戊")
    #expect(words.entry(of: "甲")?.frequency == .max)
    #expect(words.entry(of: "乙")?.frequency == 4_294_967_295)
    #expect(words.entry(of: "丙")?.frequency == 4_294_967_294)
    #expect(words.entry(of: "丁")?.frequency == 0 && words.entry(of: "戊")?.frequency == nil)
    #expect(words.entry(of: "甲")?.tag?.name == "n")
  }

  @Test("many words come in the order of their characters")
  func order() throws {
    var generator = SeededGenerator(seed: 9)
    let letters = Array("一丁七万丈三上下不与丐丑专且ab９")
    var lines: Set<String> = []
    while lines.count < 3000 {
      lines.insert(
        String((0...generator.below(6)).map { _ in letters[generator.below(letters.count)] }))
    }
    let words = try UserDictionary(parsing: lines.map { $0 + "\t" }.joined(separator: "\n"))
    let keys = words.entries.map { Array($0.word.replacing("９", with: "9").unicodeScalars) }
    #expect(words.count == lines.count)
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
  }

  @Test("merging lets the other's entries win")
  func merging() throws {
    var a = try UserDictionary(parsing: "甲 1\n乙 1")
    a.merge(try UserDictionary(parsing: "乙 2\n丙 2"))
    #expect(a.entries.map(\.word) == ["丙", "乙", "甲"])
    #expect(a.entries.map(\.frequency) == [2, 2, 1])
  }

  @Test("words are put through a conversion; words that need none win")
  func mapping() throws {
    let words = try UserDictionary(parsing: "發現 1\n发现 2\n報告 3\nC++")
    let mapped = words.mapped { word in
      String(word.map { ["發": "发", "現": "现", "報": "报"][$0] ?? $0 })
    }
    #expect(mapped.entries.map(\.word) == ["C++", "发现", "报告"])
    #expect(mapped.entry(of: "发现")?.frequency == 2)
    #expect(words.mapped { _ in "" }.isEmpty)
    struct Failure: Error {}
    #expect(throws: Failure.self) { try words.mapped { _ throws(Failure) in throw Failure() } }
  }

  @Test("any bytes are read, or refused with an error", arguments: 0..<200)
  func anyText(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = RandomText.text(upTo: 60, using: &generator)
    do throws(UserDictionaryError) {
      let words = try UserDictionary(parsing: text)
      for entry in words.entries {
        #expect(words.entry(of: entry.word) == entry)
        #expect((1...64).contains(entry.word.unicodeScalars.count))
      }
    } catch {
      #expect((error.line ?? 0) >= 1)
    }
  }
}
