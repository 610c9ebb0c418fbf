import HanCore

/// Reads the names that stand between a title and its text without a label: of the publication and
/// of who wrote it, beside the date or in an element that is called so.
struct NamesBeside {
  let page: BlockPage

  /// How many blocks below the title, and how many above the date, are looked at.
  private static let reach = 12

  /// Takes over what is missing.
  ///
  /// - Parameters:
  ///   - date: The block that has the date.
  ///   - text: The first paragraph.
  /// - Complexity: O(1): it looks at a bounded number of short blocks.
  func complete(_ metadata: inout DocumentMetadata, date: Int?, above text: Int) {
    guard page.kind == .page, metadata.source == nil || metadata.author == nil else { return }
    let title = page.title ?? -1
    var start: Int
    if title >= 0, title < text {
      start = title + 1
    } else if let date, date < text {
      start = max(0, date - 3)
    } else {
      return
    }
    // Names above the title stand beside a date there.
    if let date, date < title, title - date <= 4 { start = max(0, date - 2) }
    var found = metadata
    for index in start..<min(text, start + Self.reach) where index != title {
      read(index, date: date, into: &found)
    }
    metadata.source = metadata.source ?? found.source
    metadata.author = metadata.author ?? found.author
  }

  private func read(_ index: Int, date: Int?, into metadata: inout DocumentMetadata) {
    let block = page.blocks[index]
    guard block.length >= 2, block.length <= 30, block.marks == 0, block.markup.kind != .heading,
      !page.metadata.has(index), !page.contexts[index].isDate
    else { return }
    let region = block.markup.region
    let content = page.content(index)
    if metadata.author == nil, let names = PersonNames.names(in: content) {
      metadata.author = names.joined(separator: " ")
      return
    }
    guard block.phrases.covered * 2 < block.length else { return }
    if metadata.author == nil, let both = MediaNames.split(content) {
      metadata.author = both.author
      metadata.source = metadata.source ?? both.source
      return
    }
    if region.contains(.authorName), metadata.author == nil, let name = Self.nickname(content) {
      metadata.author = name
      return
    }
    let isBeside = date.map { abs($0 - index) <= 2 } ?? (index == (page.title ?? -2) + 1)
    guard metadata.source == nil, isBeside || region.contains(.sourceName) else { return }
    // 某报客户端-某某: a publication, and who wrote it.
    var rest: [String] = []
    for part in content.split(whereSeparator: { Self.parts.contains($0) }) {
      let part = part.trimmed
      if metadata.source == nil, let name = MediaNames.name(in: part[...]), name == part {
        metadata.source = name
      } else if !part.isEmpty {
        rest.append(part)
      }
    }
    if metadata.source == nil, region.contains(.sourceName), block.length <= 16,
      let name = DocumentMetadata.name(String(content))
    {
      metadata.source = name
    }
    if metadata.source != nil, metadata.author == nil {
      let names = rest.filter { PersonNames.isName($0) }
      if !names.isEmpty { metadata.author = names.joined(separator: " ") }
    }
  }

  private static let parts: Set<Character> = [
    "-", "－", "—", "/", "／", "|", "｜", "·", " ", "\u{3000}",
  ]

  /// A name of somebody in an element that is called the author's.
  private static func nickname(_ content: Substring) -> String? {
    let first = content.split(whereSeparator: { "|｜·/／".contains($0) }).first.map { $0.trimmed }
    guard let name = first, name.count <= 16,
      !name.contains(where: { $0.isNumber || "：:，。！？#＃【】@".contains($0) }),
      name.filter(\.isWhitespace).count <= 2
    else { return nil }
    return DocumentMetadata.name(name)
  }
}
