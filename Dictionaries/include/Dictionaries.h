#pragma once

#include <stddef.h>
#include <stdint.h>

/// Bytes that live as long as the process and are never written.
typedef struct {
  const uint8_t *_Nonnull bytes;
  size_t count;
} hantext_bytes;

/// The bundled stop list: UTF-8, one word a line, `#` starts a comment line.
hantext_bytes hantext_stopwords(void);

/// The bundled mottos: UTF-8, one word or pattern a line, `#` starts a comment line.
hantext_bytes hantext_slogans(void);

/// Names that a hyphen and a number follow: UTF-8, one word a line, `#` starts a comment line.
hantext_bytes hantext_series(void);

/// A list of the folder lexicon by the name of its file: UTF-8, a word a line, perhaps with a tab and a
/// group; `#` starts a comment line. Empty when there is none of that name.
hantext_bytes hantext_lexicon(const char *_Nonnull name);

/// Words of general text with their counts: UTF-8, a word, a tab and a count a line, `#` starts a
/// comment line; a line that begins with a tab has the number of running words.
hantext_bytes hantext_general_counts(void);

/// The weights of the ranker of slogans: UTF-8, a feature, a tab and a weight a line.
hantext_bytes hantext_slogan_weights(void);

/// The segmentation model: a container of tables, aligned to 64 bytes.
hantext_bytes hantext_segmenter(void);

/// The part-of-speech tagger: a container of tables, aligned to 64 bytes.
hantext_bytes hantext_tagger(void);

/// The tables of script conversion: a container of tables, aligned to 64 bytes.
hantext_bytes hantext_conversion(void);

/// The weights that choose readings of characters: a container of tables, aligned to 64 bytes.
hantext_bytes hantext_readings(void);

/// The weights of the ranker of keywords: a container of tables, aligned to 64 bytes.
hantext_bytes hantext_keywords(void);

/// Counts of words and phrases in general text: a container of tables, aligned to 64 bytes.
hantext_bytes hantext_reference(void);
