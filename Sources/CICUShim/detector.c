#include <unicode/ucsdet.h>

#include "support.h"

int32_t hanicu_detector_open(hanicu_detector **detector) {
  UErrorCode status = U_ZERO_ERROR;
  *detector = (hanicu_detector *)ucsdet_open(&status);
  return hanicu_code(status);
}

void hanicu_detector_close(hanicu_detector *detector) {
  ucsdet_close((UCharsetDetector *)detector);
}

int32_t hanicu_detector_detect(
    hanicu_detector *detector, const uint8_t *bytes, int32_t length, bool strips_markup,
    hanicu_guess *guesses, int32_t capacity, int32_t *count) {
  UCharsetDetector *engine = (UCharsetDetector *)detector;
  UErrorCode status = U_ZERO_ERROR;
  int32_t found = 0;
  *count = 0;
  if (length == 0) return 0;
  ucsdet_enableInputFilter(engine, strips_markup);
  ucsdet_setText(engine, (const char *)bytes, length, &status);
  const UCharsetMatch **matches = ucsdet_detectAll(engine, &found, &status);
  // ICU's way to say that nothing fits, which is an answer: it happens with very few bytes.
  if (status == U_INVALID_CHAR_FOUND) return 0;
  if (U_FAILURE(status)) return status;
  if (!matches) return 0;
  *count = found;
  if (found > capacity) return U_BUFFER_OVERFLOW_ERROR;
  for (int32_t i = 0; i < found; i++) {
    guesses[i].name = ucsdet_getName(matches[i], &status);
    guesses[i].language = ucsdet_getLanguage(matches[i], &status);
    guesses[i].confidence = ucsdet_getConfidence(matches[i], &status);
  }
  return hanicu_code(status);
}
