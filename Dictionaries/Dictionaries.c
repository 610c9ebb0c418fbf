#include "Dictionaries.h"

static const uint8_t stopwords[] = {
#embed "stopwords.txt" suffix(,)
  0
};

hantext_bytes hantext_stopwords(void) {
  return (hantext_bytes){stopwords, sizeof stopwords - 1};
}
