#define _GNU_SOURCE
#include <fcntl.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "CProcess.h"
#include "support.h"

int32_t descriptors_available(int32_t wanted) {
  int *copies = calloc((size_t)wanted, sizeof *copies);
  if (!copies) return 0;
  int32_t count = 0;
  while (count < wanted && (copies[count] = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)) >= 0) count++;
  for (int32_t index = 0; index < count; index++) close(copies[index]);
  free(copies);
  return count;
}

uint64_t address_space_used(void) {
  unsigned long long pages = 0;
  FILE *file = fopen("/proc/self/statm", "re");
  if (!file) return 0;
  if (fscanf(file, "%llu", &pages) != 1) pages = 0;
  fclose(file);
  return (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

uint64_t address_space_left(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return UINT64_MAX;
  uint64_t used = address_space_used();
  return used < limit.rlim_cur ? limit.rlim_cur - used : 0;
}

uint64_t memory_available(void) {
  unsigned long long kilobytes = 0;
  char line[256];
  FILE *file = fopen("/proc/meminfo", "re");
  if (!file) return 0;
  while (fgets(line, sizeof line, file)) {
    if (sscanf(line, "MemAvailable: %llu", &kilobytes) == 1) break;
  }
  fclose(file);
  return (uint64_t)kilobytes << 10;
}

void keep_freed_memory(void) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 8 << 20);
  mallopt(M_TRIM_THRESHOLD, 32 << 20);
#endif
}

void *shared_memory(size_t size) {
  int flags = MAP_SHARED | MAP_ANON;
#ifdef MAP_NORESERVE
  flags |= MAP_NORESERVE;
#endif
  void *start = mmap(NULL, size, PROT_READ | PROT_WRITE, flags, -1, 0);
  return start == MAP_FAILED ? NULL : start;
}

void shared_memory_free(void *start, size_t size) { munmap(start, size); }
