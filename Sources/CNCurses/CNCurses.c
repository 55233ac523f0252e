#include "CNCurses.h"

#include <curses.h>
#include <term.h>

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#include "CLifecycle.h"

enum {
  paste_begin = 2000,
  paste_end = 2001,
  mouse_report = 2002,
  old_mouse_report = 2003,
  paste_limit = 65536,
  escape_byte = 27,
  escape_milliseconds = 25,
  double_press_milliseconds = 400,
  largest_width = 2000,
  largest_height = 1000,
};

static struct {
  SCREEN *screen;
  FILE *input_file, *output_file;
  int input, output;
  // Keys are read from a pad of one cell: reading from the screen's window would repaint it.
  WINDOW *keys;
  int colors;
  bool is_utf8;
  bool is_mouse_on;
  bool has_private_modes;
  int cursor_x, cursor_y, cursor_shown;
  bool is_dirty;
  // Keys read while looking whether an escape began a sequence.
  int queued_character, queued_key;
  int press_x, press_y;
  int64_t pressed_at;
  char pasted[paste_limit];
  size_t pasted_length;
} terminal = {.is_utf8 = true, .queued_character = -1, .cursor_x = -1, .cursor_shown = -1};

// One entry per foreground and background; alloc_pair itself recycles pairs still on the screen when its table is full.
static uint16_t pair_of[256][256];
static int pairs_used;

// Flags set by signals and workers; one event per call, the rest stays for the next.
static int untaken_events;

// MARK: charset

static const char *locale_variable(void) {
  static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (int i = 0; i < 3; i++) {
    const char *value = getenv(names[i]);
    if (value != NULL && *value != '\0') return value;
  }
  return NULL;
}

int cncurses_select_charset(int mode) {
  const char *name = locale_variable();
  bool names_utf8 = name != NULL && (strcasestr(name, "utf-8") != NULL || strcasestr(name, "utf8") != NULL);
  bool wants_utf8 = mode == 1;
  if (mode == 0) {
    if (name == NULL) wants_utf8 = true;
    else if (setlocale(LC_CTYPE, "") != NULL) wants_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    else wants_utf8 = names_utf8;
  }
  bool is_set = false;
  if (wants_utf8) {
    is_set = names_utf8 && setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    if (!is_set) is_set = setlocale(LC_CTYPE, "C.UTF-8") != NULL;
  }
  if (!is_set) setlocale(LC_CTYPE, "C");
  terminal.is_utf8 = is_set;
  return is_set;
}

// MARK: opening and closing

static char restore_bytes[512];
static size_t restore_length;

static int collect(int byte) {
  if (restore_length < sizeof restore_bytes) restore_bytes[restore_length++] = (char)byte;
  return byte;
}

static void collect_capability(const char *text) {
  if (text != NULL && text != (const char *)-1) tputs(text, 1, collect);
}

static void collect_text(const char *text) {
  for (; *text != '\0'; text++) collect((unsigned char)*text);
}

static void send_text(const char *text) {
  fflush(terminal.output_file);
  size_t length = strlen(text);
  while (length > 0) {
    ssize_t written = write(terminal.output, text, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text += written;
    length -= (size_t)written;
  }
}

static void prepare_restore(const struct termios *modes) {
  restore_length = 0;
  if (terminal.has_private_modes) collect_text("\033[?1006l\033[?1003l\033[?1002l\033[?1000l\033[?2004l");
  collect_capability(keypad_local);
  collect_capability(exit_attribute_mode);
  collect_capability(orig_pair);
  collect_capability(cursor_normal);
  if (exit_ca_mode != NULL) {
    collect_capability(exit_ca_mode);
  } else {
    collect_capability(clear_screen);
  }
  lifecycle_set_restore(terminal.output, restore_bytes, restore_length, modes);
}

// Keypad mode teaches curses only the application forms of one terminal; these come from others whatever TERM says.
static void define_keys(void) {
  static const struct {
    const char *sequence;
    int key;
  } keys[] = {
      {"\033[A", KEY_UP},       {"\033OA", KEY_UP},       {"\033[B", KEY_DOWN},     {"\033OB", KEY_DOWN},
      {"\033[C", KEY_RIGHT},    {"\033OC", KEY_RIGHT},    {"\033[D", KEY_LEFT},     {"\033OD", KEY_LEFT},
      {"\033[H", KEY_HOME},     {"\033OH", KEY_HOME},     {"\033[1~", KEY_HOME},    {"\033[7~", KEY_HOME},
      {"\033[F", KEY_END},      {"\033OF", KEY_END},      {"\033[4~", KEY_END},     {"\033[8~", KEY_END},
      {"\033[2~", KEY_IC},      {"\033[3~", KEY_DC},      {"\033[5~", KEY_PPAGE},   {"\033[6~", KEY_NPAGE},
      {"\033[Z", KEY_BTAB},     {"\033OM", KEY_ENTER},    {"\033OP", KEY_F(1)},     {"\033OQ", KEY_F(2)},
      {"\033OR", KEY_F(3)},     {"\033OS", KEY_F(4)},     {"\033[11~", KEY_F(1)},   {"\033[12~", KEY_F(2)},
      {"\033[13~", KEY_F(3)},   {"\033[14~", KEY_F(4)},   {"\033[15~", KEY_F(5)},   {"\033[17~", KEY_F(6)},
      {"\033[18~", KEY_F(7)},   {"\033[19~", KEY_F(8)},   {"\033[20~", KEY_F(9)},   {"\033[21~", KEY_F(10)},
      {"\033[23~", KEY_F(11)},  {"\033[24~", KEY_F(12)},  {"\033[[A", KEY_F(1)},    {"\033[[B", KEY_F(2)},
      {"\033[[C", KEY_F(3)},    {"\033[[D", KEY_F(4)},    {"\033[[E", KEY_F(5)},    {"\033[200~", paste_begin},
      {"\033[201~", paste_end},    {"\033[<", mouse_report},  {"\033[M", old_mouse_report},
  };
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) define_key(keys[i].sequence, keys[i].key);
}

static void read_window_size(void) {
  struct winsize size;
  if (ioctl(terminal.output, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return;
  int width = size.ws_col < largest_width ? size.ws_col : largest_width;
  int height = size.ws_row < largest_height ? size.ws_row : largest_height;
  if (width == COLS && height == LINES) return;
  resizeterm(height, width);
  clearok(curscr, TRUE);
  terminal.is_dirty = true;
}

// Mouse reports are asked for and read here: curses joins a press and a release that arrive together, and loses wheel
// turns behind them.
static void send_mouse_mode(void) {
  if (!terminal.has_private_modes) return;
  send_text(terminal.is_mouse_on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
}

void cncurses_set_mouse(int is_on) {
  if (terminal.screen == NULL || terminal.is_mouse_on == (is_on != 0)) return;
  terminal.is_mouse_on = is_on != 0;
  send_mouse_mode();
}

static void leave_modes(void) {
  if (terminal.has_private_modes) send_text("\033[?1006l\033[?1000l\033[?2004l");
  curs_set(1);
  if (exit_ca_mode == NULL) {
    // No second screen to leave: what was shown would stay in view.
    werase(stdscr);
    wnoutrefresh(stdscr);
    doupdate();
  }
  endwin();
}

static void enter_modes(void) {
  if (terminal.has_private_modes) send_text("\033[?2004h");
  if (terminal.is_mouse_on) send_mouse_mode();
}

static int check(int input, int output) {
  if (!isatty(input)) return CNCURSES_INPUT_NOT_A_TERMINAL;
  if (!isatty(output)) return CNCURSES_OUTPUT_NOT_A_TERMINAL;
  const char *name = getenv("TERM");
  if (name == NULL || *name == '\0') return CNCURSES_TERM_UNSET;
  int status = 0;
  if (setupterm(NULL, output, &status) != OK) return CNCURSES_TERM_UNKNOWN;
  const char *address = cursor_address;
  bool can_address = address != NULL && address != (const char *)-1;
  terminal.has_private_modes = can_address && strncmp(address, "\033[", 2) == 0;
  del_curterm(cur_term);
  return can_address ? CNCURSES_OK : CNCURSES_NO_CURSOR_ADDRESSING;
}

static FILE *duplicate(int fd, const char *mode) {
  int copy = fcntl(fd, F_DUPFD_CLOEXEC, 3);
  if (copy < 0) return NULL;
  FILE *file = fdopen(copy, mode);
  if (file == NULL) close(copy);
  return file;
}

static int fail(void) {
  lifecycle_end_screen();
  lifecycle_release_standard_error();
  if (terminal.input_file != NULL) fclose(terminal.input_file);
  if (terminal.output_file != NULL) fclose(terminal.output_file);
  terminal.input_file = terminal.output_file = NULL;
  return CNCURSES_FAILED;
}

static void choose_colors(void) {
  terminal.colors = 0;
  if (!has_colors() || start_color() != OK || use_default_colors() != OK) return;
  terminal.colors = COLORS >= 256 ? 256 : COLORS >= 8 ? 8 : 0;
}

int cncurses_open(int input, int output, int wants_mouse) {
  if (terminal.screen != NULL) return CNCURSES_FAILED;
  int reason = check(input, output);
  if (reason != CNCURSES_OK) return reason;
  struct termios modes;
  if (tcgetattr(output, &modes) != 0) return CNCURSES_FAILED;

  // Ours come first: curses installs a handler only where it finds the default action.
  lifecycle_install();
  lifecycle_begin_screen();
  lifecycle_hold_standard_error();
  terminal.input_file = duplicate(input, "r");
  terminal.output_file = duplicate(output, "w");
  if (terminal.input_file == NULL || terminal.output_file == NULL) return fail();
  terminal.input = fileno(terminal.input_file);
  terminal.output = fileno(terminal.output_file);
  // LINES and COLUMNS in the environment would freeze the size.
  use_env(TRUE);
  use_tioctl(TRUE);
  terminal.screen = newterm(NULL, terminal.output_file, terminal.input_file);
  if (terminal.screen == NULL) return fail();
  prepare_restore(&modes);
  // Whoever sets ESCDELAY has a slow line.
  if (getenv("ESCDELAY") == NULL) set_escdelay(escape_milliseconds);
  raw();
  noecho();
  nonl();
  typeahead(-1);
  terminal.keys = newpad(1, 1);
  if (terminal.keys == NULL) {
    cncurses_close();
    return CNCURSES_FAILED;
  }
  keypad(terminal.keys, TRUE);
  nodelay(terminal.keys, TRUE);
  meta(terminal.keys, TRUE);
  define_keys();
  memset(pair_of, 0, sizeof pair_of);
  pairs_used = 0;
  choose_colors();
  terminal.cursor_x = -1;
  terminal.cursor_shown = -1;
  terminal.queued_character = -1;
  terminal.queued_key = 0;
  untaken_events = 0;
  read_window_size();
  terminal.is_mouse_on = wants_mouse != 0;
  enter_modes();
  terminal.is_dirty = true;
  return CNCURSES_OK;
}

void cncurses_close(void) {
  if (terminal.screen == NULL) return;
  leave_modes();
  lifecycle_end_screen();
  if (terminal.keys != NULL) delwin(terminal.keys);
  terminal.keys = NULL;
  delscreen(terminal.screen);
  terminal.screen = NULL;
  fclose(terminal.input_file);
  fclose(terminal.output_file);
  terminal.input_file = terminal.output_file = NULL;
  lifecycle_release_standard_error();
}

// MARK: drawing

void cncurses_size(int *width, int *height) {
  *width = terminal.screen == NULL ? 0 : COLS;
  *height = terminal.screen == NULL ? 0 : LINES;
}

int cncurses_colors(void) { return terminal.colors; }

static int pair_for(uint8_t foreground, uint8_t background) {
  if (foreground == CNCURSES_DEFAULT_COLOR && background == CNCURSES_DEFAULT_COLOR) return 0;
  // Without colours alloc_pair writes through a null table.
  if (terminal.colors == 0) return 0;
  uint16_t *known = &pair_of[foreground][background];
  if (*known == 0) {
    if (pairs_used + 1 >= COLOR_PAIRS || pairs_used + 1 >= UINT16_MAX) return 0;
    int pair = alloc_pair(foreground == CNCURSES_DEFAULT_COLOR ? -1 : foreground,
                          background == CNCURSES_DEFAULT_COLOR ? -1 : background);
    if (pair <= 0) return 0;
    pairs_used++;
    *known = (uint16_t)pair;
  }
  return *known;
}

static attr_t attributes_of(uint8_t bits) {
  attr_t result = A_NORMAL;
  if (bits & 1) result |= A_BOLD;
  if (bits & 2) result |= A_UNDERLINE;
  if (bits & 4) result |= A_REVERSE;
  if (bits & 8) result |= A_DIM;
  return result;
}

void cncurses_put_row(int y, const cncurses_cell *cells, int count) {
  if (terminal.screen == NULL || y < 0 || y >= LINES) return;
  static cchar_t row[largest_width * 2];
  if (count > COLS) count = COLS;
  int used = 0;
  for (int x = 0; x < count; x++) {
    cncurses_cell cell = cells[x];
    if (cell.width == 0) continue;
    bool fits = cell.width == 1 || x + 1 < count;
    // A scalar of which the C library or the charset thinks otherwise would shift the rest of the row.
    bool is_known = cell.scalar >= 0x20 && cell.scalar < 0x7F;
    if (!is_known && terminal.is_utf8 && cell.scalar >= 0xA0) is_known = wcwidth((wchar_t)cell.scalar) == cell.width;
    wchar_t text[2] = {is_known && fits ? (wchar_t)cell.scalar : L'?', 0};
    int pair = pair_for(cell.foreground, cell.background);
    attr_t attributes = attributes_of(cell.attributes);
    setcchar(&row[used++], text, attributes, 0, &pair);
    if (cell.width == 2 && fits && !is_known) setcchar(&row[used++], L" ", attributes, 0, &pair);
  }
  mvwadd_wchnstr(stdscr, y, 0, row, used);
  terminal.is_dirty = true;
}

void cncurses_set_cursor(int x, int y) {
  if (terminal.screen == NULL) return;
  bool is_visible = x >= 0 && y >= 0 && x < COLS && y < LINES;
  if (is_visible != terminal.cursor_shown || (is_visible && (x != terminal.cursor_x || y != terminal.cursor_y))) {
    terminal.is_dirty = true;
  }
  terminal.cursor_x = is_visible ? x : 0;
  terminal.cursor_y = is_visible ? y : 0;
  if (is_visible != terminal.cursor_shown) curs_set(is_visible);
  terminal.cursor_shown = is_visible;
}

void cncurses_flush(void) {
  if (terminal.screen == NULL || !terminal.is_dirty) return;
  terminal.is_dirty = false;
  wmove(stdscr, terminal.cursor_y, terminal.cursor_x < 0 ? 0 : terminal.cursor_x);
  wnoutrefresh(stdscr);
  doupdate();
}

void cncurses_invalidate(void) {
  if (terminal.screen == NULL) return;
  clearok(curscr, TRUE);
  terminal.is_dirty = true;
}

// MARK: suspending

static void take_again(void) {
  reset_prog_mode();
  clearok(curscr, TRUE);
  terminal.cursor_shown = -1;
  read_window_size();
  wnoutrefresh(stdscr);
  doupdate();
  enter_modes();
  terminal.is_dirty = true;
}

void cncurses_suspend(void) {
  if (terminal.screen == NULL) return;
  leave_modes();
  lifecycle_stop();
  take_again();
}

// MARK: events

static int64_t now_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool wait_for_input(int milliseconds) {
  struct pollfd descriptor = {.fd = terminal.input, .events = POLLIN};
  return poll(&descriptor, 1, milliseconds) > 0 && (descriptor.revents & POLLIN);
}

// The next key if it comes soon. Returns what wget_wch returns.
static int soon(wint_t *code, int milliseconds) {
  int result = wget_wch(terminal.keys, code);
  if (result != ERR || !wait_for_input(milliseconds)) return result;
  return wget_wch(terminal.keys, code);
}

static void append_pasted(wint_t scalar) {
  char bytes[MB_LEN_MAX];
  if (scalar == L'\r') scalar = L'\n';
  if (!terminal.is_utf8 && scalar >= 0x80) scalar = L'?';
  mbstate_t state;
  memset(&state, 0, sizeof state);
  size_t length = wcrtomb(bytes, (wchar_t)scalar, &state);
  if (length == (size_t)-1 || terminal.pasted_length + length > paste_limit) return;
  memcpy(terminal.pasted + terminal.pasted_length, bytes, length);
  terminal.pasted_length += length;
}

static cncurses_event collect_paste(void) {
  terminal.pasted_length = 0;
  wint_t code;
  int result;
  // The closing bracket can be lost on a bad line; two silent seconds end the paste as well.
  while ((result = soon(&code, 2000)) != ERR) {
    if (result == KEY_CODE_YES && code == paste_end) break;
    if (result == OK) append_pasted(code);
  }
  return (cncurses_event){.kind = CNCURSES_PASTE};
}

// After an escape that began no known key: swallows the rest of an unknown sequence whole, so that its letters are not
// taken for commands. Returns whether there was one; else the character after the escape waits in queued_character.
static bool eat_sequence(void) {
  wint_t code;
  int result = wget_wch(terminal.keys, &code);
  if (result == ERR) return false;
  // Escape and then a known key, both typed.
  if (result == KEY_CODE_YES) {
    terminal.queued_key = (int)code;
    return false;
  }
  if (code == '[') {
    for (int i = 0; i < 64 && soon(&code, escape_milliseconds) == OK; i++) {
      if (code >= 0x40 && code <= 0x7E && !(i == 0 && code == '[')) break;
    }
    return true;
  }
  if (code == 'O') {
    for (int i = 0; i < 8 && soon(&code, escape_milliseconds) == OK; i++) {
      if (code >= 0x40 && code <= 0x7E) break;
    }
    return true;
  }
  terminal.queued_character = (int)code;
  if (wcschr(L"]P_^X", (wchar_t)code) == NULL) return false;
  // Answers of terminals to questions of other programs (]11;rgb:…) begin with a digit or a sign; after Esc and ] by
  // hand comes neither.
  wint_t next;
  result = wget_wch(terminal.keys, &next);
  if (result == ERR) return false;
  if (result == KEY_CODE_YES || next >= 0x80 || wcschr(L"0123456789>?!$+", (wchar_t)next) == NULL) {
    if (result == OK) unget_wch((wchar_t)next);
    return false;
  }
  terminal.queued_character = -1;
  for (int i = 0; i < 4096 && soon(&code, escape_milliseconds) == OK; i++) {
    // The end is BEL, or ESC and a backslash.
    if (code == 7 || code == '\\') break;
  }
  return true;
}

static cncurses_event character(int code) {
  return (cncurses_event){.kind = CNCURSES_CHARACTER, .code = code};
}

static cncurses_event named(int key) { return (cncurses_event){.kind = CNCURSES_KEY, .code = key}; }

static cncurses_event mouse_event(int button, int x, int y) {
  cncurses_event event = {.kind = CNCURSES_TIMEOUT, .x = x, .y = y};
  if (x < 0 || y < 0 || x >= COLS || y >= LINES) return event;
  enum { shift_meta_control = 4 | 8 | 16 };
  switch (button & ~shift_meta_control) {
    case 64: event.kind = CNCURSES_WHEEL_UP; break;
    case 65: event.kind = CNCURSES_WHEEL_DOWN; break;
    case 0: {
      int64_t now = now_milliseconds();
      bool is_second = x == terminal.press_x && y == terminal.press_y && terminal.pressed_at > 0 &&
                       now - terminal.pressed_at <= double_press_milliseconds;
      event.kind = is_second ? CNCURSES_DOUBLE_PRESS : CNCURSES_PRESS;
      terminal.press_x = x;
      terminal.press_y = y;
      terminal.pressed_at = is_second ? 0 : now;
    }
  }
  return event;
}

// "0;5;6M" after the introducer: button, column and row from 1, M for a press.
static cncurses_event decode_mouse_report(void) {
  int numbers[3] = {0};
  int index = 0;
  wint_t code;
  while (soon(&code, escape_milliseconds) == OK) {
    if (code >= '0' && code <= '9') {
      if (numbers[index] < 100000) numbers[index] = numbers[index] * 10 + (int)(code - '0');
    } else if (code == ';' && index < 2) {
      index++;
    } else {
      if (code != 'M' || index != 2) break;
      return mouse_event(numbers[0], numbers[1] - 1, numbers[2] - 1);
    }
  }
  return (cncurses_event){.kind = CNCURSES_TIMEOUT};
}

// Three characters, each a number plus 32: what terminals send that do not know the form above.
static cncurses_event decode_old_mouse_report(void) {
  wint_t codes[3];
  for (int i = 0; i < 3; i++) {
    if (soon(&codes[i], escape_milliseconds) != OK) return (cncurses_event){.kind = CNCURSES_TIMEOUT};
  }
  return mouse_event((int)codes[0] - 32, (int)codes[1] - 33, (int)codes[2] - 33);
}

// What a key means; CNCURSES_TIMEOUT if nothing.
static cncurses_event decode(int result, wint_t code) {
  if (result == OK) {
    if (code == escape_byte && eat_sequence()) return (cncurses_event){.kind = CNCURSES_TIMEOUT};
    if (!terminal.is_utf8 && code >= 0x80) return (cncurses_event){.kind = CNCURSES_TIMEOUT};
    return character((int)code);
  }
  switch (code) {
    case KEY_UP: return named(CNCURSES_UP);
    case KEY_DOWN: return named(CNCURSES_DOWN);
    case KEY_LEFT: return named(CNCURSES_LEFT);
    case KEY_RIGHT: return named(CNCURSES_RIGHT);
    case KEY_HOME: case KEY_FIND: case KEY_A1: return named(CNCURSES_HOME);
    case KEY_END: case KEY_SELECT: case KEY_C1: return named(CNCURSES_END);
    case KEY_PPAGE: case KEY_A3: return named(CNCURSES_PAGE_UP);
    case KEY_NPAGE: case KEY_C3: return named(CNCURSES_PAGE_DOWN);
    case KEY_IC: return named(CNCURSES_INSERT);
    case KEY_DC: return named(CNCURSES_DELETE);
    case KEY_BACKSPACE: return named(CNCURSES_BACKSPACE);
    case KEY_ENTER: return named(CNCURSES_ENTER);
    case KEY_BTAB: return named(CNCURSES_BACK_TAB);
    case mouse_report: return decode_mouse_report();
    case old_mouse_report: return decode_old_mouse_report();
    case paste_begin: return collect_paste();
    default:
      if (code > KEY_F0 && code <= KEY_F(12)) return named(CNCURSES_F0 + (int)code - KEY_F0);
      return (cncurses_event){.kind = CNCURSES_TIMEOUT};
  }
}

static cncurses_event pending_key(void) {
  if (terminal.queued_character >= 0) {
    int code = terminal.queued_character;
    terminal.queued_character = -1;
    return character(code);
  }
  if (terminal.queued_key > 0) {
    wint_t code = (wint_t)terminal.queued_key;
    terminal.queued_key = 0;
    cncurses_event event = decode(KEY_CODE_YES, code);
    if (event.kind != CNCURSES_TIMEOUT) return event;
  }
  wint_t code;
  int result;
  while ((result = wget_wch(terminal.keys, &code)) != ERR) {
    cncurses_event event = decode(result, code);
    if (event.kind != CNCURSES_TIMEOUT) return event;
  }
  return (cncurses_event){.kind = CNCURSES_TIMEOUT};
}

static cncurses_event pending_note(void) {
  cncurses_event event = {.kind = CNCURSES_TIMEOUT};
  untaken_events |= lifecycle_take_events();
  if (untaken_events & LIFECYCLE_TERMINATE) {
    untaken_events &= ~LIFECYCLE_TERMINATE;
    event.kind = CNCURSES_TERMINATE;
    event.code = lifecycle_take_signal();
  } else if (untaken_events & LIFECYCLE_STOP) {
    untaken_events &= ~(LIFECYCLE_STOP | LIFECYCLE_CONTINUE);
    cncurses_suspend();
    event.kind = CNCURSES_RESUMED;
  } else if (untaken_events & LIFECYCLE_CONTINUE) {
    // Stopped by SIGSTOP, without warning: the shell has changed the modes meanwhile.
    untaken_events &= ~LIFECYCLE_CONTINUE;
    leave_modes();
    take_again();
    event.kind = CNCURSES_RESUMED;
  } else if (untaken_events & LIFECYCLE_RESIZE) {
    untaken_events &= ~LIFECYCLE_RESIZE;
    read_window_size();
    event.kind = CNCURSES_RESIZE;
    event.x = COLS;
    event.y = LINES;
  } else if (untaken_events & LIFECYCLE_WAKE) {
    untaken_events &= ~LIFECYCLE_WAKE;
    event.kind = CNCURSES_WAKE;
  }
  return event;
}

cncurses_event cncurses_next_event(int timeout_milliseconds) {
  cncurses_event event = {.kind = CNCURSES_HANGUP};
  if (terminal.screen == NULL) return event;
  int64_t deadline = timeout_milliseconds < 0 ? INT64_MAX : now_milliseconds() + timeout_milliseconds;
  int empty_reads = 0;
  for (;;) {
    event = pending_note();
    if (event.kind != CNCURSES_TIMEOUT) return event;
    event = pending_key();
    if (event.kind != CNCURSES_TIMEOUT) return event;

    int remaining = -1;
    if (timeout_milliseconds >= 0) {
      int64_t left = deadline - now_milliseconds();
      if (left < 0) return event;
      remaining = (int)left;
    }
    struct pollfd descriptors[2] = {
        {.fd = terminal.input, .events = POLLIN},
        {.fd = lifecycle_wake_descriptor(), .events = POLLIN},
    };
    int ready = poll(descriptors, 2, remaining);
    if (ready == 0) return event;
    if (ready < 0) continue;
    int unread = 0;
    bool is_readable = descriptors[0].revents & POLLIN;
    if (is_readable && ioctl(terminal.input, FIONREAD, &unread) == 0 && unread == 0) empty_reads++;
    bool is_broken = descriptors[0].revents & (POLLERR | POLLNVAL | POLLHUP);
    if ((is_broken && unread == 0) || empty_reads > 3) {
      // A lost line raises HUP as well; its flag says more than the end of input.
      cncurses_event note = pending_note();
      if (note.kind == CNCURSES_TERMINATE) return note;
      return (cncurses_event){.kind = CNCURSES_HANGUP};
    }
  }
}

int cncurses_has_input(void) {
  return terminal.screen != NULL && (terminal.queued_character >= 0 || terminal.queued_key > 0 || wait_for_input(0));
}

const char *cncurses_pasted_text(size_t *length) {
  *length = terminal.pasted_length;
  return terminal.pasted;
}
