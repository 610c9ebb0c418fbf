internal import ReportAssets

/// The files in `Assets/`, which are embedded when the package is built.
enum ReportAsset {
  /// The text of a file.
  ///
  /// - Parameter name: Its path from `Assets/`.
  /// - Precondition: There is such a file.
  static func text(_ name: String) -> String {
    guard let text = texts[name] else { preconditionFailure("no asset \(name)") }
    return text
  }

  /// The templates of a format by the name that others include them under.
  ///
  /// - Parameter format: The name of their folder.
  static func templates(_ format: String) -> [(name: String, source: String)] {
    let (start, end) = (format + "/", ".mustache")
    return texts.filter { $0.key.hasPrefix(start) && $0.key.hasSuffix(end) }
      .map { (String($0.key.dropFirst(start.count).dropLast(end.count)), $0.value) }
      .sorted { $0.0 < $1.0 }
  }

  /// The files of a folder, one after the other in the order of their names.
  static func joined(_ folder: String) -> String {
    texts.filter { $0.key.hasPrefix(folder + "/") }.sorted { $0.key < $1.key }.map(\.value)
      .joined(separator: "\n")
  }

  private static let texts: [String: String] = {
    var texts: [String: String] = [:]
    var asset = hantext_report_assets()
    while let current = asset, let name = current.pointee.name {
      let bytes = UnsafeBufferPointer(start: current.pointee.start, count: current.pointee.count)
      texts[String(cString: name)] = String(decoding: bytes, as: UTF8.self)
      asset = current + 1
    }
    return texts
  }()
}
