#include "Dictionaries.h"

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
