import CProcess
import Foundation
import HanText

/// Finds out what the command works with.
enum Doctor {
  /// What there is to say, in the order it is shown.
  static func findings(_ settings: SettingsOptions) -> [Finding] {
    VersionText.lines.map { Finding(name: $0.name, value: $0.value) }
      + [
        Finding(name: "system", value: system), processors, memory, locale, terminal, descriptors,
        addressSpace,
        folder("temporary", temporaryFolder, isNeeded: true),
        folder("working", FileManager.default.currentDirectoryPath, isNeeded: false), pdf,
        self.settings(settings), engines,
      ]
  }

  // MARK: The machine

  private static var system: String {
    var name = utsname()
    guard uname(&name) == 0 else { return "unknown" }
    func text(_ field: some Any) -> String {
      withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
    let kernel = "\(text(name.sysname)) \(text(name.release)) \(text(name.machine))"
    guard
      let release = try? String(contentsOfFile: "/etc/os-release", encoding: .utf8),
      let line = release.split(separator: "\n").first(where: { $0.hasPrefix("PRETTY_NAME=") })
    else { return kernel }
    return line.dropFirst("PRETTY_NAME=".count).filter { $0 != "\"" } + ", " + kernel
  }

  private static var processors: Finding {
    let info = ProcessInfo.processInfo
    let forks = spawner_is_available() ? "processes" : "threads"
    return Finding(
      name: "processors",
      value: "\(info.activeProcessorCount) of \(info.processorCount) in use; workers are \(forks)")
  }

  private static var memory: Finding {
    let free = memory_available()
    var value = size(ProcessInfo.processInfo.physicalMemory)
    if free > 0 { value += ", \(size(free)) free" }
    let limit = containerLimit
    if let limit { value += "; the container may have \(size(limit))" }
    let least: UInt64 = 512 << 20
    let isLow = free > 0 && free < least || (limit ?? .max) < least
    return Finding(
      name: "memory", value: value, state: isLow ? .remark : .fine,
      help: isLow ? "large batches may need more; give fewer --jobs" : nil)
  }

  /// The limit of a container (control groups, version 2 or 1).
  private static var containerLimit: UInt64? {
    for path in ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"] {
      guard let text = try? String(contentsOfFile: path, encoding: .utf8),
        let bytes = UInt64(text.trimmingCharacters(in: .whitespacesAndNewlines)),
        bytes < ProcessInfo.processInfo.physicalMemory
      else { continue }
      return bytes
    }
    return nil
  }

  // MARK: What surrounds the process

  private static var locale: Finding {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let set = names.compactMap { name in variable(name).map { "\(name)=\($0)" } }
    let value = set.isEmpty ? "none set" : set.joined(separator: " ")
    // The first that is not empty counts.
    let charset = names.lazy.compactMap { variable($0) }.first { !$0.isEmpty } ?? "C"
    let isUTF8 = charset.lowercased().replacing("-", with: "").contains("utf8")
    return Finding(
      name: "locale", value: value, state: isUTF8 ? .fine : .remark,
      help: isUTF8 ? nil : "hantext writes UTF-8 whatever this is; the terminal may expect else")
  }

  private static var terminal: Finding {
    let streams = [("input", STDIN_FILENO), ("output", STDOUT_FILENO), ("errors", STDERR_FILENO)]
    let names = streams.filter { isatty($0.1) == 1 }.map(\.0)
    var value = names.isEmpty ? "none" : names.joined(separator: ", ")
    value += "; TERM=\(variable("TERM") ?? "")"
    value += (variable("NO_COLOR") ?? "").isEmpty ? "" : " NO_COLOR"
    return Finding(name: "terminal", value: value)
  }

  private static var descriptors: Finding {
    var limit = rlimit()
    #if canImport(Glibc)
      getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    #else
      getrlimit(RLIMIT_NOFILE, &limit)
    #endif
    let jobs = ProcessLimits.workers(RunOptions.maximumJobs)
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return Finding(
      name: "open files", value: "\(limit.rlim_cur) at most, enough for \(jobs) jobs",
      state: jobs < cores ? .remark : .fine,
      help: jobs < cores ? "raise the limit, as with 'ulimit -n 256'" : nil)
  }

  private static var addressSpace: Finding {
    let left = address_space_left()
    do throws(LimitError) { try ProcessLimits.check() } catch {
      return Finding(name: "address space", value: "\(error)", state: .fault)
    }
    return Finding(
      name: "address space", value: left == .max ? "unlimited" : "\(size(left)) left")
  }

  /// Where spools and sums go that are too large for memory.
  private static var temporaryFolder: String {
    let named = variable("TMPDIR") ?? ""
    return named.isEmpty ? "/tmp" : named
  }

  private static func folder(_ name: String, _ path: String, isNeeded: Bool) -> Finding {
    let test = "\(path)/.hantext-doctor-\(getpid())"
    let descriptor = open(test, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      let cause = SystemError.explanation(of: errno)
      return Finding(
        name: "\(name) folder", value: "\(path): cannot be written: \(cause)",
        state: isNeeded ? .fault : .remark,
        help: isNeeded ? "set TMPDIR to a folder that can be written" : nil)
    }
    close(descriptor)
    unlink(test)
    var info = statvfs()
    let free = statvfs(path, &info) == 0 ? UInt64(info.f_bavail) * UInt64(info.f_frsize) : 0
    // A spool of a large batch takes more.
    let isLow = free < 1 << 30
    return Finding(
      name: "\(name) folder", value: "\(path): can be written, \(size(free)) free",
      state: isLow ? .remark : .fine)
  }

  private static var pdf: Finding {
    let folders = (variable("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    let places = folders.map { "\($0)/pdftotext" }
    guard let place = places.first(where: { access($0, X_OK) == 0 }) else {
      return Finding(
        name: "pdftotext", value: "not found: PDFs cannot be read", state: .remark,
        help: "install poppler-utils")
    }
    return Finding(name: "pdftotext", value: place)
  }

  // MARK: The command itself

  private static func settings(_ options: SettingsOptions) -> Finding {
    let path = options.noConfig ? nil : options.config ?? CommandLineSettings.Typed.usual
    guard let path else { return Finding(name: "settings", value: "none") }
    do throws(SettingsError) {
      let shape = CommandShape(of: HanTextCommand.self)
      let settings = try Settings(contentsOf: path, shape: shape, of: HanTextCommand.self)
      for command in shape.commands { _ = try settings.settings(for: command) }
      return Finding(name: "settings", value: "\(path): \(settings.file.entries.count) options")
    } catch {
      return Finding(name: "settings", value: "\(error)", state: .fault)
    }
  }

  /// Whether models load and find what they have to in a sentence.
  private static var engines: Finding {
    let clock = ContinuousClock()
    let start = clock.now
    do {
      guard try !"河湾区图书馆做到早发现、早报告、早处置。".keywords().isEmpty else {
        return Finding(
          name: "engines", value: "no keyword in a sentence that has some", state: .fault)
      }
      let milliseconds = Int((clock.now - start) / .milliseconds(1))
      return Finding(name: "engines", value: "work; ready in \(milliseconds) ms")
    } catch {
      return Finding(name: "engines", value: "\(error)", state: .fault)
    }
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private static func size(_ bytes: UInt64) -> String {
    let gibibytes = Double(bytes) / Double(1 << 30)
    return gibibytes >= 1
      ? String(format: "%.1f GiB", gibibytes) : "\(bytes >> 20) MiB"
  }
}
