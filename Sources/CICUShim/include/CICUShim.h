/// The ICU calls this package uses, under names that do not carry ICU's version.
///
/// Conventions of every function:
/// - `int32_t` results called "code" are 0 on success and ICU's positive error code on failure;
///   ICU's warnings are reported as 0. `hanicu_error_name` names a code.
/// - `*_open` and `*_clone` store a handle owned by the caller, who passes it to `*_close` once.
///   On failure they store a null pointer.
/// - Text is UTF-16 in the machine's byte order, counted in 16-bit units; bytes are counted in
///   bytes. Nothing is terminated by zero but the C strings (`const char *`).
/// - Input is borrowed for the call alone. Pointers may be null where their count is 0.
/// - Output: a buffer and its capacity, and a length stored through a pointer. If the buffer is
///   too small the code answers true to `hanicu_is_overflow`, the length is a capacity to try
///   next, and the buffer's content is undefined.
#ifndef HANICU_SHIM_H
#define HANICU_SHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Errors

/// The name of a code, such as "U_ILLEGAL_CHAR_FOUND". Static storage.
const char *hanicu_error_name(int32_t code);
/// Whether a code says that an output buffer was too small.
bool hanicu_is_overflow(int32_t code);

// Versions

/// How many bytes a version takes at most, its closing zero included.
#define HANICU_VERSION_CAPACITY 24
/// Stores the version of ICU, such as "72.1", ended by zero.
void hanicu_version(char *text);
/// Stores the version of Unicode that ICU follows, likewise.
void hanicu_unicode_version(char *text);

// Locks. Swift's `Mutex` is a bare futex on Linux, which the thread sanitizer cannot see: these two
// tell it, with any address that stands for the lock. They do nothing in other builds.

/// Call first thing in a locked region.
void hanicu_lock_taken(const void *lock);
/// Call last thing in a locked region.
void hanicu_lock_leaving(const void *lock);

// UTF-16 to UTF-8

/// Stores well-formed UTF-8; a surrogate without its partner becomes U+FFFD. A capacity of
/// `3 * length` bytes always suffices.
int32_t hanicu_utf8_from_utf16(
    const uint16_t *text, int32_t length, uint8_t *utf8, int32_t capacity, int32_t *written);

// Word breaks. A handle serves one thread at a time.

typedef struct hanicu_words hanicu_words;

/// Opens a word break iterator for a locale such as "zh".
int32_t hanicu_words_open(const char *locale, hanicu_words **words);
/// Clones an iterator that no other thread is using.
int32_t hanicu_words_clone(const hanicu_words *words, hanicu_words **clone);
void hanicu_words_close(hanicu_words *words);
/// Stores every boundary after 0, ending with `length`, which is at most INT32_MAX; a capacity of `length` entries always suffices.
/// The iterator keeps no reference to `text`.
int32_t hanicu_words_fill(
    hanicu_words *words, const uint16_t *text, int32_t length, int32_t *boundaries,
    int32_t capacity, int32_t *count);

// Encoding detection. A handle serves one thread at a time.

typedef struct hanicu_detector hanicu_detector;

/// A guess; the strings belong to the detector and last until its next call.
typedef struct {
  const char *name;
  const char *language;  ///< Empty where the encoding implies no language.
  int32_t confidence;    ///< 0...100
} hanicu_guess;

int32_t hanicu_detector_open(hanicu_detector **detector);
void hanicu_detector_close(hanicu_detector *detector);
/// Stores guesses, best first. `strips_markup` leaves out what stands between < and >.
int32_t hanicu_detector_detect(
    hanicu_detector *detector, const uint8_t *bytes, int32_t length, bool strips_markup,
    hanicu_guess *guesses, int32_t capacity, int32_t *count);

// Encoding names. Results have static storage.

/// Whether ICU knows an encoding under this name or alias.
bool hanicu_encoding_is_known(const char *name);
/// The MIME, else the IANA, else ICU's own name of an encoding; null if it is not known.
const char *hanicu_encoding_name(const char *name);

// Conversion. A handle serves one thread at a time.

typedef struct hanicu_converter hanicu_converter;

/// What is wrong with an input, and how far the converter has come.
typedef struct {
  int64_t offset;        ///< Where the first offending sequence starts; set on failure.
  int64_t replacements;  ///< Offending sequences replaced since the stream began.
} hanicu_progress;

/// The smallest output buffer that lets `hanicu_converter_decode` make progress, in bytes.
enum { HANICU_DECODE_ROOM = 3 * 1024 + 16 };

int32_t hanicu_converter_open(const char *name, hanicu_converter **converter);
void hanicu_converter_close(hanicu_converter *converter);
/// Begins a new stream to decode: offset 0, no replacements, nothing pending.
void hanicu_converter_restart(hanicu_converter *converter);
/// Decodes the next bytes of a stream to well-formed UTF-8. Starts at `*used`, which it moves
/// forward, and appends at `*written`. If the code is an overflow, what was written is good:
/// call again with a larger buffer and the same `*used` and `*written`. `flush` ends the stream,
/// so that a cut sequence becomes an error. With `replaces`, each malformed or unmapped sequence
/// becomes U+FFFD; otherwise it is a failure with `progress->offset`, counted in bytes from the
/// start of the stream, and the stream has to be restarted.
int32_t hanicu_converter_decode(
    hanicu_converter *converter, const uint8_t *bytes, size_t length, size_t *used, bool flush,
    bool replaces, uint8_t *utf8, size_t capacity, size_t *written, hanicu_progress *progress);
/// Encodes a whole text. `capacity` of `hanicu_converter_encoded_limit` bytes is enough.
/// With `replaces`, unmapped characters become the encoding's substitution character; otherwise
/// they are a failure with `progress->offset` in UTF-16 units.
int32_t hanicu_converter_encode(
    hanicu_converter *converter, const uint16_t *text, int32_t length, bool replaces,
    uint8_t *bytes, int32_t capacity, int32_t *written, hanicu_progress *progress);
/// An upper limit for the bytes that `length` UTF-16 units become.
int64_t hanicu_converter_encoded_limit(const hanicu_converter *converter, int32_t length);

// Normalization to NFKC. The handle is shared, immutable, used from any thread and never closed.

typedef struct hanicu_normalizer hanicu_normalizer;

int32_t hanicu_normalizer_get(const hanicu_normalizer **normalizer);
int32_t hanicu_normalizer_apply(
    const hanicu_normalizer *normalizer, const uint16_t *text, int32_t length, uint16_t *result,
    int32_t capacity, int32_t *result_length);
int32_t hanicu_normalizer_check(
    const hanicu_normalizer *normalizer, const uint16_t *text, int32_t length, bool *normalized);

// Transliteration. A handle serves one thread at a time.

typedef struct hanicu_transliterator hanicu_transliterator;

/// Opens a transliterator by its id, ASCII such as "Han-Latin".
int32_t hanicu_transliterator_open(const char *identifier, hanicu_transliterator **result);
/// Clones a transliterator that no other thread is using.
int32_t hanicu_transliterator_clone(
    const hanicu_transliterator *transliterator, hanicu_transliterator **clone);
void hanicu_transliterator_close(hanicu_transliterator *transliterator);
int32_t hanicu_transliterator_apply(
    const hanicu_transliterator *transliterator, const uint16_t *text, int32_t length,
    uint16_t *result, int32_t capacity, int32_t *result_length);

// Collation. An open collator is immutable and may be used from several threads at once.

typedef struct hanicu_collator hanicu_collator;

int32_t hanicu_collator_open(const char *locale, hanicu_collator **collator);
void hanicu_collator_close(hanicu_collator *collator);
/// Stores a sort key, with its terminating zero, which `key_length` counts.
int32_t hanicu_collator_sort_key(
    const hanicu_collator *collator, const uint16_t *text, int32_t length, uint8_t *key,
    int32_t capacity, int32_t *key_length);

#ifdef __cplusplus
}
#endif

#endif
