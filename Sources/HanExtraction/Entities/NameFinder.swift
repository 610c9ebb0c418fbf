import HanCore
import HanLexicon

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

  private static let lawWords = Set(Lexicon.lawWords.words.map { $0[...] })

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
      } else if let end = person(from: index) {
        let span = text[index].span.union(text[end].span)
        result.append((.person, span))
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

  /// The last token of a person's name in two words, a surname of two characters and a given name:
  /// 欧阳 | 建军.
  private func person(from start: Int) -> Int? {
    let end = start + 1
    guard !isLaw, end < text.count, text[start].span.count == 6, text[end].span.count <= 6,
      text[start].kind == .han, text[end].kind == .han, text[end].tag == Self.personTag,
      text[start].span.upperBound == text[end].span.lowerBound,
      Self.surnames.contains(surface(start)), Self.isPerson(surface(start) + surface(end))
    else { return nil }
    return end
  }

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

  private static let commonPlaces = Set(Lexicon.placeNames.words(in: "common").map { $0[...] })

  /// Sorts of organisations, which are the names of none.
  private static let commonOrganizations =
    Set(Lexicon.organizations.words(in: "common").map { $0[...] })

  /// Words that a sort of place follows without making a name.
  private static let commonHeads = Set(Lexicon.placeNames.words(in: "head").map { $0[...] })

  /// Sorts of places that the tagger takes for other nouns with a name before them.
  private static let smallPlaces = WordEndings(Lexicon.placeNames.words(in: "small"))

  private static let personTag = PartOfSpeech("nr")
  private static let organizationTag = PartOfSpeech("nt")
  private static let placeTag = PartOfSpeech("ns")

  /// Whether a word that was tagged as a person's name begins with a surname, or is a foreign
  /// name with a dot.
  private static func isPerson(_ word: Substring) -> Bool {
    if word.contains("·") { return true }
    guard let last = word.unicodeScalars.last, !noNames.contains(last) else { return false }
    guard (2...4).contains(word.unicodeScalars.count) else { return false }
    return surnames.contains(word.prefix(1)) || surnames.contains(word.prefix(2))
  }

  /// Characters that hardly end a person's name.
  private static let noNames = Set(
    Lexicon.surnames.words(in: "never-last").compactMap(\.unicodeScalars.first))

  private static let surnames = Set(
    Lexicon.surnames.entries.filter { $0.group.isEmpty || $0.group == "tagged" }.map(\.word))

  static let placeEndings = Lexicon.placeNames.words(in: "ending")
  private static let placeWords = WordEndings(placeEndings)

  /// What ends the name of an organisation.
  static let endings = Lexicon.organizations.words(in: "ending")

  /// What ends the short names of offices, of three characters and more: 环保办, 规建局.
  private static let offices = WordEndings(Lexicon.organizations.words(in: "office"))
  private static let endingWords = WordEndings(endings)

  /// Endings that make an organisation of what nouns stand in front of them.
  private static let strong = WordEndings(Lexicon.organizations.words(in: "strong"))

  /// Endings that need a name of a place or an organisation in front of them.
  private static let weak = Set(Lexicon.organizations.words(in: "weak").map { $0[...] })

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
