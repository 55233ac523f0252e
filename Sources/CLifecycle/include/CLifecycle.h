#pragma once

#include <stddef.h>

/// Signals, the wake pipe and standard error: what must hold however the process ends.
///
/// Plain functions on one hidden process-wide state, for signal handlers can see nothing else. Unless a comment says
/// more, call them on the main thread.

struct termios;

/// Installs the handlers, to be called first in `main`; calling again does nothing.
///
/// Crashes (ILL TRAP ABRT BUS FPE SEGV SYS): the terminal is restored, one fixed line without any data goes to the real
/// standard error, and the process ends by the same signal (exit code 128 + n). The runtime's own crash report is
/// replaced, for it prints memory, and memory holds patients. No core file, no tracing by others.
/// TERM HUP INT QUIT: handed to the loop while a screen is registered, else the default action. Signals that were
/// ignored when the program started stay ignored.
void lifecycle_install(void);

/// Takes over WINCH, TSTP, CONT and ignores PIPE: call before the screen is opened.
void lifecycle_begin_screen(void);

/// Registers what gives the terminal back: bytes for the screen (at most 512), modes for the line. Both are copied.
void lifecycle_set_restore(int fd, const void *bytes, size_t length, const struct termios *modes);

/// Forgets it and gives the signals of `lifecycle_begin_screen` their former meaning.
void lifecycle_end_screen(void);

/// Read end of the wake pipe (non-blocking), made at the first call; -1 if there are no descriptors left.
int lifecycle_wake_descriptor(void);

/// Lets the loop see `LIFECYCLE_WAKE`. Safe from every thread and from signal handlers.
void lifecycle_wake(void);

/// What happened since the last call, as bits; empties the wake pipe.
enum {
  LIFECYCLE_WAKE = 1,
  LIFECYCLE_RESIZE = 2,
  LIFECYCLE_CONTINUE = 4,
  LIFECYCLE_STOP = 8,
  LIFECYCLE_TERMINATE = 16,
};
int lifecycle_take_events(void);

/// The signal that asked the program to end (0: none). A second one that finds the first untaken ends the process at
/// once.
int lifecycle_take_signal(void);

/// Stops the process group as ^Z does; returns when it continues.
void lifecycle_stop(void);

/// Ends the process by a signal with its default action, so that the parent sees 128 + n. Let the terminal go before.
_Noreturn void lifecycle_raise(int signal_number);

/// Standard error goes to memory while the screen is up.
void lifecycle_hold_standard_error(void);

/// Standard error is what it was. Text that arrived meanwhile may quote data, so it is dropped and one fixed line says
/// so.
void lifecycle_release_standard_error(void);
