#include "CXMLShim.h"

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

static void on_open(void *ctx, const xmlChar *name, const xmlChar **attributes) {
  state *s = ctx;
  if (s->stopped) return;
  s->depth++;
  // The parser stands before the “>” of the tag, or elsewhere when the element is implied.
  size_t at = position(s), end = at;
  while (end < s->count && (is_blank(s->source[end]) || s->source[end] == '/')) end++;
  if (end < s->count && s->source[end] == '>') {
    end++;
  } else {
    end = at;
  }
  if (end > s->last) s->last = end;
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
  // Behind its “>”, unless the end is implied.
  if (at > s->last && s->source[at - 1] == '>') s->last = at;
  hanxml_event event = {
      .kind = HANXML_CLOSE, .start = at, .end = at, .name = (const char *)name};
  s->handler(s->context, &event);
}

static int matches(const state *s, size_t end, const xmlChar *text, size_t length) {
  return end <= s->count && end >= length && end - length >= s->last &&
         memcmp(s->source + (end - length), text, length) == 0;
}

static void on_text(void *ctx, const xmlChar *text, int length) {
  state *s = ctx;
  if (s->stopped || length <= 0) return;
  size_t at = position(s), count = (size_t)length;
  hanxml_event event = {.kind = HANXML_TEXT, .text = text, .count = count};
  if (s->last < at && s->source[s->last] == '&' && !matches(s, at, text, count)) {
    if (count == 1 && text[0] == '&' && s->source[at - 1] != ';') {
      // A bare “&”; the word behind it comes as text of its own.
      event.start = s->last;
      event.end = s->last + 1;
      event.is_verbatim = 1;
    } else {
      event.start = s->last;
      event.end = at;
    }
  } else {
    // The parser hands out long text one character before it moves on.
    size_t end = 0;
    for (size_t ahead = 0; ahead <= 4 && end == 0; ahead++) {
      if (matches(s, at + ahead, text, count)) end = at + ahead;
    }
    if (end != 0) {
      event.start = end - count;
      event.end = end;
      event.is_verbatim = 1;
    } else {
      event.start = s->last;
      event.end = at > s->last ? at : s->last;
    }
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

  // The parser ends at NUL and drops other control characters; blanks keep all offsets.
  uint8_t *copy = malloc(count);
  if (copy == NULL) return HANXML_NO_MEMORY;
  for (size_t i = 0; i < count; i++) {
    uint8_t byte = text[i];
    copy[i] = (byte < 0x20 && !is_blank(byte)) || byte == 0x7F ? ' ' : byte;
  }

  xmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElement = on_open;
  sax.endElement = on_close;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
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
