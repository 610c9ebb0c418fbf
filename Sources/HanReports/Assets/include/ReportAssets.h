/// The templates, the style sheet and the script of reports, as bytes.
#ifndef HANTEXT_REPORT_ASSETS_H
#define HANTEXT_REPORT_ASSETS_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
  /// The path of the file, from this folder; null behind the last one.
  const char *name;
  const uint8_t *start;
  size_t count;
} hantext_report_asset;

/// The assets, and behind the last one an asset without a name.
const hantext_report_asset *hantext_report_assets(void);

#endif
