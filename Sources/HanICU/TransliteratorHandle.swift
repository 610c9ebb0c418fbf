internal import CICUShim

/// The owner of one of ICU's transliterators.
final class TransliteratorHandle: Cloneable {
  let pointer: OpaquePointer

  init(identifier: String) throws(ICUError) {
    var opened: OpaquePointer?
    let code = hanicu_transliterator_open(identifier, &opened)
    let operation = "open the transliterator “\(identifier)”"
    try ICUError.check(code, operation)
    guard let opened else { throw ICUError(code: code, operation: operation) }
    pointer = opened
  }

  private init(owning pointer: OpaquePointer) {
    self.pointer = pointer
  }

  func clone() -> TransliteratorHandle {
    var copy: OpaquePointer?
    ICUError.require(hanicu_transliterator_clone(pointer, &copy), "clone a transliterator")
    guard let copy else { fatalError("ICU cloned a transliterator into nothing") }
    return TransliteratorHandle(owning: copy)
  }

  /// Transliterates a stretch of text.
  func apply(_ units: UnsafeBufferPointer<UInt16>) -> [UInt16] {
    let count = int32(units.count)
    // Six times as long is enough for pinyin: a retry would do all the work again.
    let (code, result) = growing(capacity: units.count * 6 + 64) { buffer, capacity, length in
      hanicu_transliterator_apply(pointer, units.baseAddress, count, buffer, capacity, length)
    }
    ICUError.require(code, "transliterate \(count) units")
    return result
  }

  deinit {
    hanicu_transliterator_close(pointer)
  }
}
