internal import HanCore
internal import HeapModule

/// A place in a run of characters: up to seven of them from there on, and the one before; 0 is none.
struct CharacterPlace: Hashable, Sendable {
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var third: UInt64

  init(left: UInt32) { third = UInt64(left) }

  fileprivate init(_ first: UInt64, _ second: UInt64, _ third: UInt64) {
    self.first = first
    self.second = second
    self.third = third
  }

  /// The character before.
  var left: UInt32 { UInt32(truncatingIfNeeded: third & Self.mask) }

  private static let mask: UInt64 = 1 << 21 - 1

  /// The characters from the place on.
  subscript(offset: Int) -> UInt32 {
    get {
      switch offset {
      case 0...2: UInt32(truncatingIfNeeded: first >> UInt64(42 - 21 * offset) & Self.mask)
      case 3...5: UInt32(truncatingIfNeeded: second >> UInt64(105 - 21 * offset) & Self.mask)
      default: UInt32(truncatingIfNeeded: third >> 21 & Self.mask)
      }
    }
    set {
      let value = UInt64(newValue) & Self.mask
      switch offset {
      case 0...2: first |= value << UInt64(42 - 21 * offset)
      case 3...5: second |= value << UInt64(105 - 21 * offset)
      default: third |= value << 21
      }
    }
  }

  /// Some of the characters alone.
  func part(_ range: Range<Int>) -> CharacterPlace {
    var part = CharacterPlace(left: 0)
    for offset in range { part[offset - range.lowerBound] = self[offset] }
    return part
  }

  /// How many characters two places have in common from there on.
  func common(_ other: CharacterPlace, upTo longest: Int) -> Int {
    var count = 0
    if first == other.first {
      count = second == other.second ? 6 : 3
    }
    while count < longest, self[count] == other[count] { count += 1 }
    return min(count, longest)
  }

  /// The first characters.
  func text(_ count: Int) -> String {
    var text = String.UnicodeScalarView()
    for offset in 0..<count {
      if let scalar = Unicode.Scalar(self[offset]) { text.append(scalar) }
    }
    return String(text)
  }

  fileprivate func encode(to bytes: inout [UInt8]) {
    for word in [first, second, third] {
      withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
    }
  }

  fileprivate init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    func word(_ number: Int) -> UInt64 {
      UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8 * number, as: UInt64.self))
    }
    self.init(word(0), word(1), word(2))
  }
}

extension CharacterPlace: Comparable {
  /// Orders by the characters.
  static func < (a: CharacterPlace, b: CharacterPlace) -> Bool {
    if a.first != b.first { return a.first < b.first }
    if a.second != b.second { return a.second < b.second }
    return a.third < b.third
  }
}

/// Places of characters, which are sorted in memory or, beyond a bound, in a temporary file.
struct CharacterPlaces: Sendable {
  private var places: [CharacterPlace] = []
  private let limit: Int
  private var file: ScratchFile?
  /// Where the sorted parts of the file are.
  private var parts: [Range<Int>] = []

  static let size = 24

  init(memoryLimit: Int) { limit = max(1024, memoryLimit / Self.size) }

  mutating func append(_ place: CharacterPlace) throws(ScratchError) {
    places.append(place)
    if places.count >= limit { try spill() }
  }

  private mutating func spill() throws(ScratchError) {
    places.sort()
    let file = file ?? ScratchFile()
    self.file = file
    let start = file.count
    var bytes: [UInt8] = []
    for place in places {
      place.encode(to: &bytes)
      if bytes.count >= 1 << 16 {
        try file.append(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try file.append(bytes)
    parts.append(start..<file.count)
    places.removeAll(keepingCapacity: true)
  }

  /// Calls `body` with all places in order.
  mutating func forEach(
    _ body: (CharacterPlace) throws(ScratchError) -> Void
  ) throws(ScratchError) {
    places.sort()
    guard let file else {
      for place in places { try body(place) }
      return
    }
    if !places.isEmpty { try spill() }
    var heap = Heap<Cursor>()
    // Together they read about as much at a time as memory has.
    let buffer = max(1 << 12, min(1 << 20, limit * Self.size / max(1, parts.count) / 2))
    for (number, part) in parts.enumerated() {
      var cursor = Cursor(number: number, rest: part, buffer: buffer / Self.size * Self.size)
      if try cursor.advance(in: file) { heap.insert(cursor) }
    }
    while var cursor = heap.popMin() {
      repeat {
        try body(cursor.place)
        guard try cursor.advance(in: file) else { break }
        if let next = heap.min, next < cursor {
          heap.insert(cursor)
          break
        }
      } while true
    }
  }

  /// Reads a part of the file.
  private struct Cursor: Comparable {
    let number: Int
    private var rest: Range<Int>
    private let buffer: Int
    private var bytes: [UInt8] = []
    private var offset = 0
    private(set) var place = CharacterPlace(left: 0)

    init(number: Int, rest: Range<Int>, buffer: Int) {
      self.number = number
      self.rest = rest
      self.buffer = max(CharacterPlaces.size, buffer)
    }

    /// Goes to the next place; `false` at the end.
    mutating func advance(in file: ScratchFile) throws(ScratchError) -> Bool {
      if offset == bytes.count {
        guard !rest.isEmpty else { return false }
        let end = min(rest.upperBound, rest.lowerBound + buffer)
        bytes = try file.read(rest.lowerBound..<end)
        rest = end..<rest.upperBound
        offset = 0
      }
      place = bytes.withUnsafeBytes { CharacterPlace($0, at: offset) }
      offset += CharacterPlaces.size
      return true
    }

    static func < (a: Cursor, b: Cursor) -> Bool {
      a.place == b.place ? a.number < b.number : a.place < b.place
    }
    static func == (a: Cursor, b: Cursor) -> Bool { a.number == b.number }
  }
}
