#pragma once

#include <stddef.h>
#include <stdint.h>

/// The whole of curses as this program sees it: plain functions and two structs. One screen, main thread only.

/// A cell as it is sent. 8 bytes.
typedef struct {
  uint32_t scalar;
  /// Colour number; `CNCURSES_DEFAULT_COLOR` for the terminal's own.
  uint8_t foreground, background;
  /// Bits: bold 1, underlined 2, reverse 4, dim 8.
  uint8_t attributes;
  /// 1; 2 for the left half of a wide character, 0 for its right half.
  uint8_t width;
} cncurses_cell;

enum { CNCURSES_DEFAULT_COLOR = 255 };

/// Why a screen cannot be opened.
enum {
  CNCURSES_OK,
  CNCURSES_INPUT_NOT_A_TERMINAL,
  CNCURSES_OUTPUT_NOT_A_TERMINAL,
  CNCURSES_TERM_UNSET,
  CNCURSES_TERM_UNKNOWN,
  CNCURSES_NO_CURSOR_ADDRESSING,
  CNCURSES_FAILED,
};

/// What was read. `code` is a Unicode scalar, a named key, a signal number; x and y belong to mouse and resize.
typedef struct {
  int32_t kind, code, x, y;
} cncurses_event;

enum {
  CNCURSES_TIMEOUT,
  CNCURSES_CHARACTER,
  CNCURSES_KEY,
  CNCURSES_PRESS,
  CNCURSES_DOUBLE_PRESS,
  CNCURSES_WHEEL_UP,
  CNCURSES_WHEEL_DOWN,
  CNCURSES_PASTE,
  CNCURSES_RESIZE,
  CNCURSES_WAKE,
  CNCURSES_TERMINATE,
  CNCURSES_HANGUP,
  CNCURSES_RESUMED,
};

/// Named keys; function key n is CNCURSES_F0 + n.
enum {
  CNCURSES_UP = 1,
  CNCURSES_DOWN,
  CNCURSES_LEFT,
  CNCURSES_RIGHT,
  CNCURSES_HOME,
  CNCURSES_END,
  CNCURSES_PAGE_UP,
  CNCURSES_PAGE_DOWN,
  CNCURSES_INSERT,
  CNCURSES_DELETE,
  CNCURSES_BACKSPACE,
  CNCURSES_ENTER,
  CNCURSES_BACK_TAB,
  CNCURSES_F0 = 100,
};

/// How text is encoded: 0 by the locale, 1 UTF-8, 2 ASCII. Sets LC_CTYPE and nothing else; returns 1 for UTF-8, 0 for
/// ASCII.
///
/// By the locale: no locale variable at all, or one that names a UTF-8 locale that is not installed, means C.UTF-8; an
/// explicit C, POSIX or other charset means ASCII.
int cncurses_select_charset(int mode);

/// Takes the terminal: `CNCURSES_OK` or the reason why not, with nothing changed.
int cncurses_open(int input, int output, int wants_mouse);
/// Gives it back; does nothing if it is not open.
void cncurses_close(void);
/// Columns and rows.
void cncurses_size(int *width, int *height);
/// 256, 8 or 0.
int cncurses_colors(void);
/// Replaces a row; cells beyond the screen are ignored.
void cncurses_put_row(int y, const cncurses_cell *cells, int count);
/// Where the cursor is shown; x < 0 hides it.
void cncurses_set_cursor(int x, int y);
/// Sends what changed.
void cncurses_flush(void);
/// The next flush sends everything.
void cncurses_invalidate(void);
/// Mouse reports on or off.
void cncurses_set_mouse(int is_on);
/// Waits for an event, at most so many milliseconds (for ever if negative).
cncurses_event cncurses_next_event(int timeout_milliseconds);
/// Whether a key is waiting.
int cncurses_has_input(void);
/// The text of the last CNCURSES_PASTE, as UTF-8, valid until the next event.
const char *cncurses_pasted_text(size_t *length);
/// Gives the terminal back, stops the process group, takes the terminal again when it continues.
void cncurses_suspend(void);
