// What a broken analysis may do, for tests.
#define _GNU_SOURCE
#include <unistd.h>

#include "CProcess.h"

void fault_trap(void) { __builtin_trap(); }

static volatile bool goes_deeper = true;

static int descend(volatile char *above) {
  volatile char frame[4096];
  frame[0] = above ? above[0] : 0;
  if (!goes_deeper) return 0;
  // Work after the call keeps it from becoming a loop.
  return descend(frame) + frame[0];
}

void fault_overflow(void) {
  volatile int depth = descend(NULL);
  (void)depth;
}

void fault_hang(void) {
  while (1) sleep(1);
}
