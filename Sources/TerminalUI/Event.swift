public import DisplayText

/// A key as the program sees it.
public enum Key: Hashable, Sendable {
  /// A character.
  case character(Unicode.Scalar)
  /// Control and a letter: `.control("c")`.
  case control(Unicode.Scalar)
  /// Named keys.
  case enter, escape, tab, backTab, backspace, delete, insert
  /// Arrows.
  case up, down, left, right
  /// Movement.
  case home, end, pageUp, pageDown
  /// F1–F12.
  case function(Int)
}

/// A click or a turn of the wheel.
public struct MouseEvent: Hashable, Sendable {
  /// What happened.
  public enum Kind: Sendable {
    /// Left button.
    case press
    /// Left button twice.
    case doublePress
    /// Wheel up.
    case wheelUp
    /// Wheel down.
    case wheelDown
  }

  /// Column.
  public var x: Int
  /// Row.
  public var y: Int
  /// What happened.
  public var kind: Kind

  /// Creates an event.
  public init(x: Int, y: Int, kind: Kind) {
    self.x = x
    self.y = y
    self.kind = kind
  }
}

/// What a terminal tells the program.
public enum TerminalEvent: Hashable, Sendable {
  /// A key.
  case key(Key)
  /// The mouse.
  case mouse(MouseEvent)
  /// Pasted text, as one piece.
  case paste(String)
  /// The window has a new size.
  case resize(Size)
  /// A worker has something to say.
  case wake
  /// A signal asks the program to end: its number.
  case terminate(Int32)
  /// The terminal is gone.
  case hangup
  /// The program was stopped and continues: everything must be drawn again.
  case resumed
}

/// What a terminal can do.
public struct Capabilities: Hashable, Sendable {
  /// Glyphs.
  public var glyphs: GlyphSet
  /// 256, 8 or 0 (monochrome, `NO_COLOR`).
  public var colors: Int

  /// Creates capabilities.
  public init(glyphs: GlyphSet, colors: Int) {
    self.glyphs = glyphs
    self.colors = colors
  }
}

/// A screen to draw on and keys to read: `CursesTerminal` and `HeadlessTerminal`.
public protocol Terminal: ~Copyable {
  /// What it can do.
  var capabilities: Capabilities { get }
  /// Its size now.
  var size: Size { get }
  /// Shows a surface; sends only what changed.
  mutating func present(_ surface: Surface)
  /// Waits for the next event, at most so long; `nil` when the time is over. Waits for ever if `nil` is given.
  mutating func nextEvent(timeoutMilliseconds: Int?) -> TerminalEvent?
  /// Gives the terminal back, stops the process group as ^Z does, and takes the terminal again when it continues.
  mutating func suspend()
  /// Draws everything again at the next `present`.
  mutating func invalidate()
}
