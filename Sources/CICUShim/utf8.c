#include <unicode/ustring.h>

#include "support.h"

int32_t hanicu_utf8_from_utf16(
    const uint16_t *text, int32_t length, uint8_t *utf8, int32_t capacity, int32_t *written) {
  UErrorCode status = U_ZERO_ERROR;
  u_strToUTF8WithSub(
      (char *)utf8, capacity, written, hanicu_text(text), length, 0xFFFD, NULL, &status);
  return hanicu_code(status);
}
