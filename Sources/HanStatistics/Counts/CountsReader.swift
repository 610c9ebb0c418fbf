internal import Foundation
import HanCore

/// Reads a file of counts line by line, and finds out what is wrong with it.
struct CountsReader {
  let path: String
  /// The line at hand.
  private(set) var row: CountsMerger.Row?
  /// The fingerprint of the total, which is read first.
  let fingerprint: CountsFingerprint?
  /// The total, once all lines before it were read.
  private(set) var totals: TermCount?

  private let file: LineFile
  private var line = 0
  private var last: [UInt8] = []
  private var sum = 0

  /// Opens a file, and looks at its last line.
  init(_ path: String) throws(CountsError) {
    self.path = path
    file = try LineFile(path)
    if file.isPacked {
      throw .unreadable(
        path: path,
        cause: "it is packed by gzip or zstd (help: unpack it on the way, such as "
          + "<(gzip -dc \(path)))")
    }
    guard let end = file.lastLine() else {
      throw .damaged(
        path: path, line: 1, cause: "the file is empty; its last line should be the total")
    }
    guard let totals = CountLine.parse(end[...]), totals.key.hasPrefix("~") else {
      throw .damaged(
        path: path, line: file.countLines(),
        cause: "the last line is not the total; the file was cut after \(file.size) bytes")
    }
    guard let fingerprint = CountsFingerprint(String(totals.key.dropFirst())) else {
      throw .damaged(
        path: path, line: file.countLines(), cause: "the total was made by another program")
    }
    self.fingerprint = fingerprint
    file.rewind()
  }

  /// Reads the next line; at the end checks the total.
  mutating func next() throws(CountsError) -> CountsMerger.Row? {
    row = nil
    guard totals == nil else { return nil }
    line += 1
    guard let bytes = file.next() else { throw damaged("the total is missing") }
    guard let parsed = CountLine.parse(bytes[...]) else {
      throw damaged("it is not a row of counts")
    }
    if parsed.key.hasPrefix("~") {
      if file.next() != nil { throw damaged("there are lines after the total, or two totals") }
      guard parsed.count.sumOfSquares == sum else {
        throw damaged(
          "the lines add up to \(sum) and not to \(parsed.count.sumOfSquares): "
            + "lines are missing or repeated")
      }
      totals = parsed.count
      return nil
    }
    let order = parsed.escaped + [0x22]
    let comparison = Self.order(last, order)
    if comparison == 0 { throw damaged("the key is repeated") }
    guard comparison < 0 else {
      throw damaged("lines are not in order of their bytes; sort them with LC_ALL=C")
    }
    last = order
    sum &+= parsed.count.frequency
    row = CountsMerger.Row(
      text: parsed.key, key: parsed.escaped, count: parsed.count, path: path, line: line)
    return row
  }

  /// Negative where the first one comes first in order of their bytes, 0 where both are the same.
  static func order(_ a: [UInt8], _ b: [UInt8]) -> Int {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        guard let one = a.baseAddress, let other = b.baseAddress else { return a.count - b.count }
        let order = memcmp(one, other, min(a.count, b.count))
        return order == 0 ? a.count - b.count : Int(order)
      }
    }
  }

  private func damaged(_ cause: String) -> CountsError {
    .damaged(path: path, line: line, cause: cause)
  }
}

/// A file read by lines.
private final class LineFile {
  private let file: UnsafeMutablePointer<FILE>
  private var buffer: UnsafeMutablePointer<CChar>?
  private var capacity = 0
  let size: Int

  init(_ path: String) throws(CountsError) {
    guard path != "-" || StandardInput.claim() else {
      throw .unreadable(path: path, cause: "standard input can be read once (help: name it once)")
    }
    guard let file = path == "-" ? fdopen(dup(STDIN_FILENO), "r") : fopen(path, "r") else {
      throw .unreadable(path: path, cause: String(cString: strerror(errno)))
    }
    var info = stat()
    guard fstat(fileno(file), &info) == 0, info.st_mode & S_IFMT != S_IFDIR else {
      fclose(file)
      throw .unreadable(path: path, cause: "counts are read from files, not from folders")
    }
    if info.st_mode & S_IFMT != S_IFREG {
      // What comes by a pipe is kept, since its size is asked for before it is read.
      defer { fclose(file) }
      guard let kept = Self.copy(of: file), fstat(fileno(kept), &info) == 0 else {
        throw .unreadable(path: path, cause: String(cString: strerror(errno)))
      }
      self.file = kept
      size = Int(info.st_size)
      return
    }
    self.file = file
    size = Int(info.st_size)
  }

  /// A temporary file without a name, with all that `file` gives.
  private static func copy(of file: UnsafeMutablePointer<FILE>) -> UnsafeMutablePointer<FILE>? {
    guard let copy = tmpfile() else { return nil }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      guard count > 0 else { break }
      guard fwrite(piece, 1, count, copy) == count else {
        fclose(copy)
        return nil
      }
    }
    guard ferror(file) == 0, fflush(copy) == 0 else {
      fclose(copy)
      return nil
    }
    fseek(copy, 0, SEEK_SET)
    return copy
  }

  deinit {
    fclose(file)
    free(buffer)
  }

  /// Whether it begins as what gzip or zstd wrote.
  var isPacked: Bool {
    rewind()
    var head = [UInt8](repeating: 0, count: 4)
    let count = fread(&head, 1, head.count, file)
    rewind()
    return count == 4 && (head[..<2] == [0x1F, 0x8B] || head == [0x28, 0xB5, 0x2F, 0xFD])
  }

  func rewind() { fseek(file, 0, SEEK_SET) }

  /// The next line without its end.
  func next() -> [UInt8]? {
    let length = getline(&buffer, &capacity, file)
    guard length > 0, let buffer else { return nil }
    let bytes = UnsafeRawBufferPointer(start: buffer, count: length)
    return Array(bytes.last == 0x0A ? bytes.dropLast() : bytes[...])
  }

  /// How many lines there are; reads them all.
  func countLines() -> Int {
    rewind()
    var count = 0
    while next() != nil { count += 1 }
    return max(1, count)
  }

  /// The last line, from the last 64 kB.
  func lastLine() -> [UInt8]? {
    guard size > 0 else { return nil }
    fseek(file, max(0, size - 65_536), SEEK_SET)
    var last: [UInt8]?
    while let line = next() { last = line }
    return last
  }
}
