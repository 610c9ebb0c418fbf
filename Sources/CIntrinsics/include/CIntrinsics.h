// What Swift has no words for.
#ifndef CINTRINSICS_H
#define CINTRINSICS_H

#include <stdint.h>

/// Begins to load the cache line at an address. Any address is allowed; nothing is read.
static inline void prefetch_line(const void *address) { __builtin_prefetch(address, 0, 3); }

/// The value, of which the compiler knows nothing: it makes no branch of what is computed with it.
static inline uint64_t opaque(uint64_t value) {
  __asm__("" : "+r"(value));
  return value;
}

#endif
