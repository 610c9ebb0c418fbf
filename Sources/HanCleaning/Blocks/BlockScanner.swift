import HanCore

/// Cuts a text into blocks, a line each, and measures them in one pass over its bytes.
struct BlockScanner {
  private let folding = CharacterFolding.shared
  private let matcher = PhraseMatcher.shared

  /// The blocks of a text, in order. Lines without content make none.
  ///
  /// - Complexity: O(*n*).
  func blocks(of text: String) -> [Block] {
    var text = text
    var blocks = text.withUTF8 { bytes in
      folding.table.withUnsafeBufferPointer { scan(bytes, folding: $0) }
    }
    countCopies(in: &blocks)
    return blocks
  }

  private func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, folding: UnsafeBufferPointer<UInt16>
  ) -> [Block] {
    CharacterClass.table.withUnsafeBufferPointer { classes in
      FoldedLetters.with(matcher) { letters in
        var blocks: [Block] = []
        // About as many as prose has; room that stays empty costs nothing.
        blocks.reserveCapacity(bytes.count / 128)
        var start = 0
        while start < bytes.count {
          let end = ByteSearch.next(0x0A, in: bytes, from: start)
          let line = Line(bytes: bytes, range: start..<end, classes: classes, folding: folding)
          if let block = line.block(&letters) {
            blocks.append(block)
          } else if !blocks.isEmpty {
            blocks[blocks.count - 1].blankLinesBelow += 1
          }
          start = end + 1
        }
        return blocks
      }
    }
  }

  /// Counts equal blocks of some length.
  private func countCopies(in blocks: inout [Block]) {
    var seen: [UInt64: Int32] = [:]
    for block in blocks where block.length >= 4 && block.length <= 200 {
      seen[block.key, default: 0] += 1
    }
    for index in blocks.indices where blocks[index].length >= 4 {
      blocks[index].copies = seen[blocks[index].key] ?? 1
      guard blocks[index].copies > 1, index > 0, blocks[index - 1].key == blocks[index].key
      else { continue }
      blocks[index].hasAdjacentDuplicate = true
      blocks[index - 1].hasAdjacentDuplicate = true
    }
  }
}

/// A line that is measured.
private struct Line {
  let bytes: UnsafeBufferPointer<UInt8>
  let range: Range<Int>
  let classes: UnsafeBufferPointer<CharacterClass>
  let folding: UnsafeBufferPointer<UInt16>

  /// What can be said of the line; `nil` when it has no content.
  @inline(__always)
  func block(_ letters: inout FoldedLetters) -> Block? {
    var block = Block(
      span: TextSpan(range.lowerBound, range.lowerBound), lineStart: range.lowerBound)
    var index = range.lowerBound
    var contentStart = -1
    var contentEnd = index
    var first: UInt32 = 0
    var last: UInt32 = 0
    var inGap = false
    var length: Int32 = 0
    var han: Int32 = 0
    var run: Int32 = 0
    while index < range.upperBound {
      let start = index
      var scalar = bytes.scalar(at: &index)
      let head = scalar
      let before = length
      if Self.isCommonHan(scalar) {
        // Characters come in runs.
        while true {
          letters.append(folding[Int(scalar)])
          length += 1
          let start = index
          guard index < range.upperBound, bytes[index] >= 0xE4, bytes[index] <= 0xE9 else { break }
          let following = bytes.scalar(at: &index)
          guard Self.isCommonHan(following) else {
            index = start
            break
          }
          scalar = following
        }
        han += length - before
      } else {
        switch scalar < 0x1_0000 ? classes[Int(scalar)] : CharacterClass(scalar) {
        case .blank:
          if contentStart < 0 {
            block.indent += head == 0x3000 ? 2 : head == 0x09 ? 8 : 1
          } else {
            inGap = true
            block.longestRun = max(block.longestRun, run)
            run = 0
          }
          continue
        case .separator:
          block.separators += 1
          block.longestRun = max(block.longestRun, run)
          run = -1
        case .digit: block.digits += 1
        case .latin: block.latin += 1
        case .comma: block.commas += 1
        case .sentenceEnd: block.sentenceEnds += 1
        case .han: han += 1
        case .other: break
        }
        length += 1
        letters.append(
          scalar < 0x1_0000 ? folding[Int(scalar)] : UInt16(truncatingIfNeeded: scalar | 1))
      }
      if contentStart < 0 {
        contentStart = start
        first = head
      } else if inGap {
        block.gaps += 1
      }
      inGap = false
      contentEnd = index
      last = scalar
      run += length - before
    }
    guard contentStart >= 0 else { return nil }
    block.length = length
    block.han = han
    block.longestRun = max(block.longestRun, run)
    block.span = TextSpan(contentStart, contentEnd)
    (block.key, block.phrases) = letters.finish()
    block.first = Unicode.Scalar(first) ?? " "
    block.last = Unicode.Scalar(last) ?? " "
    return block
  }

  /// Whether a scalar is one of the Chinese characters that nearly all text consists of.
  @inline(__always)
  private static func isCommonHan(_ scalar: UInt32) -> Bool { scalar &- 0x4E00 < 0x5200 }
}
