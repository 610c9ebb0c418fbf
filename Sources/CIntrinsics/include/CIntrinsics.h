// What Swift has no words for.
#ifndef CINTRINSICS_H
#define CINTRINSICS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/// Begins to load the cache line at an address. Any address is allowed; nothing is read.
static inline void prefetch_line(const void *address) { __builtin_prefetch(address, 0, 3); }

/// The value, of which the compiler knows nothing: it makes no branch of what is computed with it.
static inline uint64_t opaque(uint64_t value) {
  __asm__("" : "+r"(value));
  return value;
}

/// The offset of the next byte of a value at or behind `start`, or `count`.
///
/// All of the `count` bytes must be readable; `start` is at most `count`.
static inline size_t next_byte(const uint8_t *bytes, size_t start, size_t count, uint8_t value) {
  const uint8_t *found =
      start < count ? (const uint8_t *)memchr(bytes + start, value, count - start) : NULL;
  return found ? (size_t)(found - bytes) : count;
}

/// The place of a number among sixteen, or 16.
static inline uint32_t place_of(const uint16_t *numbers, uint16_t number) {
#ifdef __SSE2__
  __m128i wanted = _mm_set1_epi16((short)number);
  __m128i low = _mm_loadu_si128((const __m128i *)numbers);
  __m128i high = _mm_loadu_si128((const __m128i *)(numbers + 8));
  __m128i same = _mm_packs_epi16(_mm_cmpeq_epi16(low, wanted), _mm_cmpeq_epi16(high, wanted));
  uint32_t mask = (uint32_t)_mm_movemask_epi8(same);
  return (uint32_t)__builtin_ctz(mask | 1 << 16);
#else
  uint32_t place = 0;
  while (place < 16 && numbers[place] != number) place++;
  return place;
#endif
}

/// Whether bytes are valid UTF-8. All of the `count` bytes must be readable.
static inline _Bool is_utf8(const uint8_t *bytes, size_t count) {
  size_t at = 0;
  while (at < count) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    // Two characters of three bytes at once, as most of Chinese text is. Behind E0 and ED not every
    // byte is allowed, and they are looked at below.
    while (at + 8 <= count) {
      uint64_t word;
      memcpy(&word, bytes + at, sizeof word);
      if ((word & 0x0000C0C0F0C0C0F0) != 0x00008080E08080E0) break;
      uint8_t first = (uint8_t)word, second = (uint8_t)(word >> 24);
      if (first == 0xE0 || first == 0xED || second == 0xE0 || second == 0xED) break;
      at += 6;
    }
    while (at + 8 <= count) {
      uint64_t word;
      memcpy(&word, bytes + at, sizeof word);
      if (word & 0x8080808080808080) break;
      at += 8;
    }
    if (at >= count) break;
#endif
    uint8_t lead = bytes[at];
    if (lead < 0x80) {
      at++;
      continue;
    }
    size_t width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || width > count - at) return 0;
    uint8_t next = bytes[at + 1];
    // Overlong forms, surrogates, and what lies behind U+10FFFF.
    uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (next < low || next > high) return 0;
    for (size_t index = 2; index < width; index++) {
      if ((bytes[at + index] & 0xC0) != 0x80) return 0;
    }
    at += width;
  }
  return 1;
}

/// Sixteen bytes that are computed with at once: Swift makes loops of comparisons of its SIMD types.
typedef uint8_t byte_group __attribute__((vector_size(16)));

static inline byte_group load_group(const uint8_t *bytes) {
  byte_group group;
  memcpy(&group, bytes, sizeof group);
  return group;
}

static inline _Bool is_any(byte_group group) {
  uint64_t words[2];
  memcpy(words, &group, sizeof words);
  return (words[0] | words[1]) != 0;
}

/// The offset of the next group of bytes at or behind `start` that fulfils a condition, or that of
/// the last bytes, fewer than 18. Of `lead`, `next` and `last` each has the bytes behind those of
/// the one before. All of the `count` bytes must be readable.
#define NEXT_GROUP(condition)                                     \
  for (; start + sizeof(byte_group) + 2 <= count;                 \
       start += sizeof(byte_group)) {                             \
    byte_group lead = load_group(bytes + start);                  \
    byte_group next = load_group(bytes + start + 1);              \
    byte_group last = load_group(bytes + start + 2);              \
    (void)next, (void)last;                                       \
    if (is_any((byte_group)(condition))) break;                   \
  }                                                               \
  return start;

/// The first byte at or behind `start`, the beginning of a character of valid UTF-8, that is no part of
/// a common Chinese one: E4 to E9 and two more bytes, but E4 B7, where symbols are. Or a character near
/// the end.
static inline size_t next_not_chinese(const uint8_t *bytes, size_t start, size_t count) {
#ifdef __SSE2__
  size_t at = start;
  for (; at + sizeof(byte_group) + 1 <= count; at += sizeof(byte_group)) {
    byte_group lead = load_group(bytes + at);
    byte_group next = load_group(bytes + at + 1);
    byte_group known = (byte_group)((lead - 0x80 < 0x40) | (lead - 0xE4 < 6)) &
                       ~(byte_group)((lead == 0xE4) & (next == 0xB7));
    uint32_t mask = (uint32_t)_mm_movemask_epi8((__m128i)known);
    if (mask != 0xFFFF) return at + (size_t)__builtin_ctz(~mask);
  }
  while (at > start && (bytes[at] & 0xC0) == 0x80) at--;
  return at;
#else
  (void)bytes, (void)count;
  return start;
#endif
}

/// The next group in which a control character or an invisible mark of UTF-8 text may begin.
static inline size_t next_control_group(const uint8_t *bytes, size_t start, size_t count) {
  NEXT_GROUP(((lead < 0x20) & (lead - 0x09 > 0x04)) | (lead == 0x7F) |
             ((lead == 0xC2) & ((next < 0xA0) | (next == 0xAD))) |
             ((lead == 0xE2) & (((next == 0x80) & ((last - 0x8B < 0x05) | (last - 0xAA < 0x05))) |
                                (next == 0x81))) |
             ((lead == 0xEF) & (next == 0xBB)))
}

/// The next group with a lead byte of a Latin letter that has a tone mark, or of such a mark.
static inline size_t next_toned_group(const uint8_t *bytes, size_t start, size_t count) {
  NEXT_GROUP((lead - 0xC3 < 0x0A) | (lead == 0xE1))
}

/// The next group in which a parenthesis opens, of either width.
static inline size_t next_parenthesis_group(const uint8_t *bytes, size_t start, size_t count) {
  NEXT_GROUP((lead == 0x28) | ((lead == 0xEF) & (next == 0xBC) & (last == 0x88)))
}

/// The next group in which a character begins that Unicode keeps for compatibility alone, or one
/// near those: U+2E80 to U+2FFF, U+F900 to U+FAFF, U+2F000 to U+2FFFF.
static inline size_t next_compatibility_group(const uint8_t *bytes, size_t start, size_t count) {
  NEXT_GROUP(((lead == 0xEF) & (next - 0xA4 < 8)) | ((lead == 0xE2) & (next >= 0xBA)) |
             ((lead == 0xF0) & (next == 0xAF)))
}

/// The next group with a full-width letter, digit or per cent sign.
static inline size_t next_wide_group(const uint8_t *bytes, size_t start, size_t count) {
  NEXT_GROUP((lead == 0xEF) &
             (((next == 0xBC) & ((last == 0x85) | (last - 0x90 < 0x0A) | (last - 0xA1 < 0x1A))) |
              ((next == 0xBD) & (last - 0x81 < 0x1A))))
}

/// The next group in which a character of U+0080 to U+00FF is followed by another one.
static inline size_t next_latin_group(const uint8_t *bytes, size_t start, size_t count) {
  NEXT_GROUP(((lead & 0xFE) == 0xC2) & ((last & 0xFE) == 0xC2))
}

#endif
