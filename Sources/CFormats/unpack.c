#include "CFormats.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

struct hanfmt_unpacker {
  int32_t kind;
  z_stream zlib;
  ZSTD_DStream *zstd;
};

hanfmt_unpacker *hanfmt_unpacker_open(int32_t kind) {
  hanfmt_unpacker *unpacker = calloc(1, sizeof *unpacker);
  if (unpacker == NULL) return NULL;
  unpacker->kind = kind;
  if (kind == HANFMT_ZSTD) {
    unpacker->zstd = ZSTD_createDStream();
    if (unpacker->zstd == NULL) {
      free(unpacker);
      return NULL;
    }
    // A frame that asks for more than 128 MiB of window is refused.
    ZSTD_DCtx_setParameter(unpacker->zstd, ZSTD_d_windowLogMax, 27);
  } else if (inflateInit2(&unpacker->zlib, kind == HANFMT_GZIP ? 16 + MAX_WBITS : -MAX_WBITS) != Z_OK) {
    free(unpacker);
    return NULL;
  }
  return unpacker;
}

void hanfmt_unpacker_close(hanfmt_unpacker *unpacker) {
  if (unpacker == NULL) return;
  if (unpacker->kind == HANFMT_ZSTD) {
    ZSTD_freeDStream(unpacker->zstd);
  } else {
    inflateEnd(&unpacker->zlib);
  }
  free(unpacker);
}

static uInt clamped(size_t count) { return count > INT_MAX ? INT_MAX : (uInt)count; }

int32_t hanfmt_unpack(
    hanfmt_unpacker *unpacker, const uint8_t *in, size_t in_count, size_t *in_used, uint8_t *out,
    size_t out_count, size_t *out_used) {
  if (unpacker->kind == HANFMT_ZSTD) {
    ZSTD_inBuffer input = {in, in_count, 0};
    ZSTD_outBuffer output = {out, out_count, 0};
    size_t code = ZSTD_decompressStream(unpacker->zstd, &output, &input);
    *in_used = input.pos;
    *out_used = output.pos;
    if (ZSTD_isError(code)) return HANFMT_DAMAGED;
    return code == 0 ? HANFMT_ENDED : HANFMT_MORE;
  }
  z_stream *stream = &unpacker->zlib;
  stream->next_in = (Bytef *)in;
  stream->avail_in = clamped(in_count);
  stream->next_out = out;
  stream->avail_out = clamped(out_count);
  uInt given = stream->avail_in, room = stream->avail_out;
  int code = inflate(stream, Z_NO_FLUSH);
  *in_used = given - stream->avail_in;
  *out_used = room - stream->avail_out;
  switch (code) {
    case Z_STREAM_END:
      inflateReset(stream);
      return HANFMT_ENDED;
    case Z_OK:
    case Z_BUF_ERROR: return HANFMT_MORE;
    case Z_MEM_ERROR: return HANFMT_NO_MEMORY;
    default: return HANFMT_DAMAGED;
  }
}
