public import HanCore

/// A place where conversion had a choice that the dictionaries and the words do not settle.
public struct ConversionAmbiguity: Hashable, Codable, Sendable {
  /// Why the choice is uncertain.
  public enum Reason: String, Hashable, Codable, Sendable, CaseIterable {
    /// The character has several counterparts, and no word tells which.
    case character
    /// The character has several counterparts, and stands in a name.
    case name
    /// A match of the dictionaries cuts a word: it was refused, or, as a term, taken nevertheless.
    case boundary
    /// A term of Taiwan has an everyday sense, too.
    case term
  }

  /// Where it stands in the text that was converted, UTF-8 bytes.
  public var source: TextSpan
  /// Where the result stands in the converted text, UTF-8 bytes.
  public var target: TextSpan
  /// What was chosen.
  public var chosen: String
  /// What might have been, likeliest first; without what was chosen.
  public var alternatives: [String]
  /// Why it is uncertain.
  public var reason: Reason
}

/// A converted text with what was uncertain about it.
public struct Conversion: Hashable, Codable, Sendable {
  /// The text, with the way back.
  public var text: MappedText
  /// Uncertain places, in order.
  public var ambiguities: [ConversionAmbiguity]

  /// Creates a conversion.
  package init(text: MappedText, ambiguities: [ConversionAmbiguity] = []) {
    self.text = text
    self.ambiguities = ambiguities
  }
}
