#include "support.h"

const char *hanicu_error_name(int32_t code) { return u_errorName((UErrorCode)code); }

bool hanicu_is_overflow(int32_t code) { return code == U_BUFFER_OVERFLOW_ERROR; }
