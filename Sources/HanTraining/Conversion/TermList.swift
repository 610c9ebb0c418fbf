import Foundation
import HanScripts

/// Which terms of Taiwan are used where, see `conversion-terms.txt`, which says what its marks mean.
struct TermList {
  private var groups: [String: TermEntry.Kind] = [:]
  private var needs: [String: (domain: TermEntry.Domain, need: Int)] = [:]
  private var reverseNeeds: [String: (domain: TermEntry.Domain, need: Int)] = [:]
  private var cues: [String: (domain: TermEntry.Domain, weight: Int)] = [:]
  private var keeps: Set<String> = []
  private var reverseKeeps: Set<String> = []
  private var entries: [String: TermEntry] = [:]

  /// Reads a file.
  ///
  /// - Throws: ``ConversionCompilerError`` with the first line that makes no sense.
  init(contentsOf path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      let mark = fields[0].split(separator: " ")
      guard fields.count == 2, try read(mark, fields[1].split(separator: " ").map(String.init))
      else {
        throw ConversionCompilerError(
          place: "\(path):\(index + 1)", cause: "the line is no mark, a tab and words")
      }
    }
  }

  private mutating func read(_ mark: [Substring], _ words: [String]) throws -> Bool {
    if mark.count == 1 {
      switch mark[0] {
      case "daily": for word in words { groups[word] = .daily }
      case "names": for word in words { groups[word] = .names }
      case "keep": keeps.formUnion(words)
      case "from-keep": reverseKeeps.formUnion(words)
      default: return false
      }
      return true
    }
    guard mark.count == 3, let number = Int(mark[2]), (-12...12).contains(number) else {
      return false
    }
    let domain = mark[1] == "c" ? TermEntry.Domain.cars : .technology
    for word in words {
      switch mark[0] {
      case "need": needs[word] = (domain, number)
      case "from": reverseNeeds[word] = (domain, number)
      case "cue": if cues[word] == nil { cues[word] = (domain, number) }
      default: return false
      }
    }
    return true
  }

  /// Adds a term; of equal ones the first counts.
  mutating func add(_ word: String, value: [UInt8], isReverse: Bool) {
    guard entries[word] == nil else { return }
    let need = (isReverse ? reverseNeeds : needs)[word]
    let group = groups[isReverse ? String(decoding: value, as: UTF8.self) : word] ?? .it
    let domain = need?.domain ?? .technology
    // What is uncertain itself says less about the others.
    var weight = 0
    if group == .it { weight = [0, 0, 0, 3, 2, 2, 1, 1][min(need?.need ?? 0, 7)] }
    if group == .it, need == nil { weight = 4 }
    if let cue = cues[word], cue.domain == domain { weight = cue.weight }
    let isSame = value.elementsEqual(word.utf8)
    entries[word] = TermEntry(
      kind: isSame && (isReverse || weight == 0) ? .keep : group, need: need?.need ?? 0,
      domain: domain, weight: isSame ? 0 : weight, value: value)
  }

  /// All words as keys of a table, in order.
  func keys(isReverse: Bool) -> [ConversionTableBuilder.Key] {
    var all = entries
    for word in isReverse ? reverseKeeps : keeps {
      all[word] = TermEntry(
        kind: .keep, need: 0, domain: .technology, weight: 0, value: Array(word.utf8))
    }
    for (word, cue) in cues where all[word] == nil {
      all[word] = TermEntry(
        kind: .cue, need: 0, domain: cue.domain, weight: cue.weight, value: [])
    }
    return all.sorted { $0.key < $1.key }.map { word, entry in
      ConversionTableBuilder.Key(
        scalars: word.unicodeScalars.map(\.value), rank: 0, values: [entry.bytes])
    }
  }
}
