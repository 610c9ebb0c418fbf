/// A mark that speaks for, or against, a candidate.
///
/// The names of the cases are those of the ranker's weights and of `--explain`.
package enum SloganEvidence: UInt8, Hashable, Sendable, CaseIterable {
  // Where it stands.
  /// It fills a pair of quotation marks.
  case quoted
  /// It is a line, or the first sentence of a paragraph.
  case heading
  /// It is the first line of the text, or a half of it.
  case title
  /// A clause of its own that opens a paragraph.
  case opensParagraph
  /// A clause of its own that opens a sentence.
  case opensSentence
  /// A sentence, a line or a quotation ends behind it.
  case endsSentence
  /// A verb that introduces demands stands right before it: 做到, 坚持, 确保.
  case signalVerb
  /// Such a verb stands before it in its clause.
  case signalNear
  /// 要, 必须, 坚决 or the like stands right before it.
  case directive
  /// It is called a slogan: 标语, 口号, 横幅, 主题.
  case calledSlogan
  /// It is called a principle: 理念, 原则, 方针, 要求.
  case calledPrinciple
  /// A preposition, or a verb that opens lists, stands right before it: 对, 包括, 开展.
  case opensList
  /// 等 stands behind it or in it: the list is open.
  case openList
  /// 的 stands behind it.
  case beforeOf
  /// A noun stands right behind it, so that it may be an attribute.
  case beforeNoun
  /// 说, 表示 or the like tell that somebody speaks.
  case speech
  /// A full stop stands before the closing quotation mark.
  case stopInside
  /// The sentence has 了, 着 or 过: it tells what happened.
  case pastSentence
  /// The sentence says before it what is to be done: 要, 必须, 坚持, 强调.
  case demandingSentence
  /// The document is full of words of official texts.
  case officialDocument
  /// The document has hardly any.
  case plainDocument
  /// It stands in the document twice or more.
  case repeated
  /// A clause of its own from the beginning of a sentence to its end.
  case freestanding
  /// Its segments are clauses of a longer chain of clauses.
  case chain
  /// The sentence has digits: it reports.
  case figures

  // Its segments.
  case twoSegments, threeSegments, manySegments
  case equalLengths, unequalLengths
  case length2, length3, length4, length5, length7, length9
  /// Segments are parted by 、.
  case enumerationComma
  /// Segments are parted by a comma.
  case comma
  /// Segments are parted by a blank.
  case blank

  // Its frame.
  /// The segments begin with the same characters.
  case prefixFrame
  /// The segments share characters inside.
  case infixFrame
  /// The segments end with the same characters only.
  case suffixFrame
  /// The segments share characters at two places that do not touch, or three characters.
  case richFrame
  /// The shared characters are two fifths of a segment or more.
  case denseFrame
  /// One segment leaves the frame.
  case partialFrame
  /// The segments share nothing.
  case couplet
  /// The shared characters are verbs, adverbs, negations or prepositions.
  case verbalFrame
  /// An adverb, a negation, a modal word or a word of old is among the shared characters.
  case functionFrame
  /// The shared characters are nouns, affixes, numerals or classifiers.
  case nominalFrame
  /// Distributed over headings or items.
  case distributed

  // Its edges.
  /// It begins inside a clause, behind a word that introduces it.
  case cleanStart
  /// It begins inside a clause, at a word.
  case trimmedStart
  /// It begins inside a word.
  case brokenStart
  /// It ends inside a clause, at a word.
  case trimmedEnd
  /// It ends inside a word.
  case brokenEnd

  // Its words.
  /// Every segment has a verb, an adjective or an adverb.
  case allVerbal
  /// No segment has one.
  case noVerb
  /// Every segment ends with a noun.
  case endsNominal
  /// Every segment is one word.
  case singleWords
  /// The segments' words are of the same classes in the same order.
  case sameClasses
  /// It has a name of a person, a place or an organization.
  case names
  /// It has digits or letters.
  case digits
  /// It has 了, 着, 过, 已, 正在 or a pronoun, as narrative does.
  case narrative
  /// A list of nouns: the shared part is nominal, and so are the ends of the segments.
  case nounList
  /// Two halves of a title, of equal length.
  case titleCouplet
  /// The items that a numeral slogan counts.
  case expansion
  /// Every segment ends with the same affix: 化, 性, 员.
  case affixes
  /// It is a motto of the lexicon, or most of its segments are.
  case knownMotto
  /// The motto is of national standing.
  case standing
  /// Every segment begins with a verb, an adverb or the like of one character.
  case shortVerbs
  /// Every segment begins with a verb of two characters and ends with a noun: what somebody does.
  case longVerbs
  /// It has numerals above one: quantities.
  case quantities
  /// Every segment is an idiom of the dictionary.
  case idiom
  /// It has negations or modal words: 不, 无, 必, 应, 人人.
  case demand
  /// Segments begin with words for each and every: 人人, 处处, 逐, 凡.
  case universal
  /// The frame has a negation.
  case negativeFrame
  /// It speaks of 我, 你, 他 or asks a question.
  case personal

  // Numerals.
  /// The document states as many items as the numeral counts.
  case members
  /// Characters behind the numeral are a verb.
  case verbalHead
  /// A measure word stands behind the numeral.
  case classifier
  /// 一X一Y.
  case distributive
  /// 两不误, 双促进.
  case coverage
  /// Behind it stands 原则, 工作法, 机制, 制度 or the like.
  case calledMethod
  /// Other numerals of the same form stand beside it.
  case numeralSeries

  // Mottos.
  /// A slot pattern of the lexicon matches: 应_尽_.
  case pattern
  /// 打赢…攻坚战 and the like.
  case campaign
  /// A character repeats inside: ABAC, ABCB.
  case innerRepetition

  // What kind of text it is.
  /// Every thirty-fifth character or so begins a word of official texts.
  case veryOfficialDocument
  /// Laws, contracts and rules: 应当, 规定, 依照.
  case legalDocument
  /// Somebody speaks all the time: 我, 你, 吗, 呢.
  case dialogueDocument
  /// It tells of him and her.
  case storyDocument
  /// Its lines are short: subtitles, verse, lists, menus.
  case shortLines
  /// Much of it is digits and letters.
  case technicalDocument
  /// It has fewer than two hundred characters.
  case shortDocument
  /// It has more than three thousand.
  case longDocument

  // More of where it stands.
  /// It tells what a team or persons are like: 一支…的队伍.
  case attributeOfPeople
  /// 主题是, 第一句：, 有句话叫 introduce it.
  case introduced
  /// It stands between 以 and 为主线, 为宗旨 or the like.
  case purpose
  /// A colon stands before it.
  case afterColon
  /// It is at the end of the text.
  case endsDocument
  /// Another quotation stands right beside its own.
  case besideQuotation
  /// What is to be changed, opposed or put an end to.
  case opposed
  /// Behind it stands 问题, 现象, 做法 or the like.
  case calledProblem
  /// Behind it stands 服务, 平台, 活动, 课程 or the like.
  case calledThing
  /// A title or an award: 被评为, 荣获.
  case honour

  // More of its words.
  /// It begins with a verb and ends with a noun.
  case verbObject
  /// It begins with a noun and ends with a verb or an adjective.
  case subjectPredicate
  /// A plus sign joins its parts.
  case plus
  /// A numeral with 联动, 同管, 一体 or the like at its end.
  case jointHead
  /// Segments without any mark between them.
  case joined
  /// A motto of national standing stands in a segment, and does not fill it.
  case unaligned
  /// Some segments, not most of them, are mottos of the lexicon.
  case knownSegment
  /// It is one segment of several that commas or 、 part.
  case runMember
  /// Two or more halves of a heading without any mark between them.
  case halves
  /// Its sides are set against each other: 不是…而是….
  case contrast
  /// It is the end of a heading that begins with something else.
  case endsHeading
  /// What the first clauses of paragraphs have in common but for their beginnings.
  case spread

  /// The name used in weights and explanations.
  package var name: String { Self.allNames[Int(rawValue)] }

  // Describing a case takes longer than ranking a slogan.
  private static let allNames = allCases.map { String(describing: $0) }
}

/// A set of marks.
///
/// Iterates in the order of the declaration, so that sums over it are the same in every run.
package struct SloganEvidenceSet: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// No marks.
  package init() {}

  /// The given marks.
  package init(_ marks: some Sequence<SloganEvidence>) {
    for mark in marks { insert(mark) }
  }

  /// Adds a mark.
  package mutating func insert(_ mark: SloganEvidence) {
    let index = Self.index(of: mark)
    if index < 64 { low |= 1 << UInt64(index) } else { high |= 1 << UInt64(index - 64) }
  }

  /// Adds a mark if `condition` holds.
  mutating func insert(_ mark: SloganEvidence, if condition: Bool) {
    if condition { insert(mark) }
  }

  /// Removes a mark.
  package mutating func remove(_ mark: SloganEvidence) {
    let index = Self.index(of: mark)
    if index < 64 { low &= ~(1 << UInt64(index)) } else { high &= ~(1 << UInt64(index - 64)) }
  }

  /// Adds all marks of another set.
  mutating func formUnion(_ other: SloganEvidenceSet) {
    low |= other.low
    high |= other.high
  }

  /// Whether the mark is in the set.
  package func contains(_ mark: SloganEvidence) -> Bool {
    let index = Self.index(of: mark)
    return index < 64 ? low >> UInt64(index) & 1 == 1 : high >> UInt64(index - 64) & 1 == 1
  }

  /// The marks, in the order of their declaration.
  package var marks: [SloganEvidence] { Self.all.filter(contains) }

  /// The number of marks.
  package var count: Int { low.nonzeroBitCount + high.nonzeroBitCount }

  /// The marks' numbers, ascending.
  @inline(__always)
  func forEachIndex(_ body: (Int) -> Void) {
    var bits = low
    while bits != 0 {
      body(bits.trailingZeroBitCount)
      bits &= bits - 1
    }
    bits = high
    while bits != 0 {
      body(64 + bits.trailingZeroBitCount)
      bits &= bits - 1
    }
  }

  /// Calls `body` with the numbers of each two marks.
  @inline(__always)
  func forEachPair(_ body: (Int, Int) -> Void) {
    var rest = self
    forEachIndex { index in
      if index < 64 { rest.low &= rest.low - 1 } else { rest.high &= rest.high - 1 }
      rest.forEachIndex { body(index, $0) }
    }
  }

  static let all = SloganEvidence.allCases

  @inline(__always)
  private static func index(of mark: SloganEvidence) -> Int { Int(mark.rawValue) }
}
