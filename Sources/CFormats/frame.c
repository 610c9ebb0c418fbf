#include "CFormats.h"

#include <zstd.h>

// Small texts cost less than a context does, so a thread keeps its own.
static _Thread_local ZSTD_CCtx *packer;
static _Thread_local ZSTD_DCtx *unpacker;

size_t hanfmt_zstd_bound(size_t count) { return ZSTD_compressBound(count); }

size_t hanfmt_zstd_pack(
    const uint8_t *in, size_t count, uint8_t *out, size_t room, int32_t level) {
  if (packer == NULL) packer = ZSTD_createCCtx();
  if (packer == NULL) return 0;
  size_t size = ZSTD_compressCCtx(packer, out, room, in, count, level);
  return ZSTD_isError(size) ? 0 : size;
}

int32_t hanfmt_zstd_unpack(const uint8_t *in, size_t count, uint8_t *out, size_t expected) {
  if (unpacker == NULL) unpacker = ZSTD_createDCtx();
  if (unpacker == NULL) return 0;
  return ZSTD_decompressDCtx(unpacker, out, expected, in, count) == expected;
}
