#include "support.h"

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define HANICU_THREAD_SANITIZER 1
#endif
#endif

#ifdef HANICU_THREAD_SANITIZER
void __tsan_acquire(void *address);
void __tsan_release(void *address);
void hanicu_lock_taken(const void *lock) { __tsan_acquire((void *)(uintptr_t)lock); }
void hanicu_lock_leaving(const void *lock) { __tsan_release((void *)(uintptr_t)lock); }
#else
void hanicu_lock_taken(const void *lock) { (void)lock; }
void hanicu_lock_leaving(const void *lock) { (void)lock; }
#endif
