#include <unicode/ucol.h>

#include "support.h"

int32_t hanicu_collator_open(const char *locale, hanicu_collator **collator) {
  UErrorCode status = U_ZERO_ERROR;
  *collator = (hanicu_collator *)ucol_open(locale, &status);
  return hanicu_code(status);
}

void hanicu_collator_close(hanicu_collator *collator) { ucol_close((UCollator *)collator); }

int32_t hanicu_collator_sort_key(
    const hanicu_collator *collator, const uint16_t *text, int32_t length, uint8_t *key,
    int32_t capacity, int32_t *key_length) {
  *key_length = ucol_getSortKey(
      (const UCollator *)collator, hanicu_text(text), length, key, capacity);
  if (*key_length == 0) return U_INTERNAL_PROGRAM_ERROR;
  return *key_length > capacity ? U_BUFFER_OVERFLOW_ERROR : 0;
}
