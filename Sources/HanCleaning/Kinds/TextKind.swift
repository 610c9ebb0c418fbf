/// What a document is, which decides what counts as its noise.
public enum TextKind: String, Hashable, Sendable, CaseIterable {
  /// A page of a site, with its menus, or a copy of one.
  case page
  /// Running text: nothing goes but lines that no author writes.
  case prose
  /// Pages of print, manuals, slides: running heads and page numbers go; headings, lists, code and
  /// tables stay.
  case manual
  /// Messages of several people; who speaks stays.
  case chat
  /// A mail: its header, its signature and what it quotes go.
  case mail
  /// Subtitles and lyrics with times: numbers and times go.
  case subtitles
  /// Posts of a forum, with the frames around them.
  case forum
  /// The text of a program.
  case code
}

/// What kind of document a text is, and what says so.
package struct KindDecision: Hashable, Sendable {
  /// The kind.
  package var kind: TextKind
  /// What says so, in English, strongest first.
  package var signs: [String]

  /// A decision that was made elsewhere.
  static func given(_ kind: TextKind, _ sign: String) -> KindDecision {
    KindDecision(kind: kind, signs: [sign])
  }
}
