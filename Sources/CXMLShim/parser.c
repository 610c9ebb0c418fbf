#include "CXMLShim.h"
#include "prepare.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  htmlParserCtxtPtr parser;
  hanxml_handler handler;
  void *context;
  const uint8_t *source;
  size_t count;
  // The source is accounted for up to here.
  size_t last;
  size_t depth;
  // Where the last “<” before a place was, and that place.
  size_t closing, closed_at;
  // Steps an end tag without a start took through the stack of open elements, and their limit.
  size_t steps, limit;
  int stopped;
  size_t stopped_at;
} state;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void prepare(void) { xmlInitParser(); }

static const int options =
    HTML_PARSE_RECOVER | HTML_PARSE_NODEFDTD | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
    HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;

static size_t position(const state *s) {
  const xmlParserInput *input = s->parser->input;
  if (input == NULL || input->cur == NULL || input->base == NULL) return s->last;
  size_t offset = (size_t)input->consumed + (size_t)(input->cur - input->base);
  return offset < s->count ? offset : s->count;
}

static int is_blank(uint8_t byte) {
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f';
}

static uint8_t lowered(uint8_t byte) {
  return byte >= 'A' && byte <= 'Z' ? (uint8_t)(byte | 0x20) : byte;
}

static int is_letter(uint8_t byte) { return lowered(byte) >= 'a' && lowered(byte) <= 'z'; }

static int is_name(uint8_t byte) {
  return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == ':' || byte == '-' ||
         byte == '_' || byte == '.';
}

// Whether the tag of a name stands at a place.
static int is_tag(const state *s, size_t start, size_t at, const char *mark, const uint8_t *name) {
  size_t length = strlen((const char *)name), width = strlen(mark);
  if (at > s->count || at < start || at - start < length + width) return 0;
  if (memcmp(s->source + start, mark, width) != 0) return 0;
  size_t i = 0, end = start + width + length;
  while (i < length && lowered(s->source[start + width + i]) == name[i]) i++;
  return i == length && (end >= s->count || !is_name(s->source[end]));
}

// Whether a tag of a name begins in what is not accounted for and ends where the parser stands.
// Where none does, the parser implied the element because of what follows: text or another tag.
static int has_tag(const state *s, size_t at, size_t end, const uint8_t *name) {
  if (end >= s->count || s->source[end] != '>') return 0;
  for (size_t start = at; start-- > s->last;) {
    if (s->source[start] == '<' && is_tag(s, start, at, "<", name)) return 1;
  }
  return 0;
}

static void on_open(void *ctx, const xmlChar *name, const xmlChar **attributes) {
  state *s = ctx;
  if (s->stopped) return;
  s->depth++;
  // The parser stands before the “>” of the tag.
  size_t at = position(s), end = at;
  while (end < s->count && (is_blank(s->source[end]) || s->source[end] == '/')) end++;
  end = has_tag(s, at, end, name) ? end + 1 : at;
  if (end > at) s->last = end;
  hanxml_event event = {
      .kind = HANXML_OPEN, .start = at, .end = end, .name = (const char *)name,
      .attributes = (const unsigned char *const *)attributes};
  s->handler(s->context, &event);
}

static void on_close(void *ctx, const xmlChar *name) {
  state *s = ctx;
  if (s->stopped) return;
  if (s->depth > 0) s->depth--;
  size_t at = position(s);
  // One end tag may close many elements: look for it once.
  if (at > s->last && at != s->closed_at) {
    s->closed_at = s->closing = at;
    while (s->closing > s->last && s->source[--s->closing] != '<') continue;
  }
  if (at > s->last && at == s->closed_at && is_tag(s, s->closing, at, "</", name)) s->last = at;
  hanxml_event event = {
      .kind = HANXML_CLOSE, .start = at, .end = at, .name = (const char *)name};
  s->handler(s->context, &event);
}

// Comments, instructions, and the contents of scripts and styles are no text.
static void skip(state *s) {
  size_t at = position(s);
  if (at > s->last) s->last = at;
}

static void on_comment(void *ctx, const xmlChar *text) {
  (void)text;
  skip(ctx);
}

static void on_instruction(void *ctx, const xmlChar *target, const xmlChar *data) {
  (void)target;
  (void)data;
  skip(ctx);
}

static void on_opaque(void *ctx, const xmlChar *text, int length) {
  (void)text;
  (void)length;
  skip(ctx);
}

static int matches(const state *s, size_t start, const xmlChar *text, size_t length) {
  return start >= s->last && start <= s->count && s->count - start >= length &&
         memcmp(s->source + start, text, length) == 0;
}

// Where the character reference begins behind which the parser stands; `at` when it stands behind
// none. Text is handed out before each “&”, so one that is not accounted for is a reference, or
// stands in a tag that was passed over.
static size_t reference_start(const state *s, size_t at) {
  for (size_t i = at; i-- > s->last;) {
    uint8_t byte = s->source[i];
    if (byte == '&') return i;
    if (is_blank(byte) || byte == '<' || byte == '>') break;
  }
  return at;
}

static void on_text(void *ctx, const xmlChar *text, int length) {
  state *s = ctx;
  if (s->stopped || length <= 0) return;
  size_t at = position(s), count = (size_t)length;
  hanxml_event event = {.kind = HANXML_TEXT, .text = text, .count = count};
  size_t reference = reference_start(s, at);
  if (reference < at) {
    event.start = reference;
    // A bare “&” comes alone; the word behind it comes as text of its own.
    event.is_verbatim =
        count == 1 && text[0] == '&' &&
        (reference + 1 == at ||
         (s->source[at - 1] != ';' && s->source[reference + 1] != '#'));
    event.end = event.is_verbatim ? reference + 1 : at;
  } else {
    // The parser hands out long text one character before it moves on.
    size_t start = s->last;
    int found = start + count >= at && start + count <= at + 4 && matches(s, start, text, count);
    for (size_t ahead = 0; ahead <= 4 && !found; ahead++) {
      if (at + ahead < count) continue;
      start = at + ahead - count;
      found = matches(s, start, text, count);
    }
    event.is_verbatim = found;
    event.start = found ? start : s->last;
    event.end = found ? start + count : at > s->last ? at : s->last;
  }
  s->last = event.end;
  s->handler(s->context, &event);
}

static void on_error(void *ctx, xmlErrorPtr error) {
  state *s = ctx;
  if (error == NULL) return;
  if (error->code == XML_ERR_TAG_NAME_MISMATCH || error->domain == XML_FROM_HTML ||
      error->domain == XML_FROM_PARSER) {
    s->steps += s->depth;
    if (s->steps > s->limit && !s->stopped) {
      s->stopped_at = position(s);
      if (s->stopped_at < s->last) s->stopped_at = s->last;
      s->stopped = 1;
      xmlStopParser(s->parser);
    }
  }
}

int32_t hanxml_parse(
    const uint8_t *text, size_t count, hanxml_handler handler, void *context, size_t *stopped) {
  *stopped = count;
  if (count == 0) return HANXML_DONE;
  if (count > INT_MAX - 16) {
    *stopped = 0;
    return HANXML_STOPPED;
  }
  pthread_once(&once, prepare);

  uint8_t *copy = malloc(count);
  if (copy == NULL) return HANXML_NO_MEMORY;
  hanxml_prepare(text, copy, count);

  xmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElement = on_open;
  sax.endElement = on_close;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.comment = on_comment;
  sax.processingInstruction = on_instruction;
  sax.cdataBlock = on_opaque;
  sax.serror = on_error;

  state s = {
      .handler = handler, .context = context, .source = copy, .count = count,
      // Ordinary pages stay far below.
      .limit = 64 * count + (1 << 20)};
  htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt((const char *)copy, (int)count);
  if (parser == NULL) {
    free(copy);
    return HANXML_NO_MEMORY;
  }
  s.parser = parser;
  if (parser->sax != NULL) xmlFree(parser->sax);
  parser->sax = &sax;
  parser->userData = &s;
  htmlCtxtUseOptions(parser, options);
  // That switched errors off; they are what shows trouble.
  sax.serror = on_error;
  xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(parser);

  int32_t code = s.stopped ? HANXML_STOPPED : HANXML_DONE;
  if (s.stopped) *stopped = s.stopped_at;
  parser->sax = NULL;
  if (parser->myDoc != NULL) {
    xmlFreeDoc(parser->myDoc);
    parser->myDoc = NULL;
  }
  htmlFreeParserCtxt(parser);
  free(copy);
  return code;
}

int32_t hanxml_parse_tree(const uint8_t *text, size_t count) {
  if (count > INT_MAX - 16) return HANXML_STOPPED;
  pthread_once(&once, prepare);
  htmlDocPtr document =
      htmlReadMemory((const char *)text, (int)count, NULL, "UTF-8", options);
  if (document == NULL) return HANXML_NO_MEMORY;
  xmlFreeDoc(document);
  return HANXML_DONE;
}
