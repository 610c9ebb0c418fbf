import HanSegmentation

/// What a feature of the tagger looks at; ``TaggerFeatures`` gives each instance a number.
enum TaggerFeature: UInt64 {
  /// Of the word itself: the word, each tag it was seen with and how often, all its tags, its
  /// tag in the word list, whether it is new, its parts.
  case word, seenTag, seenTags, listedTag, isNew, part
  /// A neighbouring word.
  case wordBefore, wordAfter
  /// The class of a word one or two words away.
  case classBefore, classAfter, classFarBefore, classFarAfter
  /// The classes of the word and of a neighbour.
  case classesBefore, classesAfter
  /// The word and the class of a neighbour.
  case wordAndClassBefore, wordAndClassAfter
}

/// Numbers the instances of features in the order in which training meets them.
struct TaggerFeatures {
  private struct Instance: Hashable {
    var feature: TaggerFeature
    var a: UInt64
    var b: UInt64
  }

  private var numbers: [Instance: Int32] = [:]
  /// The parts of words that have features.
  private(set) var parts: [(key: TaggerKey, number: Int32)] = []

  /// The number of instances.
  var count: Int { numbers.count }

  /// The number of an instance, a new one when it is met for the first time.
  mutating func number(_ feature: TaggerFeature, _ a: Int, _ b: Int = 0) -> Int32 {
    number(Instance(feature: feature, a: UInt64(a), b: UInt64(b)))
  }

  /// The number of a part of words.
  mutating func number(of part: TaggerKey) -> Int32 {
    let known = numbers.count
    let number = number(Instance(feature: .part, a: part.hash, b: 0))
    if numbers.count > known { parts.append((part, number)) }
    return number
  }

  private mutating func number(_ instance: Instance) -> Int32 {
    if let number = numbers[instance] { return number }
    let number = Int32(numbers.count)
    numbers[instance] = number
    return number
  }

  /// The number of an instance that training has met.
  func known(_ feature: TaggerFeature, _ a: Int, _ b: Int = 0) -> Int32? {
    numbers[Instance(feature: feature, a: UInt64(a), b: UInt64(b))]
  }
}
