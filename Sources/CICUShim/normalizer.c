#include <unicode/unorm2.h>

#include "support.h"

int32_t hanicu_normalizer_get(const hanicu_normalizer **normalizer) {
  UErrorCode status = U_ZERO_ERROR;
  *normalizer = (const hanicu_normalizer *)unorm2_getNFKCInstance(&status);
  return hanicu_code(status);
}

int32_t hanicu_normalizer_apply(
    const hanicu_normalizer *normalizer, const uint16_t *text, int32_t length, uint16_t *result,
    int32_t capacity, int32_t *result_length) {
  UErrorCode status = U_ZERO_ERROR;
  *result_length = unorm2_normalize(
      (const UNormalizer2 *)normalizer, hanicu_text(text), length, (UChar *)result, capacity,
      &status);
  return hanicu_code(status);
}

int32_t hanicu_normalizer_check(
    const hanicu_normalizer *normalizer, const uint16_t *text, int32_t length, bool *normalized) {
  UErrorCode status = U_ZERO_ERROR;
  *normalized =
      unorm2_isNormalized((const UNormalizer2 *)normalizer, hanicu_text(text), length, &status);
  return hanicu_code(status);
}
