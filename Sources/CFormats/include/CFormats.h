/// What files of other formats need: zlib, zstd, libxml2's XML parser, and another program's output.
///
/// No header of those libraries is visible to Swift.
#ifndef HANFORMATS_H
#define HANFORMATS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { HANFMT_GZIP = 0, HANFMT_ZSTD = 1, HANFMT_DEFLATE = 2 };

enum {
  /// Go on.
  HANFMT_MORE = 0,
  /// A member or frame has ended; another may follow.
  HANFMT_ENDED = 1,
  HANFMT_DAMAGED = -1,
  HANFMT_NO_MEMORY = -2,
};

typedef struct hanfmt_unpacker hanfmt_unpacker;

/// Null when there is no memory.
hanfmt_unpacker *hanfmt_unpacker_open(int32_t kind);
void hanfmt_unpacker_close(hanfmt_unpacker *unpacker);

/// Unpacks what fits; tells how much was read and written.
int32_t hanfmt_unpack(
    hanfmt_unpacker *unpacker, const uint8_t *in, size_t in_count, size_t *in_used, uint8_t *out,
    size_t out_count, size_t *out_used);

typedef struct hanfmt_packer hanfmt_packer;

/// A packer to raw deflate, at a level from 1 (fast) to 9 (small). Null when there is no memory.
hanfmt_packer *hanfmt_packer_open(int32_t level);
void hanfmt_packer_close(hanfmt_packer *packer);

/// Packs what fits; tells how much was read and written. With `ends` no more input follows after
/// this, and the call is repeated until it gives HANFMT_ENDED.
int32_t hanfmt_pack(
    hanfmt_packer *packer, const uint8_t *in, size_t in_count, size_t *in_used, uint8_t *out,
    size_t out_count, size_t *out_used, int32_t ends);

/// How many bytes packing so many may give.
size_t hanfmt_zstd_bound(size_t count);

/// Packs bytes as one frame of zstd, at a level from 1 to 19. Gives its size, 0 without memory.
size_t hanfmt_zstd_pack(
    const uint8_t *in, size_t count, uint8_t *out, size_t room, int32_t level);

/// Unpacks a frame whose content has exactly so many bytes. Gives whether that is so.
int32_t hanfmt_zstd_unpack(const uint8_t *in, size_t count, uint8_t *out, size_t expected);

enum { HANFMT_OPEN = 0, HANFMT_CLOSE = 1, HANFMT_TEXT = 2 };

/// Receives an element's name without its prefix, or text. Pointers hold until it returns.
typedef void (*hanfmt_xml_handler)(
    void *context, int32_t kind, const char *name, const uint8_t *text, size_t count);

/// Parses a document; entities other than XML's own five stay empty, and nothing is fetched.
///
/// Gives 0, or 1 when the document is not well formed (what came before was delivered), or 2
/// without memory.
int32_t hanfmt_xml_parse(
    const uint8_t *bytes, size_t count, hanfmt_xml_handler handler, void *context);

/// Starts a program, found in PATH, without input and errors; its output is read from `*output`.
///
/// Gives the process, or a negative error number.
int64_t hanfmt_start(const char *const *arguments, int32_t *output);

/// Waits for a process; kills it first when asked. Gives its exit status, or 128 and more.
int32_t hanfmt_wait(int64_t process, int32_t kills);

#ifdef __cplusplus
}
#endif

#endif
