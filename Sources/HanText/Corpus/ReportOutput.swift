/// Where the files of a report go.
package protocol ReportOutput {
  /// Tells how many files follow.
  mutating func expect(_ count: Int)
  /// Begins a file; its name may begin with the folder it goes into.
  mutating func begin(_ name: String) throws
  /// Appends to the file that was begun last.
  mutating func write(_ text: String) throws
  /// Ends the file.
  mutating func end() throws
}

extension ReportOutput {
  package mutating func expect(_: Int) {}
}
