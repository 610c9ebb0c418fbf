// What a page goes through before the parser sees it.
#ifndef HANXML_PREPARE_H
#define HANXML_PREPARE_H

#include <stddef.h>
#include <stdint.h>

// Copies a page, with blanks in place of what the parser cannot take. All offsets stay.
void hanxml_prepare(const uint8_t *text, uint8_t *copy, size_t count);

#endif
