#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "support.h"

int32_t hanicu_transliterator_open(const char *identifier, hanicu_transliterator **result) {
  enum { LIMIT = 256 };
  UErrorCode status = U_ZERO_ERROR;
  UChar units[LIMIT];
  *result = NULL;
  size_t length = strlen(identifier);
  if (length >= LIMIT) return U_INVALID_ID;
  // Only the invariant characters have the same code in every C string: others would misread.
  for (size_t i = 0; i < length; i++) {
    if ((unsigned char)identifier[i] >= 0x80) return U_INVALID_ID;
  }
  u_charsToUChars(identifier, units, (int32_t)length);
  UTransliterator *opened =
      utrans_openU(units, (int32_t)length, UTRANS_FORWARD, NULL, 0, NULL, &status);
  *result = (hanicu_transliterator *)opened;
  return hanicu_code(status);
}

int32_t hanicu_transliterator_clone(
    const hanicu_transliterator *transliterator, hanicu_transliterator **clone) {
  UErrorCode status = U_ZERO_ERROR;
  *clone =
      (hanicu_transliterator *)utrans_clone((const UTransliterator *)transliterator, &status);
  return hanicu_code(status);
}

void hanicu_transliterator_close(hanicu_transliterator *transliterator) {
  utrans_close((UTransliterator *)transliterator);
}

int32_t hanicu_transliterator_apply(
    const hanicu_transliterator *transliterator, const uint16_t *text, int32_t length,
    uint16_t *result, int32_t capacity, int32_t *result_length) {
  UErrorCode status = U_ZERO_ERROR;
  *result_length = length;
  if (length == 0) return 0;
  if (capacity < length) return U_BUFFER_OVERFLOW_ERROR;
  // ICU works in place: a retry has to start from the source again.
  memcpy(result, text, (size_t)length * sizeof *text);
  int32_t limit = length;
  utrans_transUChars(
      (const UTransliterator *)transliterator, (UChar *)result, result_length, capacity, 0, &limit,
      &status);
  return hanicu_code(status);
}
