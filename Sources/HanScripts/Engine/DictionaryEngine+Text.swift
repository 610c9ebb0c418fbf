import HanCore

extension DictionaryEngine {
  /// How much of a text goes through at a time: what it becomes stays in the cache until it is
  /// appended to the result.
  private static let portion = 48 << 10

  /// A text of no more bytes goes through as it is.
  private static let short = 128

  /// The text that `input`, valid UTF-8 below 4 GiB, becomes.
  func text(of input: UnsafeBufferPointer<UInt8>) -> String {
    var result = ""
    portions(of: input, noting: NoReplacements.self) { portion, bytes, _ in
      if portion.lowerBound == 0 {
        result.reserveCapacity(Self.estimate(bytes.count, from: portion.count, of: input.count))
      }
      result += String(validUTF8: bytes)
    }
    return result
  }

  /// The text that `input`, valid UTF-8 below 4 GiB, becomes, and the map back to it; `nil` if it
  /// stays as it is.
  func mappedText(
    of input: UnsafeBufferPointer<UInt8>
  ) -> (text: String, map: OffsetMap)? {
    // The filter takes longer to make than some words take to walk over.
    guard isCanonical, input.count > Self.short, let filter = BundledConversion.canonicalFilter,
      let stretches = filter.stretches(in: input)
    else {
      return mappedText(of: input, stretches: [0..<input.count])
    }
    return stretches.isEmpty ? nil : mappedText(of: input, stretches: stretches)
  }

  /// As ``mappedText(of:)``; what is outside of the stretches stays as it is.
  private func mappedText(
    of input: UnsafeBufferPointer<UInt8>, stretches: [Range<Int>]
  ) -> (text: String, map: OffsetMap)? {
    guard let start = input.baseAddress else { return nil }
    var result = ByteBuffer(capacity: input.count + input.count / 64)
    var map = OffsetMap.ReplacementBuilder()
    var position = 0
    for stretch in stretches {
      result.append(start + position, count: stretch.lowerBound - position)
      portions(
        of: UnsafeBufferPointer(rebasing: input[stretch]), noting: ReplacementList.self
      ) { portion, bytes, noted in
        if portion.lowerBound == 0, stretch.count == input.count {
          map.reserve(Self.estimate(noted.items.count, from: portion.count, of: input.count))
        }
        map.append(
          noted.items, source: stretch.lowerBound + portion.lowerBound, target: result.count)
        if let first = bytes.baseAddress { result.append(first, count: bytes.count) }
      }
      position = stretch.upperBound
    }
    result.append(start + position, count: input.count - position)
    if map.count == 0 { return nil }
    return (
      String(validUTF8: result.bytes),
      map.build(sourceCount: input.count, targetCount: result.count)
    )
  }

  /// What comes of a whole text, judged by what came of a first portion, which may be all of it: a
  /// long line is one portion.
  static func estimate(_ count: Int, from portion: Int, of total: Int) -> Int {
    portion >= total
      ? count
      : Int((Double(count) * Double(total) / Double(max(1, portion))).rounded(.up)) + count / 4
  }

  /// Walks over a text portion by portion.
  ///
  /// - Parameter body: Takes where a portion stands, what it became, and what was replaced, the
  ///   latter relative to the portion.
  private func portions<Recorder: ReplacementRecorder & ~Copyable>(
    of input: UnsafeBufferPointer<UInt8>, noting _: Recorder.Type,
    _ body: (Range<Int>, UnsafeBufferPointer<UInt8>, borrowing Recorder) -> Void
  ) {
    if steps.count == 1 {
      portions(of: input, by: steps[0], noting: Recorder.self, body)
      return
    }
    var position = 0
    while position < input.count {
      let end = Self.lineEnd(in: input, from: position + Self.portion)
      convert(UnsafeBufferPointer(rebasing: input[position..<end]), noting: Recorder.self) {
        body(position..<end, $0, $1)
      }
      position = end
    }
  }

  /// The end of the line that an offset lies in, of which no key and no sequence leads on.
  private static func lineEnd(in input: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int {
    var offset = offset
    while offset < input.count {
      guard let feed = input[offset...].firstIndex(of: 0x0A) else { break }
      offset = feed + 1
      if !IdeographicDescription.mayReach(over: offset, in: input) { return offset }
    }
    return input.count
  }

  /// Walks over a text portion by portion, with one pass.
  private func portions<Recorder: ReplacementRecorder & ~Copyable>(
    of input: UnsafeBufferPointer<UInt8>, by step: Step, noting _: Recorder.Type,
    _ body: (Range<Int>, UnsafeBufferPointer<UInt8>, borrowing Recorder) -> Void
  ) {
    guard let start = input.baseAddress else { return }
    var output = ByteBuffer(capacity: Self.portion + Self.portion / 8)
    var recorder = Recorder()
    var spans: [FinishedSpan] = []
    var position = 0
    while position < input.count {
      // Keys and sequences that begin in a portion end before its lookahead does.
      let end = min(input.count, position + Self.portion + step.lookahead)
      output.removeAll()
      recorder.removeAll()
      spans.removeAll(keepingCapacity: true)
      let walked = step.run(
        over: UnsafeBufferPointer(start: start + position, count: end - position), finished: [],
        isFinal: end == input.count, output: &output, nowFinished: &spans, recorder: &recorder)
      body(position..<position + walked, output.bytes, recorder)
      position += walked
    }
  }
}
