#include "CLifecycle.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

static const int crash_signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS};
static const int end_signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
static const int screen_signals[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGPIPE};
enum { screen_signal_count = sizeof screen_signals / sizeof *screen_signals };

static bool installed;
static struct sigaction former[screen_signal_count];
static atomic_bool screen_active;

static struct {
  atomic_bool armed;
  int fd;
  size_t length;
  char bytes[512];
  struct termios modes;
  bool has_modes;
} restore;

static int wake_pipe[2] = {-1, -1};
static atomic_int wake_write = -1;
static atomic_int pending_events;
static atomic_int pending_signal;
static atomic_int real_error = STDERR_FILENO;
static int held_error = -1;

static void write_all(int fd, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(fd, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    length -= (size_t)written;
  }
}

// Async-signal-safe; the second caller finds nothing to do. Returns whether the terminal was ours.
static bool restore_terminal(void) {
  if (!atomic_exchange(&restore.armed, false)) return false;
  write_all(restore.fd, restore.bytes, restore.length);
  if (restore.has_modes) tcsetattr(restore.fd, TCSANOW, &restore.modes);
  return true;
}

static _Noreturn void default_and_raise(int number) {
  signal(number, SIG_DFL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
  _exit(128 + number);
}

static void on_crash(int number) {
  bool restored = restore_terminal();
  char digits[2] = {(char)('0' + number / 10), (char)('0' + number % 10)};
  bool two = number >= 10;
  int error = atomic_load(&real_error);
  static const char head[] = "alstrata: internal error (signal ";
  static const char tail[] = "); no core file written\n";
  static const char screen_tail[] = "); terminal restored, no core file written\n";
  write_all(error, head, sizeof head - 1);
  write_all(error, digits + (two ? 0 : 1), two ? 2 : 1);
  if (restored) write_all(error, screen_tail, sizeof screen_tail - 1);
  else write_all(error, tail, sizeof tail - 1);
  default_and_raise(number);
}

static void poke(char what) {
  int fd = atomic_load(&wake_write);
  // A full pipe is a woken loop.
  if (fd >= 0) (void)!write(fd, &what, 1);
}

static void on_end(int number) {
  int error = errno;
  int none = 0;
  if (!atomic_load(&screen_active) || !atomic_compare_exchange_strong(&pending_signal, &none, number)) {
    restore_terminal();
    default_and_raise(number);
  }
  atomic_fetch_or(&pending_events, LIFECYCLE_TERMINATE);
  poke('s');
  errno = error;
}

static void on_screen(int number) {
  int error = errno;
  int event = number == SIGWINCH ? LIFECYCLE_RESIZE : number == SIGCONT ? LIFECYCLE_CONTINUE : LIFECYCLE_STOP;
  atomic_fetch_or(&pending_events, event);
  poke('s');
  errno = error;
}

static void at_exit(void) {
  restore_terminal();
  lifecycle_release_standard_error();
}

static struct sigaction action(void (*handler)(int), int flags) {
  struct sigaction result = {.sa_flags = flags | SA_ONSTACK};
  result.sa_handler = handler;
  // Everything waits: TTOU above all, which would stop a background process inside tcsetattr.
  sigfillset(&result.sa_mask);
  return result;
}

void lifecycle_install(void) {
  if (installed) return;
  installed = true;
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);

  // A stack that ran over cannot carry its own handler.
  static char stack[65536] __attribute__((aligned(16)));
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternate, NULL);

  struct sigaction crash = action(on_crash, SA_RESETHAND);
  for (size_t i = 0; i < sizeof crash_signals / sizeof *crash_signals; i++) sigaction(crash_signals[i], &crash, NULL);
  struct sigaction end = action(on_end, SA_RESTART);
  for (size_t i = 0; i < sizeof end_signals / sizeof *end_signals; i++) {
    struct sigaction old;
    sigaction(end_signals[i], NULL, &old);
    // nohup and background jobs have asked for it.
    if (old.sa_handler != SIG_IGN) sigaction(end_signals[i], &end, NULL);
  }
  atexit(at_exit);
}

void lifecycle_begin_screen(void) {
  if (atomic_load(&screen_active)) return;
  lifecycle_wake_descriptor();
  atomic_store(&pending_events, 0);
  atomic_store(&pending_signal, 0);
  struct sigaction screen = action(on_screen, SA_RESTART);
  for (int i = 0; i < screen_signal_count; i++) {
    sigaction(screen_signals[i], NULL, &former[i]);
    if (screen_signals[i] == SIGPIPE) {
      signal(SIGPIPE, SIG_IGN);
    } else if (screen_signals[i] != SIGTSTP || former[i].sa_handler != SIG_IGN) {
      sigaction(screen_signals[i], &screen, NULL);
    }
  }
  atomic_store(&screen_active, true);
}

void lifecycle_set_restore(int fd, const void *bytes, size_t length, const struct termios *modes) {
  atomic_store(&restore.armed, false);
  restore.fd = fd;
  restore.length = length <= sizeof restore.bytes ? length : 0;
  memcpy(restore.bytes, bytes, restore.length);
  restore.has_modes = modes != NULL;
  if (modes != NULL) restore.modes = *modes;
  atomic_store(&restore.armed, true);
}

void lifecycle_end_screen(void) {
  atomic_store(&restore.armed, false);
  if (!atomic_exchange(&screen_active, false)) return;
  for (int i = 0; i < screen_signal_count; i++) sigaction(screen_signals[i], &former[i], NULL);
}

int lifecycle_wake_descriptor(void) {
  if (wake_pipe[0] < 0) {
    if (pipe2(wake_pipe, O_NONBLOCK | O_CLOEXEC) != 0) return -1;
    atomic_store(&wake_write, wake_pipe[1]);
  }
  return wake_pipe[0];
}

void lifecycle_wake(void) {
  atomic_fetch_or(&pending_events, LIFECYCLE_WAKE);
  poke('w');
}

int lifecycle_take_events(void) {
  // The pipe first: what is set after the flags are taken leaves a byte behind and is seen next time.
  char bytes[256];
  while (wake_pipe[0] >= 0 && read(wake_pipe[0], bytes, sizeof bytes) > 0) {
  }
  return atomic_exchange(&pending_events, 0);
}

int lifecycle_take_signal(void) { return atomic_exchange(&pending_signal, 0); }

void lifecycle_stop(void) {
  struct sigaction ours, plain = {0};
  plain.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &plain, &ours);
  if (ours.sa_handler != SIG_IGN) {
    // The group, so that a wrapper (time, sudo, a script) stops too.
    kill(0, SIGTSTP);
  }
  sigaction(SIGTSTP, &ours, NULL);
  atomic_fetch_and(&pending_events, ~(LIFECYCLE_CONTINUE | LIFECYCLE_STOP));
}

void lifecycle_raise(int signal_number) {
  restore_terminal();
  lifecycle_release_standard_error();
  default_and_raise(signal_number);
}

void lifecycle_hold_standard_error(void) {
  if (held_error >= 0) return;
  int copy = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  int memory = memfd_create("standard-error", MFD_CLOEXEC);
  if (copy < 0 || memory < 0 || dup2(memory, STDERR_FILENO) < 0) {
    if (copy >= 0) close(copy);
    if (memory >= 0) close(memory);
    return;
  }
  close(memory);
  held_error = copy;
  atomic_store(&real_error, copy);
}

void lifecycle_release_standard_error(void) {
  if (held_error < 0) return;
  off_t written = lseek(STDERR_FILENO, 0, SEEK_END);
  dup2(held_error, STDERR_FILENO);
  atomic_store(&real_error, STDERR_FILENO);
  close(held_error);
  held_error = -1;
  static const char note[] =
      "alstrata: library messages were dropped during the session: they may quote data\n";
  if (written > 0) write_all(STDERR_FILENO, note, sizeof note - 1);
}
