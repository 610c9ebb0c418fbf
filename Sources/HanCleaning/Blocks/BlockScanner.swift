import HanCore

/// Cuts a text into blocks, a line each, and measures them in one pass over its bytes.
struct BlockScanner {
  /// How many characters of a block are looked at for phrases.
  static let phraseWindow = 160

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
    var blocks: [Block] = []
    var window = [UInt16](repeating: 0, count: Self.phraseWindow)
    var start = 0
    while start < bytes.count {
      var lineEnd = start
      let block = window.withUnsafeMutableBufferPointer { window in
        line(bytes, from: start, end: &lineEnd, folding: folding, window: window)
      }
      if let block {
        blocks.append(block)
      } else if !blocks.isEmpty {
        blocks[blocks.count - 1].blankLinesBelow += 1
      }
      start = lineEnd + 1
    }
    return blocks
  }

  /// Measures the line at `start`; `end` becomes the offset of its line feed or the text's end.
  @inline(__always)
  private func line(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, end: inout Int,
    folding: UnsafeBufferPointer<UInt16>, window: UnsafeMutableBufferPointer<UInt16>
  ) -> Block? {
    var block = Block(span: TextSpan(start, start), lineStart: start)
    var index = start
    var contentStart = -1
    var contentEnd = start
    var first: UInt32 = 0
    var last: UInt32 = 0
    var inGap = false
    var run: Int32 = 0
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var windowed = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead == 0x0A { break }
      var scalar = UInt32(lead)
      var width = 1
      if lead >= 0x80 {
        // Valid UTF-8: the text was a string. Three bytes is what nearly all Chinese takes.
        if lead >= 0xE0, lead < 0xF0, index + 2 < bytes.count {
          scalar =
            UInt32(lead & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
            | UInt32(bytes[index + 2] & 0x3F)
          width = 3
        } else if lead < 0xE0, index + 1 < bytes.count {
          scalar = UInt32(lead & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
          width = 2
        } else if index + 3 < bytes.count {
          scalar =
            UInt32(lead & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
            | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F)
          width = 4
        }
      }
      index += width
      if scalar >= 0x4E00, scalar <= 0x9FFF {
        block.han += 1
      } else {
        switch CharacterClass(scalar) {
        case .blank:
          if contentStart >= 0 {
            inGap = true
            block.longestRun = max(block.longestRun, run)
            run = 0
          }
          continue
        case .digit: block.digits += 1
        case .latin: block.latin += 1
        case .comma: block.commas += 1
        case .sentenceEnd: block.sentenceEnds += 1
        case .separator:
          block.separators += 1
          block.longestRun = max(block.longestRun, run)
          run = -1
        case .han: block.han += 1
        case .other: break
        }
      }
      if contentStart < 0 {
        contentStart = index - width
        first = scalar
      } else if inGap {
        block.gaps += 1
      }
      inGap = false
      contentEnd = index
      last = scalar
      block.length += 1
      run += 1
      let folded =
        scalar < 0x1_0000 ? folding[Int(scalar)] : UInt16(truncatingIfNeeded: scalar | 1)
      if folded != 0 {
        hash = (hash ^ UInt64(folded)) &* 0x100_0000_01b3
        hash ^= hash >> 29
        if windowed < window.count {
          window[windowed] = folded
          windowed += 1
        }
      }
    }
    end = index
    guard contentStart >= 0 else { return nil }
    block.longestRun = max(block.longestRun, run)
    block.span = TextSpan(contentStart, contentEnd)
    block.key = hash
    block.first = Unicode.Scalar(first) ?? " "
    block.last = Unicode.Scalar(last) ?? " "
    block.phrases = matcher.counts(
      in: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(window)[..<windowed]))
    return block
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
      blocks[index].hasCopyBeside = true
      blocks[index - 1].hasCopyBeside = true
    }
  }
}

/// What cleaning tells apart in characters beside the Chinese ones of the basic block.
enum CharacterClass {
  case blank, digit, latin, comma, sentenceEnd, separator, han, other

  @inline(__always)
  init(_ scalar: UInt32) {
    if scalar < 0x80 {
      switch UInt8(scalar) {
      case 0x09...0x0D, 0x20: self = .blank
      case 0x30...0x39: self = .digit
      case 0x41...0x5A, 0x61...0x7A: self = .latin
      case 0x2C, 0x3B: self = .comma
      case 0x21, 0x3F: self = .sentenceEnd
      case 0x7C, 0x3E, 0x2F, 0x5C: self = .separator
      default: self = .other
      }
      return
    }
    switch scalar {
    case 0xA0, 0x3000, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x85, 0xFEFF: self = .blank
    case 0x3002, 0xFF01, 0xFF1F, 0x2026, 0xFF0E, 0xFF61: self = .sentenceEnd
    case 0xFF0C, 0x3001, 0xFF1B, 0xFE50, 0xFF64: self = .comma
    case 0xFF5C, 0x00BB, 0x00B7, 0x2022, 0x203A, 0xFF1E, 0x2502, 0xFF0F,
      0x2192:
      self = .separator
    case 0xFF10...0xFF19: self = .digit
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xC0...0x24F: self = .latin
    case 0x3400...0x4DBF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFF, 0x3005...0x3007: self = .han
    default: self = .other
    }
  }
}
