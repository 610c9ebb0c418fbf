#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Calls `body` with `path` as the system wants it.
func withPath<R>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> R) -> R {
  let terminated = path.map(CChar.init(bitPattern:)) + [0]
  return terminated.withUnsafeBufferPointer { $0.baseAddress.map(body) ?? body("") }
}

/// The names in a folder that are not hidden, in byte order, and the error number that kept the
/// list from being complete, or 0.
///
/// Names are bytes: a file system does not promise UTF-8.
func folderNames(_ path: [UInt8]) -> (names: [[UInt8]], code: Int32) {
  guard let folder = withPath(path, { opendir($0) }) else { return ([], errno) }
  defer { closedir(folder) }
  guard let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) else { return ([], EINVAL) }
  var names: [[UInt8]] = []
  var code: Int32 = 0
  while true {
    errno = 0
    guard let entry = readdir(folder) else {
      code = errno
      break
    }
    // The record is as long as its name; copying a whole `dirent` could read past its end.
    let start = UnsafeRawPointer(entry).advanced(by: nameOffset)
    let name = [UInt8](
      UnsafeRawBufferPointer(
        start: start, count: strlen(start.assumingMemoryBound(to: CChar.self))))
    if name.first != UInt8(ascii: ".") { names.append(name) }
  }
  names.sort { $0.lexicographicallyPrecedes($1) }
  return (names, code)
}
