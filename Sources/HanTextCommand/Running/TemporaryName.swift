internal import CProcess

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Names of what is written beside an output until it is complete: hidden, random (two machines may
/// share a folder and have equal process numbers), and the same for the same output in their
/// beginning, so that the next run finds what a killed one left.
struct TemporaryName {
  private static let ending = Array(".tmp".utf8)

  /// What the temporary names of an output begin with.
  private let beginning: [UInt8]

  /// - Parameter name: The name of the output inside its folder.
  init(for name: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    // Short, because the output's name may be as long as names can be.
    beginning = Array(".hantext-\(Self.hex(hash))-".utf8)
  }

  /// A new name.
  func make() -> String {
    String(decoding: beginning, as: UTF8.self) + Self.hex(UInt64.random(in: .min ... .max)) + ".tmp"
  }

  /// The temporary files and folders of this output in a folder, that no process has locked: what
  /// killed runs left.
  func stale(in folder: String) -> [String] {
    entries(of: folder).filter { name in
      guard name.starts(with: beginning), name.suffix(4).elementsEqual(Self.ending) else {
        return false
      }
      let descriptor = withPath(Array(folder.utf8) + [0x2F] + name) {
        open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      }
      guard descriptor >= 0 else { return false }
      defer { close(descriptor) }
      return file_lock(descriptor) == 0
    }.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func hex(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// The names in a folder, hidden ones included, in byte order; none if it cannot be read.
func entries(of folder: String) -> [[UInt8]] {
  guard let stream = opendir(folder) else { return [] }
  defer { closedir(stream) }
  guard let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) else { return [] }
  var names: [[UInt8]] = []
  while let entry = readdir(stream) {
    // The record is as long as its name; copying a whole `dirent` could read past its end.
    let start = UnsafeRawPointer(entry).advanced(by: nameOffset)
    let count = strlen(start.assumingMemoryBound(to: CChar.self))
    let name = [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
  }
  return names.sorted { $0.lexicographicallyPrecedes($1) }
}

/// Calls `body` with a path as the system wants it.
func withPath<R>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> R) -> R {
  let terminated = path.map(CChar.init(bitPattern:)) + [0]
  return terminated.withUnsafeBufferPointer { $0.baseAddress.map(body) ?? body("") }
}
