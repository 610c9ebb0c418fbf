// Processes, signals and files: what Swift has no words for.
#ifndef CPROCESS_H
#define CPROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// MARK: Worker processes (spawner.c)

/// What a worker does: serve the requests of a socket until it ends.
typedef void (*worker_body)(void *context, int32_t socket);

/// How much address space a worker may take beyond what it has at its start, and whether it may.
/// 0 leaves the limits as they are.
typedef struct {
  uint64_t address_space;
} worker_limits;

/// Whether this system can fork workers.
bool spawner_is_available(void);

/// The threads of this process; 0 where nobody knows.
int32_t process_thread_count(void);

/// Forks the process that forks workers, which never returns from this call.
///
/// To be called while the process has a single thread: whatever it has made by then is there in
/// every worker. Standard output and standard error of workers lead nowhere; signals from the
/// keyboard leave them alone; they end with the caller's process.
///
/// Returns the socket to command it by, or the negative number of an error.
int32_t spawner_start(worker_body body, void *context, worker_limits limits, int32_t *process);

/// Forks a worker, whose end of the socket pair is `theirs`. Returns its process, or the negative
/// number of an error; -EPIPE when the spawner has gone.
int32_t spawner_fork(int32_t spawner, int32_t theirs);

/// Waits for the end of a worker, which must have ended or been killed. Returns its wait status,
/// or -1 when the spawner has gone.
int32_t spawner_reap(int32_t spawner, int32_t process);

/// The signal that ended a process, or 0.
int32_t wait_status_signal(int32_t status);

/// The exit status of a process that no signal ended.
int32_t wait_status_exit(int32_t status);

/// Ends a worker at once.
void worker_kill(int32_t process);

// MARK: Signals (signals.c)

/// Begins to take SIGINT, SIGTERM and SIGHUP (unless ignored, as below nohup) as requests to end.
///
/// The first one is said on standard error; a second one ends the process at once. Returns a
/// descriptor that is readable from the first signal on, or the negative number of an error.
int32_t interruption_listen(void);

/// The descriptor that is readable from the first signal on, or -1 while nobody listens.
int32_t interruption_descriptor(void);

/// Stops to listen and forgets what came.
void interruption_ignore(void);

/// The signal that came first, or 0.
int32_t interruption_signal(void);

/// How many columns of the terminal's line are taken and to be blanked before anything is said.
void interruption_blank(int32_t columns);

/// Ends the process with a message and this status, instead of a signal, when it breaks down:
/// with too little memory there is nothing else to be done.
void breakdown_report(int32_t status);

// MARK: Files (files.c)

/// Exchanges what two paths name, in one step. Returns 0, or the number of an error: ENOSYS, EINVAL
/// or ENOTSUP where the system or the file system cannot.
int32_t file_exchange(const char *one, const char *other);

/// Locks an open file or folder for this process alone. Returns 0; EWOULDBLOCK when another has it.
int32_t file_lock(int32_t descriptor);

/// Closes what was locked. Closing alone would leave it locked while a process that was forked in the
/// meantime has the descriptor too, until it runs another program.
void file_unlock(int32_t descriptor);

/// Brings an open file or folder to the disk. Returns 0 or the number of an error.
int32_t file_synchronize(int32_t descriptor);

// MARK: Limits (limits.c)

/// How many more descriptors can be opened, as far as `wanted` of them.
int32_t descriptors_available(int32_t wanted);

/// How many bytes of address space are left, UINT64_MAX when there is no limit.
uint64_t address_space_left(void);

/// How many bytes of memory are free for use, 0 where nobody knows.
uint64_t memory_available(void);

/// Keeps memory that is freed for what is allocated next, some 32 MB of it at most: pages that are
/// given back and asked for again cost more than what is done with them.
void keep_freed_memory(void);

/// Memory of zeros that this process shares with those it forks from now on, or NULL. Pages that
/// nobody has written to take none.
void *shared_memory(size_t size);

/// Gives shared memory back.
void shared_memory_free(void *start, size_t size);

// MARK: Faults of tests (faults.c)

/// Ends with an illegal instruction.
void fault_trap(void);
/// Exhausts the stack.
void fault_overflow(void);
/// Never ends.
void fault_hang(void);

#endif
