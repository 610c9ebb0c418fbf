#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "CProcess.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif

static const int interruptions[] = {SIGINT, SIGTERM, SIGHUP};
enum { INTERRUPTIONS = sizeof interruptions / sizeof *interruptions };
static const int breakdowns[] = {SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV, SIGSYS};
enum { BREAKDOWNS = sizeof breakdowns / sizeof *breakdowns };

static atomic_int received = 0;
static atomic_int columns = 0;
static atomic_int breakdown_status = 3;
static int ends[2] = {-1, -1};
static struct sigaction former[INTERRUPTIONS];

/// Nobody is left to be told that standard error is gone.
static void say(const char *text, size_t count) {
  ssize_t ignored = write(STDERR_FILENO, text, count);
  (void)ignored;
}

static void blank(void) {
  static const char spaces[] = "                                                                ";
  int left = atomic_load(&columns);
  if (left <= 0) return;
  say("\r", 1);
  for (; left > 0; left -= (int)sizeof spaces - 1) {
    say(spaces, left < (int)sizeof spaces - 1 ? (size_t)left : sizeof spaces - 1);
  }
  say("\r", 1);
}

static void on_interruption(int number) {
  int code = errno;
  int none = 0;
  // No clean-up: buffers and temporary files stay as they are.
  if (!atomic_compare_exchange_strong(&received, &none, number)) _exit(128 + number);
  static const char text[] = "hantext: finishing what is done; a second signal stops at once\n";
  blank();
  say(text, sizeof text - 1);
  ssize_t ignored = write(ends[1], "!", 1);
  (void)ignored;
  errno = code;
}

int32_t interruption_listen(void) {
  if (ends[0] < 0) {
    if (pipe(ends) != 0) return -errno;
    for (int end = 0; end < 2; end++) {
      fcntl(ends[end], F_SETFD, FD_CLOEXEC);
      fcntl(ends[end], F_SETFL, O_NONBLOCK);
    }
  }
  struct sigaction action = {.sa_handler = on_interruption, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  // Who started the command may have blocked them on a thread of its own.
  sigset_t blocked;
  sigemptyset(&blocked);
  for (int index = 0; index < INTERRUPTIONS; index++) sigaddset(&blocked, interruptions[index]);
  sigprocmask(SIG_UNBLOCK, &blocked, NULL);
  for (int index = 0; index < INTERRUPTIONS; index++) {
    sigaction(interruptions[index], NULL, &former[index]);
    // Who started the command has asked that it live on without the terminal.
    if (interruptions[index] == SIGHUP && former[index].sa_handler == SIG_IGN) continue;
    sigaction(interruptions[index], &action, NULL);
  }
  return ends[0];
}

int32_t interruption_descriptor(void) { return ends[0]; }

void interruption_ignore(void) {
  for (int index = 0; index < INTERRUPTIONS; index++) {
    sigaction(interruptions[index], &former[index], NULL);
  }
  char byte;
  while (read(ends[0], &byte, 1) == 1) continue;
  atomic_store(&received, 0);
}

int32_t interruption_signal(void) { return atomic_load(&received); }
void interruption_blank(int32_t count) { atomic_store(&columns, count); }

static void on_breakdown(int number) {
  static const char start[] = "hantext: the command itself broke down (signal ";
  static const char end[] =
      "): memory may have run out, or a limit be too low (see 'ulimit -a'); lower --jobs, give it "
      "less at a time, or report this as a fault\n";
  char digits[3] = {(char)('0' + number / 10), (char)('0' + number % 10), 0};
  blank();
  say(start, sizeof start - 1);
  say(number < 10 ? digits + 1 : digits, number < 10 ? 1 : 2);
  say(end, sizeof end - 1);
  _exit(atomic_load(&breakdown_status));
}

void breakdown_report(int32_t status) {
  atomic_store(&breakdown_status, status);
#ifndef HAS_SANITIZER
  // Who asks for backtraces gets them.
  if (getenv("SWIFT_BACKTRACE")) return;
  static _Alignas(16) char reserve[1 << 16];
  // The stack may be what ran out.
  stack_t stack = {.ss_sp = reserve, .ss_size = sizeof reserve};
  sigaltstack(&stack, NULL);
  struct sigaction action = {.sa_handler = on_breakdown, .sa_flags = SA_ONSTACK | SA_RESETHAND};
  sigemptyset(&action.sa_mask);
  for (int index = 0; index < BREAKDOWNS; index++) sigaction(breakdowns[index], &action, NULL);
#endif
}
