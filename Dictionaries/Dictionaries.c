#include "Dictionaries.h"

#include <string.h>

static const uint8_t stopwords[] = {
#embed "stopwords.txt" suffix(,)
  0
};

static const uint8_t slogans[] = {
#embed "slogans.txt" suffix(,)
  0
};

static const uint8_t series[] = {
#embed "series.txt" suffix(,)
  0
};

static const uint8_t general_counts[] = {
#embed "general-counts.txt" suffix(,)
  0
};

static const uint8_t slogan_weights[] = {
#embed "slogan-weights.txt" suffix(,)
  0
};

_Alignas(64) static const uint8_t keywords[] = {
#embed "keywords.bin"
};

_Alignas(64) static const uint8_t segmenter[] = {
#embed "segmenter.bin"
};

_Alignas(64) static const uint8_t tagger[] = {
#embed "tagger.bin"
};

_Alignas(64) static const uint8_t conversion[] = {
#embed "conversion.bin"
};

_Alignas(64) static const uint8_t readings[] = {
#embed "readings.bin"
};

_Alignas(64) static const uint8_t reference[] = {
#embed "reference.bin"
};

hantext_bytes hantext_stopwords(void) {
  return (hantext_bytes){stopwords, sizeof stopwords - 1};
}

hantext_bytes hantext_slogans(void) {
  return (hantext_bytes){slogans, sizeof slogans - 1};
}

hantext_bytes hantext_series(void) {
  return (hantext_bytes){series, sizeof series - 1};
}

hantext_bytes hantext_general_counts(void) {
  return (hantext_bytes){general_counts, sizeof general_counts - 1};
}

hantext_bytes hantext_slogan_weights(void) {
  return (hantext_bytes){slogan_weights, sizeof slogan_weights - 1};
}

hantext_bytes hantext_segmenter(void) {
  return (hantext_bytes){segmenter, sizeof segmenter};
}

hantext_bytes hantext_tagger(void) {
  return (hantext_bytes){tagger, sizeof tagger};
}

hantext_bytes hantext_conversion(void) {
  return (hantext_bytes){conversion, sizeof conversion};
}

hantext_bytes hantext_keywords(void) {
  return (hantext_bytes){keywords, sizeof keywords};
}

hantext_bytes hantext_reference(void) {
  return (hantext_bytes){reference, sizeof reference};
}

hantext_bytes hantext_readings(void) {
  return (hantext_bytes){readings, sizeof readings};
}

// The lists of the folder lexicon, by the names of their files.

static const uint8_t lexicon_article_edges[] = {
#embed "lexicon/article-edges.txt" suffix(,)
  0
};

static const uint8_t lexicon_columns[] = {
#embed "lexicon/columns.txt" suffix(,)
  0
};

static const uint8_t lexicon_law_words[] = {
#embed "lexicon/law-words.txt" suffix(,)
  0
};

static const uint8_t lexicon_metadata_labels[] = {
#embed "lexicon/metadata-labels.txt" suffix(,)
  0
};

static const uint8_t lexicon_not_names[] = {
#embed "lexicon/not-names.txt" suffix(,)
  0
};

static const uint8_t lexicon_organizations[] = {
#embed "lexicon/organizations.txt" suffix(,)
  0
};

static const uint8_t lexicon_place_names[] = {
#embed "lexicon/place-names.txt" suffix(,)
  0
};

static const uint8_t lexicon_publication_endings[] = {
#embed "lexicon/publication-endings.txt" suffix(,)
  0
};

static const uint8_t lexicon_report_kinds[] = {
#embed "lexicon/report-kinds.txt" suffix(,)
  0
};

static const uint8_t lexicon_site_phrases[] = {
#embed "lexicon/site-phrases.txt" suffix(,)
  0
};

static const uint8_t lexicon_surnames[] = {
#embed "lexicon/surnames.txt" suffix(,)
  0
};

static const uint8_t lexicon_units[] = {
#embed "lexicon/units.txt" suffix(,)
  0
};

static const uint8_t lexicon_visitor_notices[] = {
#embed "lexicon/visitor-notices.txt" suffix(,)
  0
};

static const uint8_t lexicon_visitor_titles[] = {
#embed "lexicon/visitor-titles.txt" suffix(,)
  0
};

hantext_bytes hantext_lexicon(const char *name) {
  static const struct {
    const char *name;
    hantext_bytes bytes;
  } lists[] = {
    {"article-edges", {lexicon_article_edges, sizeof lexicon_article_edges - 1}},
    {"columns", {lexicon_columns, sizeof lexicon_columns - 1}},
    {"law-words", {lexicon_law_words, sizeof lexicon_law_words - 1}},
    {"metadata-labels", {lexicon_metadata_labels, sizeof lexicon_metadata_labels - 1}},
    {"not-names", {lexicon_not_names, sizeof lexicon_not_names - 1}},
    {"organizations", {lexicon_organizations, sizeof lexicon_organizations - 1}},
    {"place-names", {lexicon_place_names, sizeof lexicon_place_names - 1}},
    {"publication-endings", {lexicon_publication_endings, sizeof lexicon_publication_endings - 1}},
    {"report-kinds", {lexicon_report_kinds, sizeof lexicon_report_kinds - 1}},
    {"site-phrases", {lexicon_site_phrases, sizeof lexicon_site_phrases - 1}},
    {"surnames", {lexicon_surnames, sizeof lexicon_surnames - 1}},
    {"units", {lexicon_units, sizeof lexicon_units - 1}},
    {"visitor-notices", {lexicon_visitor_notices, sizeof lexicon_visitor_notices - 1}},
    {"visitor-titles", {lexicon_visitor_titles, sizeof lexicon_visitor_titles - 1}},
  };
  for (size_t index = 0; index < sizeof lists / sizeof *lists; index++) {
    if (strcmp(lists[index].name, name) == 0) return lists[index].bytes;
  }
  return (hantext_bytes){lists[0].bytes.bytes, 0};
}
