#include "CFormats.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

struct hanfmt_packer {
  z_stream zlib;
};

hanfmt_packer *hanfmt_packer_open(int32_t level) {
  hanfmt_packer *packer = calloc(1, sizeof *packer);
  if (packer == NULL) return NULL;
  if (deflateInit2(&packer->zlib, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    free(packer);
    return NULL;
  }
  return packer;
}

void hanfmt_packer_close(hanfmt_packer *packer) {
  if (packer == NULL) return;
  deflateEnd(&packer->zlib);
  free(packer);
}

static uInt clamped(size_t count) { return count > INT_MAX ? INT_MAX : (uInt)count; }

int32_t hanfmt_pack(
    hanfmt_packer *packer, const uint8_t *in, size_t in_count, size_t *in_used, uint8_t *out,
    size_t out_count, size_t *out_used, int32_t ends) {
  z_stream *stream = &packer->zlib;
  stream->next_in = (Bytef *)in;
  stream->avail_in = clamped(in_count);
  stream->next_out = out;
  stream->avail_out = clamped(out_count);
  uInt given = stream->avail_in, room = stream->avail_out;
  int code = deflate(stream, ends ? Z_FINISH : Z_NO_FLUSH);
  *in_used = given - stream->avail_in;
  *out_used = room - stream->avail_out;
  return code == Z_STREAM_END ? HANFMT_ENDED : HANFMT_MORE;
}
