#include <unicode/ubrk.h>

#include "support.h"

int32_t hanicu_words_open(const char *locale, hanicu_words **words) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(UBRK_WORD, locale, NULL, 0, &status);
  *words = (hanicu_words *)iterator;
  return hanicu_code(status);
}

int32_t hanicu_words_clone(const hanicu_words *words, hanicu_words **clone) {
  UErrorCode status = U_ZERO_ERROR;
  *clone = (hanicu_words *)ubrk_clone((const UBreakIterator *)words, &status);
  return hanicu_code(status);
}

void hanicu_words_close(hanicu_words *words) { ubrk_close((UBreakIterator *)words); }

int32_t hanicu_words_fill(
    hanicu_words *words, const uint16_t *text, int32_t length, int32_t *boundaries,
    int32_t capacity, int32_t *count) {
  UBreakIterator *iterator = (UBreakIterator *)words;
  UErrorCode status = U_ZERO_ERROR;
  *count = 0;
  if (length == 0) return 0;
  ubrk_setText(iterator, hanicu_text(text), length, &status);
  if (U_FAILURE(status)) return status;
  int32_t found = 0;
  for (int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
    if (found == capacity) {
      status = U_BUFFER_OVERFLOW_ERROR;
      break;
    }
    boundaries[found++] = at;
  }
  *count = U_FAILURE(status) ? length : found;
  // Let go of the caller's buffer, which ends with this call.
  UErrorCode ignored = U_ZERO_ERROR;
  ubrk_setText(iterator, hanicu_text(NULL), 0, &ignored);
  return hanicu_code(status);
}
