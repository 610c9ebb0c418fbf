import HanCore

/// What a word is, as far as slogans care.
enum WordClass: UInt8 {
  /// No word, or a word without a tag.
  case unknown
  case noun, name, time, verb, verbalNoun, adjective, adverb, pronoun
  case numeral, classifier, preposition, conjunction, particle, locative, idiom, affix, mark

  /// The class of a tag of the People's Daily tag set.
  init(_ tag: PartOfSpeech?) {
    guard let name = tag?.name else {
      self = .unknown
      return
    }
    switch name {
    case "nr", "ns", "nt", "nrf", "nz", "nx": self = .name
    case "vn": self = .verbalNoun
    case "an": self = .adjective
    default:
      switch name.utf8.first {
      case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "j"): self = .noun
      case UInt8(ascii: "t"), UInt8(ascii: "T"): self = .time
      case UInt8(ascii: "v"), UInt8(ascii: "V"): self = .verb
      case UInt8(ascii: "a"), UInt8(ascii: "A"), UInt8(ascii: "z"): self = .adjective
      case UInt8(ascii: "b"): self = .affix
      case UInt8(ascii: "d"), UInt8(ascii: "D"): self = .adverb
      case UInt8(ascii: "r"): self = .pronoun
      case UInt8(ascii: "m"): self = .numeral
      case UInt8(ascii: "q"): self = .classifier
      case UInt8(ascii: "p"): self = .preposition
      case UInt8(ascii: "c"): self = .conjunction
      case UInt8(ascii: "u"), UInt8(ascii: "y"): self = .particle
      case UInt8(ascii: "f"), UInt8(ascii: "s"): self = .locative
      case UInt8(ascii: "i"), UInt8(ascii: "l"): self = .idiom
      case UInt8(ascii: "k"), UInt8(ascii: "h"): self = .affix
      case UInt8(ascii: "w"): self = .mark
      default: self = .unknown
      }
    }
  }

  /// Whether words of this class can carry a demand.
  var isVerbal: Bool {
    switch self {
    case .verb, .adjective, .adverb, .preposition: true
    default: false
    }
  }

  /// Whether words of this class name things.
  var isNominal: Bool {
    switch self {
    case .noun, .name, .time, .verbalNoun, .classifier, .numeral, .affix, .locative: true
    default: false
    }
  }
}
