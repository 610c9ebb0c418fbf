/// A stretch of bytes that is finished: no later pass touches it.
struct FinishedSpan: Hashable, Sendable {
  var start: UInt32
  var end: UInt32
  /// Whether that holds for later configurations, too: a word of the user's.
  var isLocked = false
}

/// One walk over a text with one table: at each place the key that fits is replaced, and the walk
/// goes on behind it.
struct ConversionPass: Sendable {
  let table: ConversionTable
  let use: ConversionRoute.Use
  /// The longest key, in bytes.
  var longestKey = 64

  /// How many bytes have to be in hand to tell what happens at a place.
  var lookahead: Int { max(longestKey, IdeographicDescription.maximumBytes) }

  /// Walks over `input`.
  ///
  /// - Parameters:
  ///   - input: Valid UTF-8, below 4 GiB.
  ///   - finished: What earlier passes finished, in order.
  ///   - isFinal: Whether the text ends with the input; if not, the walk stops where more text
  ///     might change what happens.
  ///   - output: Takes the result.
  ///   - nowFinished: Takes the finished spans of the output.
  ///   - recorder: Takes the replacements.
  /// - Returns: The number of bytes walked over.
  /// - Complexity: O(*n*), times the longest key in the worst case.
  func run(
    over input: UnsafeBufferPointer<UInt8>, finished: [FinishedSpan], isFinal: Bool,
    output: inout ByteBuffer, nowFinished: inout [FinishedSpan],
    recorder: inout some ReplacementRecorder
  ) -> Int {
    guard let bytes = input.baseAddress else { return 0 }
    var position = 0
    for span in finished {
      position = walk(
        bytes, from: position, to: Int(span.start), isFinal: true, output: &output,
        nowFinished: &nowFinished, recorder: &recorder)
      let start = output.count
      output.append(bytes + position, count: Int(span.end) - position)
      nowFinished.append(
        FinishedSpan(
          start: UInt32(start), end: UInt32(output.count), isLocked: span.isLocked))
      position = Int(span.end)
    }
    return walk(
      bytes, from: position, to: input.count, isFinal: isFinal, output: &output,
      nowFinished: &nowFinished, recorder: &recorder)
  }

  /// Walks over a stretch without finished spans. Keys and sequences end with it.
  private func walk<Recorder: ReplacementRecorder>(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, isFinal: Bool,
    output: inout ByteBuffer, nowFinished: inout [FinishedSpan], recorder: inout Recorder
  ) -> Int {
    let table = table
    let keepsSingles = use == .convert || use == .convertFinishing
    // Behind this place more text might tell.
    let limit = isFinal ? end : end - lookahead
    var position = start
    while position < limit {
      if bytes[position] < 0x80, !table.begins(bytes[position]) {
        position = copyASCII(bytes, from: position, to: limit, &output)
        continue
      }
      let (code, raw, count) = decodeScalar(bytes + position)
      let entry = table.entry(code)
      if entry.needsAttention {
        if entry.isOperator {
          let length = IdeographicDescription.length(in: bytes, from: position, to: end)
          if length > 0 {
            output.append(bytes + position, count: length)
            position &+= length
            continue
          }
        }
        let match = table.longestMatch(
          bytes, behind: position &+ count, to: end, entry,
          atMost: keepsSingles ? ConversionEntry.noRank : 0)
        if match.key != 0 {
          let value = table.value(match.key)
          if Recorder.records {
            recorder.replaced(
              UnsafeBufferPointer(start: bytes + position, count: match.end &- position),
              at: position, by: value, at: output.count)
          }
          let start = output.count
          if let first = value.baseAddress { output.append(first, count: value.count) }
          if use != .convert, match.rank == 0 {
            nowFinished.append(
              FinishedSpan(
                start: UInt32(start), end: UInt32(output.count), isLocked: use == .lock))
          }
          position = match.end
          continue
        }
      }
      if entry.replacementCount != 0, keepsSingles {
        if Recorder.records, raw != entry.replacement {
          recorder.replaced(position, count, by: output.count, entry.replacementCount)
        }
        output.append(entry.replacement, count: entry.replacementCount)
      } else {
        output.append(raw, count: count)
      }
      position &+= count
    }
    return position
  }

  /// Copies ASCII up to a byte that may begin a key.
  @inline(__always)
  private func copyASCII(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, _ output: inout ByteBuffer
  ) -> Int {
    var position = start &+ 1
    while position < end, bytes[position] < 0x80, !table.begins(bytes[position]) {
      position &+= 1
    }
    output.append(bytes + start, count: position &- start)
    return position
  }
}

extension ConversionTable {
  /// Whether a key may begin with an ASCII character.
  @inline(__always)
  func begins(_ ascii: UInt8) -> Bool {
    let word = ascii < 64 ? asciiStarts.0 : asciiStarts.1
    return word >> UInt64(ascii & 63) & 1 != 0
  }

  /// A key that fits.
  struct Match {
    /// The number of the key; 0 when the character's own entry says what becomes of it.
    var key: Int
    /// Where the key ends.
    var end: Int
    /// The rank of its dictionary.
    var rank: UInt64
  }

  /// The key that fits at a character, by rank and then length.
  ///
  /// - Parameters:
  ///   - start: The end of the character.
  ///   - end: Where keys have to end.
  ///   - entry: The character's entry.
  ///   - worst: The last rank to consider.
  @inline(__always)
  func longestMatch(
    _ bytes: UnsafePointer<UInt8>, behind start: Int, to end: Int, _ entry: ConversionEntry,
    atMost worst: UInt64
  ) -> Match {
    var slot = entry.symbol
    var match = Match(key: 0, end: start, rank: min(entry.rank, worst))
    if entry.isLong, entry.rank <= worst { match.key = ConversionNode(bits: nodes[slot]).key }
    guard entry.hasChildren else { return match }
    var base = ConversionNode(bits: nodes[slot]).base
    var position = start
    while position < end {
      let (code, _, count) = decodeScalar(bytes + position)
      let symbol = self.entry(code).symbol
      if symbol == 0 { break }
      let child = base &+ symbol
      let node = ConversionNode(bits: nodes[child])
      if node.check != slot { break }
      position &+= count
      if node.key != 0, node.rank <= match.rank {
        match = Match(key: node.key, end: position, rank: node.rank)
      }
      base = node.base
      if base == 0 { break }
      slot = child
    }
    return match
  }
}
