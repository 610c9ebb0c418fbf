internal import CProcess
import HanText

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The folder of a report, whose files appear all at once in place of those of the report before.
///
/// They are written into a new folder beside it, brought to the disk, and the two folders are
/// exchanged; a process that is killed at any moment leaves the old report or the new one. What the
/// report did not write stays: files are in both folders by then, and folders follow. Where the
/// folder cannot be exchanged (it is a mount or the current folder, or what is above it cannot be
/// written), the files are renamed one after the other.
///
/// The folder is locked as long as the value lives.
final class ReportFolder: ReportOutput {
  private let path: String
  private let target: String
  private let isNew: Bool
  private let lock: Int32
  private let stagingLock: Int32
  private let staging: String
  private let exchanges: Bool
  /// What the report before wrote.
  private let former: ReportMarker?
  private var names: [String] = []
  private var file: (descriptor: Int32, name: String)?
  private var buffer: [UInt8] = []
  private var isFinished = false

  /// Creates the folder if need be, locks it, and removes what killed runs left.
  ///
  /// - Parameter force: Whether files may be put among others that no report wrote.
  /// - Throws: ``OutputError``; it is `foreignFiles` if there are such files.
  init(_ path: String, force: Bool = false) throws(OutputError) {
    self.path = path
    Self.restore(path)
    var info = stat()
    isNew = stat(path, &info) != 0
    try OutputFile.createFolder(path)
    target = OutputFile.resolved(path)
    lock = try Self.locked(target, as: path)
    let parent = OutputFile.folder(of: target)
    let temporary = TemporaryName(for: OutputFile.name(of: target))
    for name in temporary.stale(in: parent) { Self.tidy("\(parent)/\(name)", into: target) }
    for name in temporary.stale(in: target) { Self.removeFolder("\(target)/\(name)") }
    let marker = Self.marker(of: target)
    former = marker
    let journal = Array(RunJournal.folderName.utf8)
    if marker == nil, !force, entries(of: target).contains(where: { $0 != journal }) {
      file_unlock(lock)
      // A marker that cannot be read says nothing about whose the files are.
      let place = "\(target)/\(ReportMarker.name)"
      if lstat(place, &info) == 0 { throw .failed(path: "\(path)/\(ReportMarker.name)", code: EIO) }
      throw .foreignFiles(path: path)
    }
    let beside = Self.canExchange(target)
    var place = "\(beside ? parent : target)/\(temporary.make())"
    var code = mkdir(place, 0o777) == 0 ? 0 : errno
    var isBeside = beside
    if code != 0, beside {
      place = "\(target)/\(temporary.make())"
      isBeside = false
      code = mkdir(place, 0o777) == 0 ? 0 : errno
    }
    staging = place
    exchanges = isBeside
    guard code == 0 else {
      file_unlock(lock)
      if isNew { rmdir(target) }
      throw .failed(path: path, code: code)
    }
    // The new folder is locked before it has the name.
    stagingLock = open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if stagingLock >= 0 { _ = file_lock(stagingLock) }
  }

  deinit {
    discard()
    if stagingLock >= 0 { file_unlock(stagingLock) }
    file_unlock(lock)
  }

  /// The files that were written, in order.
  var files: [String] { names }

  /// Where the folder is.
  var place: String { target }

  // MARK: Writing

  func begin(_ name: String) throws {
    if let folder = Self.folder(of: name) { mkdir("\(staging)/\(folder)", 0o777) }
    let descriptor = open("\(staging)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputError.failed(path: "\(path)/\(name)", code: errno) }
    file = (descriptor, name)
    names.append(name)
  }

  func write(_ text: String) throws {
    buffer += text.utf8
    if buffer.count >= 1 << 18 { try flush() }
  }

  func end() throws {
    guard let (descriptor, name) = file else { return }
    try flush()
    file = nil
    let code = file_synchronize(descriptor)
    let closing = closeDescriptor(descriptor) == 0 ? 0 : errno
    // Some file systems have nothing to synchronize.
    if code != 0, code != EINVAL, code != ENOTSUP {
      throw OutputError.failed(path: "\(path)/\(name)", code: code)
    }
    if closing != 0, closing != EINTR {
      throw OutputError.failed(path: "\(path)/\(name)", code: closing)
    }
  }

  private func flush() throws {
    guard let file else { return }
    try OutputFile.write(buffer, to: file.descriptor, path: "\(path)/\(file.name)")
    buffer.removeAll(keepingCapacity: true)
  }

  /// The bytes of a file that was written.
  func contents(of name: String) throws(DocumentFailure) -> [UInt8] {
    do throws(FileContents.Failure) { return try FileContents.read("\(staging)/\(name)") } catch {
      throw DocumentFailure(id: "\(path)/\(name)", cause: error.cause)
    }
  }

  // MARK: Ending

  /// Puts the files in their place.
  func commit() throws {
    for folder in folders { try Self.synchronize("\(staging)/\(folder)", as: path) }
    try write(ReportMarker(files: names), into: staging)
    if exchanges { try exchange() } else { try move() }
    isFinished = true
  }

  /// Gives the report up: the folder stays as it was.
  func discard() {
    guard !isFinished else { return }
    isFinished = true
    if let file { _ = closeDescriptor(file.descriptor) }
    file = nil
    Self.removeFolder(staging)
    if isNew { rmdir(target) }
  }

  private func write(_ marker: ReportMarker, into folder: String) throws(OutputError) {
    do {
      try writeMarker(marker, into: folder)
    } catch let error as OutputError {
      throw error
    } catch {
      throw .failed(path: path, code: EIO)
    }
  }

  private func writeMarker(_ marker: ReportMarker, into folder: String) throws {
    let place = "\(folder)/\(ReportMarker.name)"
    unlink(place)
    let descriptor = open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputError.failed(path: path, code: errno) }
    let count = names.count
    file = (descriptor, ReportMarker.name)
    buffer = marker.bytes
    try end()
    names.removeLast(names.count - count)
  }

  private func exchange() throws {
    for name in foreign() {
      // Where there are no links, and for folders, it follows afterwards.
      if let folder = Self.folder(of: String(decoding: name, as: UTF8.self)) {
        mkdir("\(staging)/\(folder)", 0o777)
      }
      let old = Array(target.utf8) + [0x2F] + name
      let new = Array(staging.utf8) + [0x2F] + name
      _ = withPath(old) { old in withPath(new) { new in link(old, new) } }
    }
    var info = stat()
    if !isNew, stat(target, &info) == 0 {
      chmod(staging, info.st_mode & 0o7777)
      _ = chown(staging, uid_t.max, info.st_gid)
    }
    try Self.synchronize(staging, as: path)
    let parent = OutputFile.folder(of: target)
    var old = staging
    var code = file_exchange(staging, target)
    if code == ENOSYS || code == EINVAL || code == ENOTSUP {
      old = "\(parent)/\(TemporaryName(for: OutputFile.name(of: target)).make())"
      code = rename(target, old) == 0 ? 0 : errno
      if code == 0, rename(staging, target) != 0 {
        code = errno
        rename(old, target)
      }
    }
    if [EXDEV, EBUSY, EPERM, EACCES, EINVAL, ENOTSUP, ENOSYS].contains(code) {
      // As on layered file systems: its files still can be renamed.
      for name in foreign() {
        _ = withPath(Array(staging.utf8) + [0x2F] + name) { unlink($0) }
      }
      for folder in formerFolders { rmdir("\(staging)/\(folder)") }
      return try move()
    }
    guard code == 0 else { throw OutputError.failed(path: path, code: code) }
    isFinished = true
    Self.tidy(old, into: target)
    try Self.synchronize(parent, as: path)
  }

  private func move() throws {
    // Until all is done, what is old and what is new is a report's.
    try write(ReportMarker(files: names + (former?.files ?? [])), into: staging)
    for folder in folders { mkdir("\(target)/\(folder)", 0o777) }
    for name in [ReportMarker.name] + names {
      guard rename("\(staging)/\(name)", "\(target)/\(name)") == 0 else {
        throw OutputError.failed(path: "\(path)/\(name)", code: errno)
      }
    }
    let current = Set(names)
    for name in former?.files ?? [] where !current.contains(name) { unlink("\(target)/\(name)") }
    // A folder with files of others stays.
    for folder in formerFolders { rmdir("\(target)/\(folder)") }
    try write(ReportMarker(files: names), into: staging)
    guard rename("\(staging)/\(ReportMarker.name)", "\(target)/\(ReportMarker.name)") == 0 else {
      throw OutputError.failed(path: path, code: errno)
    }
    for folder in folders {
      rmdir("\(staging)/\(folder)")
      try Self.synchronize("\(target)/\(folder)", as: path)
    }
    rmdir(staging)
    try Self.synchronize(target, as: path)
  }

  /// What is in the folder, and in the folders of a report inside it, and no report's.
  private func foreign() -> [[UInt8]] {
    let own = Set(((former?.files ?? []) + names + [ReportMarker.name]).map { Array($0.utf8) })
    let inner = Set((folders + formerFolders).map { Array($0.utf8) })
    return entries(of: target).flatMap { name -> [[UInt8]] in
      guard inner.contains(name), Self.isFolder(Array(target.utf8) + [0x2F] + name) else {
        return own.contains(name) ? [] : [name]
      }
      return entries(of: "\(target)/\(String(decoding: name, as: UTF8.self))")
        .map { name + [0x2F] + $0 }.filter { !own.contains($0) }
    }
  }

  /// The folders inside the report's that files were written into.
  private var folders: [String] { Self.folders(of: names) }

  /// Those that the report before wrote into.
  private var formerFolders: [String] { Self.folders(of: former?.files ?? []) }

  private static func folders(of files: [String]) -> [String] {
    Set(files.compactMap { folder(of: $0) }).sorted()
  }

  /// The folder inside the report's that a file is in, if it is in one.
  private static func folder(of file: String) -> String? {
    file.contains("/") ? String(file.prefix { $0 != "/" }) : nil
  }

  private static func isFolder(_ path: [UInt8]) -> Bool {
    var info = stat()
    return withPath(path) { lstat($0, &info) } == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  // MARK: Folders

  private static func marker(of folder: String) -> ReportMarker? {
    let descriptor = open("\(folder)/\(ReportMarker.name)", O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      count = max(0, readDescriptor(descriptor, buffer.baseAddress, buffer.count))
    }
    return ReportMarker(bytes)
  }

  /// Opens and locks the folder that has this name now.
  private static func locked(_ folder: String, as path: String) throws(OutputError) -> Int32 {
    for _ in 0..<100 {
      let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .failed(path: path, code: errno) }
      var code = file_lock(descriptor)
      // Workers of a run that was killed have the lock until they notice.
      for _ in 0..<50 where code == EWOULDBLOCK {
        usleep(50_000)
        code = file_lock(descriptor)
      }
      if code == EWOULDBLOCK {
        close(descriptor)
        throw .inUse(path: path)
      }
      // Another run may have exchanged the folder since. A file system without locks has none.
      var mine = stat()
      var named = stat()
      if fstat(descriptor, &mine) == 0, stat(folder, &named) == 0, mine.st_ino == named.st_ino {
        return descriptor
      }
      file_unlock(descriptor)
    }
    throw .inUse(path: path)
  }

  private static func canExchange(_ folder: String) -> Bool {
    let parent = OutputFile.folder(of: folder)
    var inner = stat()
    var outer = stat()
    guard parent != folder, stat(folder, &inner) == 0, stat(parent, &outer) == 0,
      inner.st_dev == outer.st_dev, access(parent, W_OK | X_OK) == 0
    else { return false }
    // Who stands in the folder would stand in the old one.
    let current = OutputFile.resolved(".")
    return current != folder && !current.hasPrefix(folder + "/")
  }

  /// Gives a folder its name back that a run was killed before it could.
  private static func restore(_ path: String) {
    var info = stat()
    guard lstat(path, &info) != 0, errno == ENOENT else { return }
    let parent = OutputFile.folder(of: path)
    let temporary = TemporaryName(for: OutputFile.name(of: path))
    for name in temporary.stale(in: parent) where marker(of: "\(parent)/\(name)") != nil {
      if rename("\(parent)/\(name)", path) == 0 { return }
    }
  }

  /// Removes an old or incomplete folder of a report; what no report wrote goes to the new one.
  private static func tidy(_ folder: String, into target: String) {
    let names = Set(ReportFormat.allCases.map(\.fileName) + [ReportMarker.name])
    let files = marker(of: folder).map { Set($0.files) }
    // A folder without a marker is one that was never finished.
    tidy(Array(folder.utf8), into: Array(target.utf8), under: "") { name in
      names.contains(name) || files?.contains(name) ?? ReportPages.isPage(name)
    }
    rmdir(folder)
  }

  private static func tidy(
    _ folder: [UInt8], into target: [UInt8], under prefix: String, owns: (String) -> Bool
  ) {
    for name in entries(of: String(decoding: folder, as: UTF8.self)) {
      let old = folder + [0x2F] + name
      let new = target + [0x2F] + name
      let text = prefix + String(decoding: name, as: UTF8.self)
      if prefix.isEmpty, text == ReportPages.folder, isFolder(old) {
        tidy(old, into: new, under: text + "/", owns: owns)
        _ = withPath(old) { rmdir($0) }
        continue
      }
      var mine = stat()
      var other = stat()
      if owns(text) {
        _ = withPath(old) { unlink($0) }
      } else if withPath(new, { lstat($0, &other) }) != 0 {
        if !prefix.isEmpty { _ = withPath(target) { mkdir($0, 0o777) } }
        _ = withPath(old) { old in withPath(new) { rename(old, $0) } }
      } else if withPath(old, { lstat($0, &mine) }) == 0, mine.st_ino == other.st_ino {
        _ = withPath(old) { unlink($0) }
      }
    }
  }

  /// Removes a folder that was never finished.
  private static func removeFolder(_ folder: String) {
    for name in entries(of: folder) {
      let path = Array(folder.utf8) + [0x2F] + name
      if isFolder(path) {
        removeFolder(String(decoding: path, as: UTF8.self))
      } else {
        _ = withPath(path) { unlink($0) }
      }
    }
    rmdir(folder)
  }

  private static func synchronize(_ folder: String, as path: String) throws(OutputError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .failed(path: path, code: errno) }
    defer { close(descriptor) }
    let code = file_synchronize(descriptor)
    if code != 0, code != EINVAL, code != ENOTSUP { throw .failed(path: path, code: code) }
  }
}

// Inside the class the names mean its methods.
private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }
private func readDescriptor(
  _ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  read(descriptor, start, count)
}
