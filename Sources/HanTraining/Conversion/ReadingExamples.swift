import Foundation
import HanCore
import HanLexicon
import HanScripts

/// A character with several readings in its surroundings, and the reading that stands there.
struct ReadingExample {
  var window: ReadingWindow
  /// What the dictionaries say, see ``ReadingFeatures``.
  var evidence: SIMD4<UInt8>
  /// The number of the reading.
  var reading: Int
  var weight: Float
}

/// The list of characters with their readings, and words and phrases in which they have them.
///
/// The text form: `= 制 制製` names a character and its readings in OpenCC's standard, the usual one
/// first; `? 干 幹乾干` one of which none is usual; `! 个 個箇` one that is asked about only where a
/// dictionary says something. Other lines are words and
/// phrases in that standard, parted by spaces; one that ends with 。 is a whole sentence. Lines that
/// begin with `#` are comments.
package struct ReadingList {
  var characters: [(code: UInt32, isOpen: Bool, isUsual: Bool, readings: [UInt32])] = []
  var phrases: [String] = []

  /// Reads a file.
  ///
  /// - Throws: ``ConversionCompilerError`` with the first line that is neither.
  package init(contentsOf path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let fields = line.split(separator: " ")
      guard line.hasPrefix("=") || line.hasPrefix("!") || line.hasPrefix("?") else {
        phrases += fields.map(String.init)
        continue
      }
      let readings = fields.dropFirst(2).flatMap { $0.unicodeScalars.map(\.value) }
      guard fields.count == 3, fields[1].unicodeScalars.count == 1,
        (2...4).contains(readings.count),
        let code = fields[1].unicodeScalars.first?.value
      else {
        throw ConversionCompilerError(
          place: "\(path):\(index + 1)", cause: "the line is no mark, character and 2 to 4 readings"
        )
      }
      characters.append((code, !line.hasPrefix("!"), !line.hasPrefix("?"), readings))
    }
  }
}

/// Makes examples of Traditional text, by turning it Simplified.
struct ReadingExamples {
  /// Examples by the number of their character in the list.
  private(set) var examples: [[ReadingExample]]
  private let list: ReadingList
  private let numbers: [UInt32: Int]
  private let evidence: ReadingEvidence
  private let toSimplified: ScriptConverter
  private let toStandard: [ScriptConverter]
  private let toTraditional: ScriptConverter
  /// Words of the dictionaries that the list has with other readings, see ``ReadingChooser``.
  private(set) var pairs: Set<UInt64> = []

  /// - Throws: `ResourceError`, `ContainerError`.
  init(_ list: ReadingList, tables: ModelContainer) throws {
    self.list = list
    examples = [[ReadingExample]](repeating: [], count: list.characters.count)
    var numbers: [UInt32: Int] = [:]
    for (number, character) in list.characters.enumerated() { numbers[character.code] = number }
    self.numbers = numbers
    evidence = try ReadingEvidence(tables)
    toTraditional = try ScriptConverter(from: .simplified, to: .traditional)
    toSimplified = try ScriptConverter(from: .traditional, to: .simplified)
    toStandard = [
      try ScriptConverter(from: .hongKong, to: .traditional),
      try ScriptConverter(from: .taiwan, to: .traditional),
    ]
  }

  /// Adds the words and phrases of the list, and those of a dictionary to Traditional. Nothing is
  /// known about what stands around them; the dictionaries that have them are not asked.
  mutating func addPhrases(_ dictionary: [(key: String, values: [String])]) {
    for phrase in list.phrases {
      let isSentence = phrase.hasSuffix("。")
      add(
        isSentence ? String(phrase.dropLast()) : phrase, isSentence: isSentence, asks: false,
        weight: 4)
    }
    for (_, values) in dictionary {
      add(values[0], isSentence: false, asks: false, weight: 1)
    }
  }

  /// Adds running text in any script and of any region, a paragraph a line. Simplified text tells
  /// what is usual: where the dictionaries say nothing, most characters are what they mostly are.
  mutating func addText(_ text: String) {
    let detector = ScriptDetector()
    for line in text.split(whereSeparator: \.isNewline) {
      for sentence in Self.sentences(of: line) {
        switch detector.profile(of: sentence) {
        case .simplified:
          add(
            toTraditional.convert(String(sentence)), isSentence: true, asks: true, weight: 0.3,
            isUsual: true)
          continue
        case .traditional: break
        case .mixed, .none: continue
        }
        var standard = String(sentence)
        for converter in toStandard { standard = converter.convert(standard) }
        add(standard, isSentence: true, asks: true, weight: 1)
      }
    }
  }

  private static func sentences(of line: Substring) -> [Substring] {
    line.split(omittingEmptySubsequences: true) { "。！？!?".contains($0) }
  }

  private mutating func add(
    _ text: String, isSentence: Bool, asks: Bool, weight: Float, isUsual: Bool = false
  ) {
    let simplified = toSimplified.convert(text)
    let standard = text.unicodeScalars.map(\.value)
    let codes = simplified.unicodeScalars.map(\.value)
    guard standard.count == codes.count, codes.count > 1 || isSentence else { return }
    var offsets: [Int] = []
    var offset = 0
    for scalar in simplified.unicodeScalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    var bytes = Array(simplified.utf8)
    bytes += [0, 0, 0, 0]
    let border = isSentence ? ReadingWindow.edge : ReadingWindow.unknown
    for (index, code) in codes.enumerated() {
      guard let number = numbers[code] else { continue }
      let readings = list.characters[number].readings
      guard let reading = readings.firstIndex(of: standard[index]) else { continue }
      // Running text writes 台 for 臺, too: it tells nothing.
      if isSentence, standard[index] == code, code == 0x53F0 { continue }
      if isUsual, !list.characters[number].isUsual { continue }
      var window = ReadingWindow()
      for distance in -ReadingWindow.reach...ReadingWindow.reach {
        let place = index + distance
        window[distance] = codes.indices.contains(place) ? codes[place] : border
      }
      let found =
        asks || !isSentence && weight > 1
        ? bytes.withUnsafeBufferPointer { bytes in
          offsets.withUnsafeBufferPointer { offsets in
            guard let start = bytes.baseAddress, let first = offsets.baseAddress else {
              return SIMD4<UInt8>.zero
            }
            return evidence.find(
              start, first, count: codes.count, at: index, readings: readings)
          }
        } : .zero
      let speaksAgainst = (0..<4).contains { $0 != reading && found[$0] > 0 }
      if isUsual {
        // The dictionaries made the text: what they say is no news.
        if found != .zero { continue }
      } else if asks {
        // Regions write some words in other ways: 了解 for 瞭解.
        if speaksAgainst, found[reading] == 0 { continue }
      } else if speaksAgainst, found[reading] == 0 {
        if index > 0, found == evidencePair(bytes, offsets, index - 1, index, readings) {
          pairs.insert(UInt64(codes[index - 1]) << 32 | UInt64(code))
        }
        if index + 1 < codes.count, found == evidencePair(bytes, offsets, index, index, readings) {
          pairs.insert(UInt64(code) << 32 | UInt64(codes[index + 1]))
        }
      }
      examples[number].append(
        ReadingExample(
          window: window, evidence: asks ? found : .zero, reading: reading, weight: weight))
    }
  }

  /// What the dictionaries say about a character by a word of two characters that begins at a place.
  private func evidencePair(
    _ bytes: [UInt8], _ offsets: [Int], _ start: Int, _ index: Int, _ readings: [UInt32]
  ) -> SIMD4<UInt8> {
    bytes.withUnsafeBufferPointer { bytes in
      offsets.withUnsafeBufferPointer { offsets in
        guard let first = bytes.baseAddress, let places = offsets.baseAddress else {
          return .zero
        }
        return evidence.find(
          first, places + start, count: 2, at: index - start, readings: readings)
      }
    }
  }
}
