package import HanCore
import HeapModule

/// Sorts records by their keys in bounded memory: an external merge sort.
///
/// Records are added in any order. Past a bound they are written to a ``ScratchFile`` as a sorted
/// run; at the end the runs are merged. Records with equal keys come in the order in which they were
/// added.
///
/// Memory: `memoryLimit` while records are added, 64 kB a run while they are merged.
package struct RecordSorter: Sendable {
  /// Where a record lies in ``bytes``.
  private struct Place {
    var head: KeyHead
    var start: Int
    var keyCount: Int32
    var count: Int32
  }

  private struct Run {
    var range: Range<Int>
  }

  private let memoryLimit: Int
  private var bytes: [UInt8] = []
  private var places: [Place] = []
  private var runs: [Run] = []
  private var file: ScratchFile?

  /// A sorter without records.
  ///
  /// - Parameter memoryLimit: About how many bytes of records are held in memory.
  package init(memoryLimit: Int = 8 << 20) { self.memoryLimit = memoryLimit }

  /// Whether there are records on disk.
  package var hasSpilled: Bool { !runs.isEmpty }

  /// Whether there are records at all.
  package var hasRecords: Bool { !runs.isEmpty || !places.isEmpty }

  /// Adds a record.
  ///
  /// - Throws: ``ScratchError``.
  package mutating func add(
    key: some Collection<UInt8>, value: some Collection<UInt8>
  ) throws(ScratchError) {
    let start = bytes.count
    bytes.append(contentsOf: key)
    let keyCount = bytes.count - start
    bytes.append(contentsOf: value)
    let head = bytes.withUnsafeBufferPointer { bytes in
      KeyHead(UnsafeBufferPointer(rebasing: bytes[start..<(start + keyCount)]))
    }
    places.append(
      Place(
        head: head, start: start, keyCount: Int32(keyCount),
        count: Int32(bytes.count - start)))
    if bytes.count + places.count * MemoryLayout<Place>.stride >= memoryLimit { try spill() }
  }

  /// Writes what is in memory as a sorted run.
  package mutating func spill() throws(ScratchError) {
    guard !places.isEmpty else { return }
    let file = file ?? ScratchFile()
    self.file = file
    let start = file.count
    var writer = ByteWriter()
    for place in sortedPlaces() {
      let end = place.start + Int(place.count)
      let keyEnd = place.start + Int(place.keyCount)
      writer.block(bytes[place.start..<keyEnd])
      writer.block(bytes[keyEnd..<end])
      if writer.bytes.count >= 1 << 18 {
        try file.append(writer.bytes)
        writer = ByteWriter()
      }
    }
    try file.append(writer.bytes)
    runs.append(Run(range: start..<file.count))
    bytes.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  /// Gives back the memory that is kept for records to come.
  package mutating func releaseMemory() {
    guard places.isEmpty else { return }
    bytes = []
    places = []
  }

  /// Adds the records of another sorter, as if they were added after its own.
  ///
  /// - Throws: ``ScratchError``.
  package mutating func add(_ other: RecordSorter) throws(ScratchError) {
    var failure: ScratchError?
    try other.forEach { key, value in
      guard failure == nil else { return }
      do throws(ScratchError) { try add(key: key, value: value) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Calls `body` with each record in order of the keys' bytes.
  ///
  /// - Throws: ``ScratchError``.
  package func forEach(
    _ body: (_ key: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Void
  ) throws(ScratchError) {
    let sorted = sortedPlaces()
    guard let file, !runs.isEmpty else {
      for place in sorted { visit(place, body) }
      return
    }
    var heap = Heap<RunHead>()
    var readers: [RunReader] = []
    for run in runs {
      var reader = RunReader(file: file, range: run.range)
      if try reader.advance() { heap.insert(RunHead(reader, run: readers.count)) }
      readers.append(reader)
    }
    var next = 0
    while true {
      // What is in memory was added last, so runs on disk come first among equal keys.
      let least = heap.min
      if next < sorted.count {
        let place = sorted[next]
        let key = bytes[place.start..<(place.start + Int(place.keyCount))]
        if least.map({ RunHead(key: key, head: place.head, run: .max) < $0 }) ?? true {
          visit(place, body)
          next += 1
          continue
        }
      }
      guard let least else { return }
      body(readers[least.run].key, readers[least.run].value)
      if try readers[least.run].advance() {
        heap.replaceMin(with: RunHead(readers[least.run], run: least.run))
      } else {
        heap.removeMin()
      }
    }
  }

  private func visit(
    _ place: Place, _ body: (ArraySlice<UInt8>, ArraySlice<UInt8>) -> Void
  ) {
    let keyEnd = place.start + Int(place.keyCount)
    body(bytes[place.start..<keyEnd], bytes[keyEnd..<(place.start + Int(place.count))])
  }

  private func sortedPlaces() -> [Place] {
    bytes.withUnsafeBufferPointer { bytes in
      func key(_ place: Place) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[place.start..<(place.start + Int(place.keyCount))])
      }
      return places.sorted { a, b in
        if a.head.first != b.head.first { return a.head.first < b.head.first }
        if a.head.second != b.head.second { return a.head.second < b.head.second }
        let order = KeyHead.order(key(a), key(b))
        return order == 0 ? a.start < b.start : order < 0
      }
    }
  }
}

/// The next record of a run, by its key and then by the run.
private struct RunHead: Comparable {
  var key: ArraySlice<UInt8>
  var head: KeyHead
  var run: Int

  init(key: ArraySlice<UInt8>, head: KeyHead, run: Int) {
    self.key = key
    self.head = head
    self.run = run
  }

  init(_ reader: RunReader, run: Int) {
    self.init(
      key: reader.key, head: reader.key.withUnsafeBufferPointer { KeyHead($0) }, run: run)
  }

  static func < (a: RunHead, b: RunHead) -> Bool {
    if a.head.first != b.head.first { return a.head.first < b.head.first }
    if a.head.second != b.head.second { return a.head.second < b.head.second }
    let order = a.key.withUnsafeBufferPointer { key in
      b.key.withUnsafeBufferPointer { KeyHead.order(key, $0) }
    }
    return order == 0 ? a.run < b.run : order < 0
  }

  static func == (a: RunHead, b: RunHead) -> Bool { a.run == b.run && a.key == b.key }
}

/// Reads a sorted run record by record.
private struct RunReader {
  let file: ScratchFile
  let range: Range<Int>
  private(set) var key: ArraySlice<UInt8> = []
  private(set) var value: ArraySlice<UInt8> = []
  private var buffer: ArraySlice<UInt8> = []
  private var place: Int

  init(file: ScratchFile, range: Range<Int>) {
    self.file = file
    self.range = range
    place = range.lowerBound
  }

  /// Reads the next record.
  ///
  /// - Returns: Whether there is one.
  mutating func advance() throws(ScratchError) -> Bool {
    while true {
      var reader = ByteReader(buffer)
      if !buffer.isEmpty, let key = try? reader.block(), let value = try? reader.block() {
        self.key = key
        self.value = value
        buffer = buffer.dropFirst(reader.offset)
        return true
      }
      // The rest of the buffer is the beginning of a record.
      guard place < range.upperBound else { return false }
      let end = min(range.upperBound, place + max(64 << 10, buffer.count))
      let more = try file.read(place..<end)
      buffer = (Array(buffer) + more)[...]
      place = end
    }
  }
}
