// Shared by the shim's own files; not visible to Swift.
#ifndef HANICU_SUPPORT_H
#define HANICU_SUPPORT_H

#include <unicode/utypes.h>

#include "CICUShim.h"

/// ICU reads a null pointer as an error even where the length is 0: point at something instead.
static inline const UChar *hanicu_text(const uint16_t *text) {
  static const UChar empty[1] = {0};
  return text ? (const UChar *)text : empty;
}

/// Warnings (negative codes) are successes.
static inline int32_t hanicu_code(UErrorCode status) { return U_FAILURE(status) ? status : 0; }

#endif
