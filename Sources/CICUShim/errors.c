#include <unicode/uvernum.h>
#include <unicode/uversion.h>

#include "support.h"

const char *hanicu_error_name(int32_t code) { return u_errorName((UErrorCode)code); }

bool hanicu_is_overflow(int32_t code) { return code == U_BUFFER_OVERFLOW_ERROR; }

const char *hanicu_version(void) { return U_ICU_VERSION; }
