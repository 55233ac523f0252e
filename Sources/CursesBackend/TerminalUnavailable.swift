import CNCurses

/// Why the explorer cannot take the screen. Exit code 2 in the shell; tables can be had without a screen.
public enum TerminalUnavailable: Error, Hashable, Sendable, CustomStringConvertible {
  /// Keys do not come from a terminal.
  case inputIsNotATerminal
  /// The screen is not a terminal.
  case outputIsNotATerminal
  /// TERM is not set.
  case typeIsNotSet
  /// TERM names no known terminal.
  case typeIsUnknown
  /// The terminal cannot place the cursor.
  case cannotPlaceTheCursor
  /// Curses could not start.
  case failed

  init?(code: Int) {
    switch code {
    case CNCURSES_OK: return nil
    case CNCURSES_INPUT_NOT_A_TERMINAL: self = .inputIsNotATerminal
    case CNCURSES_OUTPUT_NOT_A_TERMINAL: self = .outputIsNotATerminal
    case CNCURSES_TERM_UNSET: self = .typeIsNotSet
    case CNCURSES_TERM_UNKNOWN: self = .typeIsUnknown
    case CNCURSES_NO_CURSOR_ADDRESSING: self = .cannotPlaceTheCursor
    default: self = .failed
    }
  }

  /// One line: what is wrong and what to do.
  public var description: String {
    switch self {
    case .inputIsNotATerminal:
      "the explorer reads keys from a terminal, but standard input is none; use 'alstrata benefit' for tables"
    case .outputIsNotATerminal:
      "the explorer draws on a terminal, but standard output is none; use 'alstrata benefit' for tables"
    case .typeIsNotSet: "TERM is not set; try TERM=xterm-256color"
    case .typeIsUnknown:
      "this system does not know the terminal named by TERM; try TERM=xterm-256color, or install ncurses-term"
    case .cannotPlaceTheCursor:
      "the terminal named by TERM cannot place the cursor; try TERM=xterm-256color, or 'alstrata benefit' for tables"
    case .failed: "the terminal could not be opened; try TERM=xterm-256color, or 'alstrata benefit' for tables"
    }
  }
}
