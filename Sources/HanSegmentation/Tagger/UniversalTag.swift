public import HanCore

/// The coarse parts of speech of Universal Dependencies that the tagger's tags map to
/// (de Marneffe et al. 2021, doi:10.1162/coli_a_00402).
public enum UniversalTag: String, Hashable, Sendable, CaseIterable {
  /// Nouns; also words of time and place, measure words and abbreviations.
  case noun = "NOUN"
  /// Names of people, places, organizations and other things.
  case properNoun = "PROPN"
  /// Verbs, auxiliaries, and idioms of four characters.
  case verb = "VERB"
  /// Adjectives.
  case adjective = "ADJ"
  /// Adverbs, and verbs and adjectives used as such.
  case adverb = "ADV"
  /// Pronouns; the tag set does not tell demonstratives that stand before a noun.
  case pronoun = "PRON"
  /// Numbers.
  case numeral = "NUM"
  /// Determiners.
  case determiner = "DET"
  /// Prepositions, and words of direction after a noun.
  case adposition = "ADP"
  /// Particles, modal particles, prefixes and suffixes.
  case particle = "PART"
  /// Conjunctions of either sort.
  case conjunction = "CCONJ"
  /// Punctuation marks.
  case punctuation = "PUNCT"
  /// Other signs.
  case symbol = "SYM"
  /// Interjections and onomatopoeia.
  case interjection = "INTJ"
  /// Anything else, such as foreign words.
  case other = "X"
}

extension PartOfSpeech {
  /// The coarse tag; ``UniversalTag/other`` for a name that is not known.
  ///
  /// Names are those of the People's Daily corpus (Yu et al. 2002) and of its later, finer
  /// versions, such as `rz` and `uj`.
  public var universal: UniversalTag {
    switch name {
    case "vn", "an": return .noun
    case "vd", "ad": return .adverb
    case "nr", "ns", "nt", "nz", "nrt", "nrfg": return .properNoun
    case "nx", "eng": return .other
    case "rz", "rb": return .determiner
    case "mq": return .noun
    default: break
    }
    switch name.first {
    case "n", "N", "s", "t", "T", "q", "Q", "j", "l": return .noun
    case "v", "V", "i": return .verb
    case "a", "A", "b", "B", "z": return .adjective
    case "d", "D": return .adverb
    case "r", "R": return .pronoun
    case "m", "M": return .numeral
    case "p", "f": return .adposition
    case "u", "U", "y", "Y", "h", "k": return .particle
    case "c", "C": return .conjunction
    case "w": return .punctuation
    case "x": return .symbol
    case "e", "o": return .interjection
    default: return .other
    }
  }
}
