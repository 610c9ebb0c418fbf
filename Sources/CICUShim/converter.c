#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "support.h"

/// UTF-16 units decoded at a time, and bytes given to ICU at a time.
/// An offending sequence is shorter than `LONGEST`, the length of ICU's own buffer for it.
enum { UNITS = 1024, SLICE = 1 << 20, LONGEST = 32 };

struct hanicu_converter {
  UConverter *engine;
  int64_t fed;           // bytes of the stream that ICU has taken
  int64_t replacements;  // offending sequences replaced in this stream
  bool replaces;
  bool aligned;   // a UTF-16 encoding: sequences start at even offsets
  bool has_lead;  // `lead` is a decoded lead surrogate that waits for its trail
  UChar lead;
};

static const UChar replacement = 0xFFFD;

/// ICU's own substitution writes U+001A for single bytes in some encodings; this never does.
static void decode_offending(
    const void *context, UConverterToUnicodeArgs *arguments, const char *bytes, int32_t length,
    UConverterCallbackReason reason, UErrorCode *status) {
  (void)bytes, (void)length;
  hanicu_converter *converter = (hanicu_converter *)(uintptr_t)context;
  if (reason > UCNV_IRREGULAR || !converter->replaces) return;
  *status = U_ZERO_ERROR;
  converter->replacements++;
  ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, status);
}

/// ICU's own "stop" silently drops what Unicode calls default-ignorable; this never does.
static void encode_offending(
    const void *context, UConverterFromUnicodeArgs *arguments, const UChar *units, int32_t length,
    UChar32 scalar, UConverterCallbackReason reason, UErrorCode *status) {
  (void)units, (void)length, (void)scalar;
  const hanicu_converter *converter = context;
  if (reason > UCNV_IRREGULAR || !converter->replaces) return;
  *status = U_ZERO_ERROR;
  ucnv_cbFromUWriteSub(arguments, 0, status);
}

int32_t hanicu_converter_open(const char *name, hanicu_converter **result) {
  *result = NULL;
  // ICU would open the machine's default encoding for an empty name.
  if (!*name) return U_FILE_ACCESS_ERROR;
  hanicu_converter *converter = calloc(1, sizeof *converter);
  if (!converter) return U_MEMORY_ALLOCATION_ERROR;
  UErrorCode status = U_ZERO_ERROR;
  UConverter *engine = converter->engine = ucnv_open(name, &status);
  if (U_SUCCESS(status)) {
    ucnv_setToUCallBack(engine, decode_offending, converter, NULL, NULL, &status);
    ucnv_setFromUCallBack(engine, encode_offending, converter, NULL, NULL, &status);
    ucnv_setFallback(engine, false);
    UConverterType type = ucnv_getType(engine);
    converter->aligned = type == UCNV_UTF16_BigEndian || type == UCNV_UTF16_LittleEndian ||
                         type == UCNV_UTF16;
  }
  if (U_FAILURE(status)) {
    hanicu_converter_close(converter);
    return status;
  }
  *result = converter;
  return 0;
}

void hanicu_converter_close(hanicu_converter *converter) {
  ucnv_close(converter->engine);
  free(converter);
}

void hanicu_converter_restart(hanicu_converter *converter) {
  ucnv_resetToUnicode(converter->engine);
  converter->fed = converter->replacements = 0;
  converter->has_lead = false;
}

/// Writes units as UTF-8 (at most 3 bytes a unit). A lead surrogate at the end waits for more.
static size_t write_utf8(
    hanicu_converter *converter, const UChar *units, int32_t count, uint8_t *utf8) {
  int32_t length = 0;
  for (int32_t i = 0; i < count;) {
    UChar32 scalar;
    if (i + 1 == count && U16_IS_LEAD(units[i])) {
      converter->has_lead = true;
      converter->lead = units[i];
      break;
    }
    U16_NEXT(units, i, count, scalar);
    if (U_IS_SURROGATE(scalar)) scalar = replacement;
    U8_APPEND_UNSAFE(utf8, length, scalar);
  }
  return (size_t)length;
}

/// Where the sequence starts that ICU has just refused. ICU may have put bytes behind it back
/// into its own memory, to be read again: they count as pending, but for one byte in UTF-16.
static int64_t offending_offset(const hanicu_converter *converter) {
  UErrorCode status = U_ZERO_ERROR;
  char bytes[LONGEST];
  int8_t length = (int8_t)sizeof bytes;
  ucnv_getInvalidChars(converter->engine, bytes, &length, &status);
  int32_t pending = ucnv_toUCountPending(converter->engine, &status);
  int64_t offset = converter->fed - pending - (U_SUCCESS(status) ? length : 0);
  return converter->aligned ? offset & ~(int64_t)1 : offset;
}

/// One call of ICU: moves `*source` forward and appends to the output, which has the room.
static UErrorCode decode_slice(
    hanicu_converter *converter, const uint8_t **source, const uint8_t *limit, bool last,
    uint8_t *utf8, size_t *written) {
  UChar units[UNITS + 1];
  UChar *target = units;
  if (converter->has_lead) *target++ = converter->lead;
  converter->has_lead = false;
  UErrorCode status = U_ZERO_ERROR;
  const char *start = (const char *)*source, *next = start;
  ucnv_toUnicode(
      converter->engine, &target, units + UNITS + 1, &next, (const char *)limit, NULL, last,
      &status);
  converter->fed += next - start;
  *source += next - start;
  *written += write_utf8(converter, units, (int32_t)(target - units), utf8 + *written);
  return status;
}

int32_t hanicu_converter_decode(
    hanicu_converter *converter, const uint8_t *bytes, size_t length, size_t *used, bool flush,
    bool replaces, uint8_t *utf8, size_t capacity, size_t *written, hanicu_progress *progress) {
  static const uint8_t nothing[1] = {0};
  if (!bytes) bytes = nothing;
  converter->replaces = replaces;
  UErrorCode status;
  bool done = false;
  do {
    if (capacity < *written || capacity - *written < HANICU_DECODE_ROOM) {
      status = U_BUFFER_OVERFLOW_ERROR;
      break;
    }
    size_t rest = length - *used;
    const uint8_t *source = bytes + *used;
    const uint8_t *limit = source + (rest > SLICE ? SLICE : rest);
    done = limit == bytes + length;
    status = decode_slice(converter, &source, limit, flush && done, utf8, written);
    *used = (size_t)(source - bytes);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
      status = U_ZERO_ERROR;
      done = false;
    }
  } while (U_SUCCESS(status) && !done);
  if (U_SUCCESS(status) && flush && converter->has_lead) {
    // A surrogate without a partner, from an encoding that lets one through.
    converter->has_lead = false;
    *written += write_utf8(converter, &replacement, 1, utf8 + *written);
  }
  progress->replacements = converter->replacements;
  if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) {
    progress->offset = offending_offset(converter);
  }
  return hanicu_code(status);
}

int32_t hanicu_converter_encode(
    hanicu_converter *converter, const uint16_t *text, int32_t length, bool replaces,
    uint8_t *bytes, int32_t capacity, int32_t *written, hanicu_progress *progress) {
  UErrorCode status = U_ZERO_ERROR;
  converter->replaces = replaces;
  const UChar *start = hanicu_text(text), *source = start;
  char *target = (char *)bytes;
  ucnv_resetFromUnicode(converter->engine);
  ucnv_fromUnicode(
      converter->engine, &target, (const char *)bytes + capacity, &source, start + length, NULL,
      true, &status);
  *written = (int32_t)(target - (char *)bytes);
  if (status == U_BUFFER_OVERFLOW_ERROR) {
    *written = capacity > INT32_MAX / 2 ? INT32_MAX : capacity * 2 + 16;
  } else if (U_FAILURE(status)) {
    UErrorCode ignored = U_ZERO_ERROR;
    UChar units[LONGEST];
    int8_t count = (int8_t)(sizeof units / sizeof *units);
    ucnv_getInvalidUChars(converter->engine, units, &count, &ignored);
    progress->offset = (source - start) - (U_SUCCESS(ignored) ? count : 0);
  }
  return hanicu_code(status);
}

int64_t hanicu_converter_encoded_limit(const hanicu_converter *converter, int32_t length) {
  return ((int64_t)length + 10) * ucnv_getMaxCharSize(converter->engine);
}

bool hanicu_encoding_is_known(const char *name) {
  UErrorCode status = U_ZERO_ERROR;
  return *name && ucnv_countAliases(name, &status) > 0 && U_SUCCESS(status);
}

const char *hanicu_encoding_name(const char *name) {
  static const char *const standards[] = {"MIME", "IANA"};
  if (!hanicu_encoding_is_known(name)) return NULL;
  for (size_t i = 0; i < sizeof standards / sizeof *standards; i++) {
    UErrorCode status = U_ZERO_ERROR;
    const char *found = ucnv_getStandardName(name, standards[i], &status);
    if (found && U_SUCCESS(status)) return found;
  }
  UErrorCode status = U_ZERO_ERROR;
  const char *found = ucnv_getAlias(name, 0, &status);
  return U_SUCCESS(status) ? found : NULL;
}
