import CIntrinsics
import HanCore

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
  /// The table behind, which works on what the table's characters became.
  var later: ConversionTable?
  let use: ConversionRoute.Use
  /// The rank whose keys are finished by a pass that converts all.
  var finishedRank: UInt64?
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
  func run<Recorder: ReplacementRecorder & ~Copyable>(
    over input: UnsafeBufferPointer<UInt8>, finished: [FinishedSpan], isFinal: Bool,
    output: inout ByteBuffer, nowFinished: inout [FinishedSpan],
    recorder: inout Recorder
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
  private func walk<Recorder: ReplacementRecorder & ~Copyable>(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, isFinal: Bool,
    output: inout ByteBuffer, nowFinished: inout [FinishedSpan], recorder: inout Recorder
  ) -> Int {
    // Behind this place more text might tell.
    let limit = isFinal ? end : end - lookahead
    guard start < limit else { return start }
    let table = table
    let keepsSingles = use == .convert
    var position = start
    var here = table.character(bytes + position)
    // The output's end is kept in a register; `output` hears of it when it is needed.
    var out = output.end
    var outLimit = output.storeLimit
    while true {
      var next = position &+ here.count
      var following: ConversionTable.Character?
      if here.entry.needsAttention {
        if here.entry.beginsKeys, next < end {
          let second = table.character(bytes + next)
          following = second
          table.prefetchNodes(here.entry.symbol, second.entry.symbol)
          if !here.entry.needsAttentionAlone,
            !table.mayMatch(here.entry.symbol, second, bytes, behind: next, to: end)
          {
            // The usual case: no key goes on here.
            if out > outLimit { (out, outLimit) = grow(&output, out) }
            let count = store(here, keepsSingles, at: out)
            recorder.replaced(
              position, here.count, by: out - output.start, count,
              if: keepsSingles && here.entry.replaces(here.raw))
            out += count
            position = next
            if position >= limit { break }
            here = second
            continue
          }
        }
        output.setEnd(out)
        let reached = attend(
          to: here, bytes, at: position, end: end, output: &output, nowFinished: &nowFinished,
          recorder: &recorder)
        (out, outLimit) = (output.end, output.storeLimit)
        if reached > position {
          position = reached
          if position >= limit { break }
          here = table.character(bytes + position)
          continue
        }
      }
      if out > outLimit { (out, outLimit) = grow(&output, out) }
      let count = store(here, keepsSingles, at: out)
      recorder.replaced(
        position, here.count, by: out - output.start, count,
        if: keepsSingles && here.entry.replaces(here.raw))
      out += count
      if here.raw < 0x80 {
        // Runs of ASCII are copied as such.
        output.setEnd(out)
        let run = table.asciiEnd(bytes, from: next, to: limit)
        output.append(bytes + next, count: run &- next)
        if run > next {
          next = run
          following = nil
        }
        (out, outLimit) = (output.end, output.storeLimit)
      }
      position = next
      if position >= limit { break }
      here = following ?? table.character(bytes + position)
    }
    output.setEnd(out)
    return position
  }

  /// Stores what becomes of a character on its own; four bytes are written.
  ///
  /// - Returns: How many of them count.
  @inline(__always)
  private func store(
    _ character: ConversionTable.Character, _ replaces: Bool, at out: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let isReplaced = replaces && character.entry.replacementCount != 0
    let bytes = isReplaced ? character.entry.replacement : character.raw
    UnsafeMutableRawPointer(out).storeBytes(of: bytes.littleEndian, as: UInt32.self)
    return isReplaced ? character.entry.replacementCount : character.count
  }

  @inline(never)
  private func grow(
    _ output: inout ByteBuffer, _ out: UnsafeMutablePointer<UInt8>
  ) -> (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>) {
    output.setEnd(out)
    output.reserve(4)
    return (output.end, output.storeLimit)
  }

  /// Looks for a key or a descriptive sequence at a character, and writes what becomes of it.
  ///
  /// - Returns: Its end, or `position` when there is none.
  @inline(never)
  private func attend<Recorder: ReplacementRecorder & ~Copyable>(
    to character: ConversionTable.Character, _ bytes: UnsafePointer<UInt8>, at position: Int,
    end: Int, output: inout ByteBuffer, nowFinished: inout [FinishedSpan],
    recorder: inout Recorder
  ) -> Int {
    let entry = character.entry
    if entry.isOperator {
      let length = IdeographicDescription.length(in: bytes, from: position, to: end)
      if length > 0 {
        output.append(bytes + position, count: length)
        return position &+ length
      }
    }
    let match = table.longestMatch(
      bytes, behind: position &+ character.count, to: end, entry,
      atMost: use == .convert ? ConversionEntry.noRank : 0)
    if match.place != 0 {
      let start = output.count
      replace(
        bytes, position, match.end, by: table.value(match.place), &output, &recorder)
      if use != .convert && match.rank == 0 || match.rank == finishedRank {
        nowFinished.append(
          FinishedSpan(
            start: UInt32(start), end: UInt32(output.count), isLocked: use == .lock))
      }
      return match.end
    }
    guard entry.asksLater, let later else { return position }
    return ask(later, bytes, at: position, end: end, &output, &recorder)
  }

  /// Writes what the later table makes of a key of its that begins at a character.
  ///
  /// The later table works on the stretches between keys of the first table. Its keys are followed
  /// through what the first table's characters become, up to where a key of the first begins.
  ///
  /// - Returns: The end of the key, or `position` when there is none.
  private func ask<Recorder: ReplacementRecorder & ~Copyable>(
    _ later: ConversionTable, _ bytes: UnsafePointer<UInt8>, at position: Int, end: Int,
    _ output: inout ByteBuffer, _ recorder: inout Recorder
  ) -> Int {
    let (code, _, count) = decodeScalar(bytes + position)
    let first = later.entry(scalar: table.ownEntry(code).replacement)
    var slot = first.symbol
    var match = ConversionTable.Match(
      place: first.isLong ? ConversionNode(bits: later.nodes[slot]).place : 0,
      end: position &+ count, rank: first.rank)
    var reached = match.end
    var base = first.hasChildren ? ConversionNode(bits: later.nodes[slot]).base : 0
    while base != 0, reached < end {
      let (code, raw, count) = decodeScalar(bytes + reached)
      let own = table.ownEntry(code)
      let symbol = later.entry(scalar: own.replacementCount > 0 ? own.replacement : raw).symbol
      if symbol == 0 { break }
      let child = base &+ symbol
      let node = ConversionNode(bits: later.nodes[child])
      if node.check != slot { break }
      // A key of the first table is none of the later table's business.
      if own.hasChildren,
        table.longestMatch(bytes, behind: reached &+ count, to: end, own, atMost: 0).place != 0
      {
        break
      }
      reached &+= count
      if node.place != 0, node.rank <= match.rank {
        match = ConversionTable.Match(place: node.place, end: reached, rank: node.rank)
      }
      base = node.base
      slot = child
    }
    guard match.place != 0 else { return position }
    replace(bytes, position, match.end, by: later.value(match.place), &output, &recorder)
    return match.end
  }

  /// Writes what a stretch becomes.
  @inline(__always)
  private func replace<Recorder: ReplacementRecorder & ~Copyable>(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, by value: UnsafeBufferPointer<UInt8>,
    _ output: inout ByteBuffer, _ recorder: inout Recorder
  ) {
    if Recorder.records {
      recorder.replaced(
        UnsafeBufferPointer(start: bytes + start, count: end &- start), at: start, by: value,
        at: output.count)
    }
    if let first = value.baseAddress { output.append(first, count: value.count) }
  }
}
