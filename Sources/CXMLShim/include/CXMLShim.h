/// libxml2's HTML parser, as a stream of events that know where they stand in the source.
///
/// No header of libxml2 is visible to Swift. All offsets count bytes of the text that was passed.
#ifndef HANXML_SHIM_H
#define HANXML_SHIM_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What an event tells.
enum {
  /// An element begins; `name` and `attributes` are set.
  HANXML_OPEN = 0,
  /// An element ends; `name` is set.
  HANXML_CLOSE = 1,
  /// Text; `text` is set.
  HANXML_TEXT = 2,
};

typedef struct hanxml_event {
  int32_t kind;
  /// For text: whether the source between `start` and `end` is the text, byte by byte.
  int32_t is_verbatim;
  /// Where the text stands in the source; for elements both are the parser's position.
  size_t start, end;
  /// The element's name in lower case, terminated by zero.
  const char *name;
  /// Names and values in turn, ended by a null pointer; a value may be null. Null without any.
  const unsigned char *const *attributes;
  /// The text, UTF-8, and its length; not terminated.
  const uint8_t *text;
  size_t count;
} hanxml_event;

/// Receives events in the order of the source. Pointers hold until it returns.
typedef void (*hanxml_handler)(void *context, const hanxml_event *event);

enum {
  HANXML_DONE = 0,
  /// No memory.
  HANXML_NO_MEMORY = 1,
  /// The page would take more than linear time; events up to `*stopped` were delivered.
  HANXML_STOPPED = 2,
};

/// Parses a page.
///
/// `text` must be UTF-8; declared encodings are ignored. Control characters count as blanks.
/// Script and style contents, comments and declarations make no events. The first 256 attributes
/// of a tag are read. `*stopped` is where the parser gave up, `count` when it did not.
int32_t hanxml_parse(
    const uint8_t *text, size_t count, hanxml_handler handler, void *context, size_t *stopped);

/// Parses a page with the library's own tree builder and drops the tree: what parsing costs
/// without anything of ours, for benchmarks.
int32_t hanxml_parse_tree(const uint8_t *text, size_t count);

#ifdef __cplusplus
}
#endif

#endif
