// What Swift has no word for: telling the processor that memory will be read soon.
#ifndef CPREFETCH_H
#define CPREFETCH_H

/// Begins to load the cache line at an address. Any address is allowed; nothing is read.
static inline void prefetch_line(const void *address) { __builtin_prefetch(address, 0, 3); }

#endif
