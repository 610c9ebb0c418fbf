#include "prepare.h"

#include <string.h>

// So many attributes of a tag are read. The parser compares each attribute of a tag with all
// before it, so a tag of many would take quadratic time.
enum { maximum_attributes = 256 };

typedef struct {
  uint8_t *bytes;
  size_t count;
  // No comment ends behind this place.
  size_t no_comment_end;
} page;

static int is_blank(uint8_t byte) {
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f';
}

static uint8_t lowered(uint8_t byte) {
  return byte >= 'A' && byte <= 'Z' ? (uint8_t)(byte | 0x20) : byte;
}

static int is_letter(uint8_t byte) { return lowered(byte) >= 'a' && lowered(byte) <= 'z'; }

// Whether a word stands at a place, in letters of any case, and does not go on.
static int is_word(const page *p, size_t at, const char *word) {
  size_t length = strlen(word);
  if (at > p->count || p->count - at < length) return 0;
  for (size_t i = 0; i < length; i++) {
    if (lowered(p->bytes[at + i]) != (uint8_t)word[i]) return 0;
  }
  return at + length == p->count || !is_letter(p->bytes[at + length]);
}

static size_t next(const page *p, uint8_t byte, size_t from) {
  if (from >= p->count) return p->count;
  const uint8_t *found = memchr(p->bytes + from, byte, p->count - from);
  return found == NULL ? p->count : (size_t)(found - p->bytes);
}

// Behind the comment that begins at a place; behind its “<!--” when it has no end.
static size_t skip_comment(page *p, size_t start) {
  size_t from = start + 4;
  if (from >= p->no_comment_end) return from;
  for (size_t end = from; (end = next(p, '>', end)) < p->count; end++) {
    if (end >= from + 2 && p->bytes[end - 1] == '-' && p->bytes[end - 2] == '-') return end + 1;
  }
  p->no_comment_end = from;
  return from;
}

// Behind an attribute: a name, a value if there is one, with the parser's idea of both.
static size_t skip_attribute(const page *p, size_t at) {
  size_t start = at;
  while (at < p->count && !is_blank(p->bytes[at]) && p->bytes[at] != '=' && p->bytes[at] != '>' &&
         !(p->bytes[at] == '/' && at > start)) {
    at++;
  }
  size_t value = at;
  while (value < p->count && is_blank(p->bytes[value])) value++;
  if (value >= p->count || p->bytes[value] != '=') return at > start ? at : at + 1;
  value++;
  while (value < p->count && is_blank(p->bytes[value])) value++;
  if (value >= p->count) return p->count;
  uint8_t quote = p->bytes[value];
  if (quote == '"' || quote == '\'') {
    size_t end = next(p, quote, value + 1);
    return end < p->count ? end + 1 : p->count;
  }
  while (value < p->count && !is_blank(p->bytes[value]) && p->bytes[value] != '>') value++;
  return value;
}

// The end of what a script or style holds; the place itself when it is not closed before the next
// one begins.
static size_t skip_opaque(const page *p, size_t at, const char *name) {
  for (size_t i = next(p, '<', at); i < p->count; i = next(p, '<', i + 1)) {
    if (i + 1 < p->count && p->bytes[i + 1] == '/' && is_word(p, i + 2, name)) return i;
    if (is_word(p, i + 1, name)) break;
  }
  return at;
}

// Behind the tag at a place. Attributes beyond the limit become blanks.
static size_t read_tag(page *p, size_t start) {
  size_t at = start + 1, attributes = 0;
  while (at < p->count && !is_blank(p->bytes[at]) && p->bytes[at] != '>' && p->bytes[at] != '/') {
    at++;
  }
  while (at < p->count && p->bytes[at] != '>') {
    if (is_blank(p->bytes[at]) || p->bytes[at] == '/') {
      at++;
      continue;
    }
    size_t end = skip_attribute(p, at);
    if (++attributes > maximum_attributes) memset(p->bytes + at, ' ', end - at);
    at = end;
  }
  if (at >= p->count) return p->count;
  const char *name = is_word(p, start + 1, "script") ? "script"
                     : is_word(p, start + 1, "style") ? "style"
                                                      : NULL;
  if (name == NULL) return at + 1;
  size_t end = skip_opaque(p, at + 1, name);
  // HTML knows no tag that closes itself; what stands up to the end tag is no text.
  if (p->bytes[at - 1] == '/' && end > at + 1) p->bytes[at - 1] = ' ';
  return end;
}

void hanxml_prepare(const uint8_t *text, uint8_t *copy, size_t count) {
  // The parser ends at NUL and drops other control characters and what is no character.
  // A form feed is a blank of HTML, and no character of XML.
  for (size_t i = 0; i < count; i++) {
    uint8_t byte = text[i];
    int stays = (byte >= 0x20) | (byte == '\n') | (byte == '\t') | (byte == '\r');
    copy[i] = (stays & (byte != 0x7F)) ? byte : ' ';
  }
  page p = {.bytes = copy, .count = count, .no_comment_end = count};
  // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
  for (size_t i = next(&p, 0xBF, 1); i + 1 < count; i = next(&p, 0xBF, i + 1)) {
    if (text[i - 1] == 0xEF && text[i + 1] >= 0xBE) memset(copy + i - 1, ' ', 3);
  }
  for (size_t i = next(&p, '<', 0); i + 1 < count; i = next(&p, '<', i)) {
    if (copy[i + 1] == '!' && count - i >= 4 && copy[i + 2] == '-' && copy[i + 3] == '-') {
      i = skip_comment(&p, i);
    } else if (is_letter(copy[i + 1])) {
      i = read_tag(&p, i);
    } else {
      i++;
    }
  }
}
