import HanText

/// Files that options name, read as documents are: in UTF-8, UTF-16, GB18030 or Big5.
enum DecodedFile {
  /// The text of a file, a pipe, or standard input for `-`.
  ///
  /// - Throws: ``DocumentFailure`` when it cannot be read, or is no text.
  static func text(_ path: String) throws(DocumentFailure) -> String {
    let bytes: [UInt8]
    do throws(FileContents.Failure) { bytes = try FileContents.read(path) } catch {
      throw DocumentFailure(id: path, cause: error.cause)
    }
    // Nearly all are UTF-8, and a line that is not is told by its number.
    do throws(DocumentError) { return try TextDecoder().decode(bytes).text } catch {
      throw DocumentFailure(id: path, cause: "\(error)")
    }
  }
}
