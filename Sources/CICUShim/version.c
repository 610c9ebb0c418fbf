#include "support.h"

#include <unicode/uchar.h>
#include <unicode/uversion.h>

_Static_assert(HANICU_VERSION_CAPACITY >= U_MAX_VERSION_STRING_LENGTH, "versions have to fit");

void hanicu_version(char *text) {
  UVersionInfo version;
  u_getVersion(version);
  u_versionToString(version, text);
}

void hanicu_unicode_version(char *text) {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  u_versionToString(version, text);
}
