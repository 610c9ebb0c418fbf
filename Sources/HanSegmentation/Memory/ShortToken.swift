import CIntrinsics
import HanCore

/// What counts of a token of up to six bytes, found without a branch: what comes next cannot be
/// foretold.
struct ShortToken {
  /// See ``CandidateTable/keys``.
  let key: UInt64
  /// 1 if it is a single Chinese character, else 0.
  let isSingle: UInt64
  /// 1 if it ends a sentence, as in ``CandidateTable/endsSentence(_:_:_:)``, else 0.
  let endsSentence: UInt64

  /// `nil` for a longer one, and at the end of the text.
  @inline(__always)
  init?(_ token: Token, in bytes: UnsafeBufferPointer<UInt8>) {
    let (start, end) = (token.startOffset, token.endOffset)
    guard end &- start <= 6, start &+ 8 <= bytes.count, let base = bytes.baseAddress else {
      return nil
    }
    // All eight bytes lie inside.
    let word = UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self)
    let isOne: UInt64 = end &- start == 3 ? 1 : 0
    let isPair: UInt64 = end &- start == 6 ? 1 : 0
    let isHan: UInt64 = token.isHan ? 1 : 0
    let second = word &>> 24
    let isKey =
      isHan & (isOne | isPair) & CandidateKey.isLead(word)
      & (CandidateKey.isLead(second) | (isPair ^ 1))
    let code = CandidateKey.code(word) | CandidateKey.code(second) &<< 16 & (0 &- isPair)
    // LF, CR, ! and ?; of three bytes 。！？.
    let low = word & 0xFF
    let marks: UInt64 = 1 &<< 0x0A | 1 &<< 0x0D | 1 &<< 0x21 | 1 &<< 0x3F
    let isMark: UInt64 = low < 64 ? marks &>> low & 1 : 0
    let outer = word & 0xFF00FF
    let isFull: UInt64 =
      outer == 0x8100EF || outer == 0x9F00EF || word & 0xFFFFFF == 0x8280E3 ? 1 : 0
    let isWide: UInt64 = end &- start >= 3 ? 1 : 0
    endsSentence = (isHan ^ 1) & (isMark | isFull & isWide)
    isSingle = isKey & isOne
    key = opaque(code & (0 &- isKey)) | endsSentence | (isHan & (isKey ^ 1)) &<< 1
  }
}
