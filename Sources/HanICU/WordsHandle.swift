internal import CICUShim

/// The owner of one of ICU's word break iterators.
final class WordsHandle: Cloneable {
  let pointer: OpaquePointer

  init(locale: String) throws(ICUError) {
    var opened: OpaquePointer?
    let code = hanicu_words_open(locale, &opened)
    let operation = "open a word break iterator for the locale “\(locale)”"
    try ICUError.check(code, operation)
    guard let opened else { throw ICUError(code: code, operation: operation) }
    pointer = opened
  }

  private init(owning pointer: OpaquePointer) {
    self.pointer = pointer
  }

  func clone() -> WordsHandle {
    var copy: OpaquePointer?
    ICUError.require(hanicu_words_clone(pointer, &copy), "clone a word break iterator")
    guard let copy else { fatalError("ICU cloned a word break iterator into nothing") }
    return WordsHandle(owning: copy)
  }

  deinit {
    hanicu_words_close(pointer)
  }
}
