#include "CFormats.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <pthread.h>
#include <string.h>

typedef struct {
  hanfmt_xml_handler handler;
  void *context;
} state;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void prepare(void) { xmlInitParser(); }

static void on_open(
    void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
    const xmlChar **declared, int attributes, int defaulted, const xmlChar **values) {
  (void)prefix, (void)uri, (void)namespaces, (void)declared, (void)attributes, (void)defaulted,
      (void)values;
  state *s = ((xmlParserCtxtPtr)ctx)->_private;
  s->handler(s->context, HANFMT_OPEN, (const char *)name, NULL, 0);
}

static void on_close(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  (void)prefix, (void)uri;
  state *s = ((xmlParserCtxtPtr)ctx)->_private;
  s->handler(s->context, HANFMT_CLOSE, (const char *)name, NULL, 0);
}

static void on_text(void *ctx, const xmlChar *text, int count) {
  state *s = ((xmlParserCtxtPtr)ctx)->_private;
  if (count > 0) s->handler(s->context, HANFMT_TEXT, NULL, text, (size_t)count);
}

int32_t hanfmt_xml_parse(
    const uint8_t *bytes, size_t count, hanfmt_xml_handler handler, void *context) {
  if (count == 0 || count > INT_MAX - 16) return 1;
  pthread_once(&once, prepare);
  xmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = on_open;
  sax.endElementNs = on_close;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.cdataBlock = on_text;
  xmlParserCtxtPtr parser = xmlCreateMemoryParserCtxt((const char *)bytes, (int)count);
  if (parser == NULL) return 2;
  state s = {handler, context};
  xmlSAXHandlerPtr own = parser->sax;
  parser->sax = &sax;
  parser->_private = &s;
  xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  // The options turn to the tree builder; the events are ours.
  sax.startElementNs = on_open;
  sax.endElementNs = on_close;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.cdataBlock = on_text;
  xmlParseDocument(parser);
  int32_t code = parser->wellFormed ? 0 : 1;
  parser->sax = own;
  if (parser->myDoc != NULL) {
    xmlFreeDoc(parser->myDoc);
    parser->myDoc = NULL;
  }
  xmlFreeParserCtxt(parser);
  return code;
}
