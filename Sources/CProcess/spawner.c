// A process that forks others, made while there is one thread alone: what it forks is sound however
// many threads the command has by then.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "CProcess.h"
#include "support.h"

enum { FORK = 1, REAP = 2 };

typedef struct {
  int32_t kind;
  int32_t process;
} command;

bool spawner_is_available(void) {
#ifdef __linux__
  return true;
#else
  // A process that has touched the frameworks of macOS must not go on after a fork.
  return false;
#endif
}

int32_t process_thread_count(void) {
#ifdef __linux__
  char line[512];
  FILE *file = fopen("/proc/self/status", "re");
  if (!file) return 0;
  int count = 0;
  while (fgets(line, sizeof line, file)) {
    if (sscanf(line, "Threads: %d", &count) == 1) break;
  }
  fclose(file);
  return count;
#else
  return 0;
#endif
}

/// Sends a command, with a descriptor unless it is -1. Returns whether it arrived.
static bool send_command(int socket, command what, int descriptor) {
  struct iovec part = {.iov_base = &what, .iov_len = sizeof what};
  union {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(int))];
  } control = {0};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
  if (descriptor >= 0) {
    message.msg_control = control.bytes;
    message.msg_controllen = sizeof control.bytes;
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
  }
  ssize_t count;
  do count = sendmsg(socket, &message, MSG_NOSIGNAL);
  while (count < 0 && errno == EINTR);
  return count == sizeof what;
}

/// Receives a command and the descriptor that came with it, or -1. Returns whether there was one.
static bool receive_command(int socket, command *what, int *descriptor) {
  struct iovec part = {.iov_base = what, .iov_len = sizeof *what};
  union {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(int))];
  } control = {0};
  struct msghdr message = {.msg_iov = &part,
                           .msg_iovlen = 1,
                           .msg_control = control.bytes,
                           .msg_controllen = sizeof control.bytes};
  ssize_t count;
  do count = recvmsg(socket, &message, MSG_WAITALL | MSG_CMSG_CLOEXEC);
  while (count < 0 && errno == EINTR);
  *descriptor = -1;
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  if (header && header->cmsg_type == SCM_RIGHTS) {
    memcpy(descriptor, CMSG_DATA(header), sizeof *descriptor);
  }
  return count == sizeof *what;
}

static bool receive_answer(int socket, int32_t *answer) {
  ssize_t count;
  do count = recv(socket, answer, sizeof *answer, MSG_WAITALL);
  while (count < 0 && errno == EINTR);
  return count == sizeof *answer;
}

/// Makes the calling process end with the one that forked it.
static void end_with(pid_t parent) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  if (getppid() != parent) _exit(0);
}

static void silence(void) {
  int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nowhere < 0) return;
  dup2(nowhere, STDOUT_FILENO);
  dup2(nowhere, STDERR_FILENO);
  if (nowhere > STDERR_FILENO) close(nowhere);
}

static void set_signals(void) {
  // The command decides what becomes of work under way.
  static const int ignored[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE};
  for (size_t index = 0; index < sizeof ignored / sizeof *ignored; index++) {
    signal(ignored[index], SIG_IGN);
  }
  // Nobody wants to read what a debugger or a backtrace says of a broken document.
  static const int broken[] = {SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV, SIGSYS};
  for (size_t index = 0; index < sizeof broken / sizeof *broken; index++) {
    signal(broken[index], SIG_DFL);
  }
  signal(SIGCHLD, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static void set_limit(int resource, uint64_t most) {
  struct rlimit limit;
  if (getrlimit(resource, &limit) != 0) return;
  if (limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur <= most) return;
  limit.rlim_cur = most;
  setrlimit(resource, &limit);
}

static void become_worker(worker_limits limits) {
  set_limit(RLIMIT_CORE, 0);
  // Without a limit, endless recursion would take all memory before it ends.
  set_limit(RLIMIT_STACK, UINT64_C(64) << 20);
#ifdef __linux__
  uint64_t used = address_space_used();
  if (limits.address_space > 0 && used > 0) set_limit(RLIMIT_AS, used + limits.address_space);
  // What one document took is there for the next.
  keep_freed_memory();
  // When memory runs out, a document goes before the batch does.
  int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (file >= 0) {
    ssize_t ignored = write(file, "500", 3);
    (void)ignored;
    close(file);
  }
#endif
}

static int32_t fork_worker(int control, int socket, worker_body body, void *context,
                           worker_limits limits) {
  if (socket < 0) return -EMFILE;
  pid_t parent = getpid();
  pid_t process = fork();
  if (process != 0) return process > 0 ? process : -errno;
  close(control);
  end_with(parent);
  become_worker(limits);
  body(context, socket);
  _exit(0);
}

static int32_t reap(pid_t process) {
  int status = 0;
  pid_t found;
  do found = waitpid(process, &status, 0);
  while (found < 0 && errno == EINTR);
  return found == process ? status : 0;
}

_Noreturn static void serve(int control, worker_body body, void *context, worker_limits limits) {
  command what;
  int descriptor;
  while (receive_command(control, &what, &descriptor)) {
    int32_t answer = 0;
    if (what.kind == FORK) answer = fork_worker(control, descriptor, body, context, limits);
    if (what.kind == REAP) answer = reap(what.process);
    if (descriptor >= 0) close(descriptor);
    if (send(control, &answer, sizeof answer, MSG_NOSIGNAL) != sizeof answer) break;
  }
  _exit(0);
}

int32_t spawner_start(worker_body body, void *context, worker_limits limits, int32_t *process) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return -errno;
  pid_t parent = getpid();
  // No handler of the command's may run in the child.
  sigset_t all, former;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, &former);
  pid_t child = fork();
  int code = errno;
  if (child != 0) sigprocmask(SIG_SETMASK, &former, NULL);
  if (child < 0) {
    close(ends[0]);
    close(ends[1]);
    return -code;
  }
  if (child == 0) {
    close(ends[0]);
    end_with(parent);
    silence();
    set_signals();
    serve(ends[1], body, context, limits);
  }
  close(ends[1]);
  *process = child;
  return ends[0];
}

int32_t spawner_fork(int32_t spawner, int32_t theirs) {
  int32_t answer;
  if (!send_command(spawner, (command){.kind = FORK}, theirs)) return -EPIPE;
  return receive_answer(spawner, &answer) ? answer : -EPIPE;
}

int32_t spawner_reap(int32_t spawner, int32_t process) {
  int32_t answer;
  if (!send_command(spawner, (command){.kind = REAP, .process = process}, -1)) return -1;
  return receive_answer(spawner, &answer) ? answer : -1;
}

int32_t wait_status_signal(int32_t status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }
int32_t wait_status_exit(int32_t status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 0; }
void worker_kill(int32_t process) { kill(process, SIGKILL); }
