import CNCurses
public import DisplayText
import Glibc
public import TerminalUI

/// The real terminal, through curses. While a value lives, the screen is taken; when it goes, the screen is given back,
/// and after every ending that can be caught as well. One at a time, on the main thread.
public struct CursesTerminal: ~Copyable, Terminal {
  /// What it can do.
  public private(set) var capabilities: Capabilities
  private var theme: Theme
  private var shown: Surface?
  private var packed: [cncurses_cell] = []
  private let idleDescriptor: Int32?

  /// How text reaches the terminal, decided once before anything is drawn.
  public enum Charset: Sendable {
    /// By LC_ALL, LC_CTYPE, LANG; C.UTF-8 if none is set.
    case locale
    /// UTF-8 whatever the locale.
    case utf8
    /// ASCII.
    case ascii
  }

  /// Sets the character type of the process, and nothing else of the locale. Returns whether text is UTF-8.
  public static func selectCharset(_ charset: Charset = .locale) -> Bool {
    let mode: Int32 =
      switch charset {
      case .locale: 0
      case .utf8: 1
      case .ascii: 2
      }
    return cncurses_select_charset(mode) == 1
  }

  /// Takes the terminal. `colors` limits what is used (0 for `NO_COLOR`); keys come from `input`, which may differ from
  /// standard input when that holds data; `idleDescriptor` gets a line after each paint (`reportIdle`).
  public init(
    glyphs: GlyphSet, colors: Int = 256, mouse: Bool = true, input: Int32 = 0, output: Int32 = 1,
    idleDescriptor: Int32? = nil
  ) throws(TerminalUnavailable) {
    let reason = cncurses_open(input, output, mouse ? 1 : 0)
    if let unavailable = TerminalUnavailable(code: Int(reason)) { throw unavailable }
    let available = min(colors, Int(cncurses_colors()))
    capabilities = Capabilities(glyphs: glyphs, colors: available >= 256 ? 256 : available >= 8 ? 8 : 0)
    theme = Theme(colors: capabilities.colors)
    self.idleDescriptor = idleDescriptor
  }

  deinit { cncurses_close() }

  /// Its size now.
  public var size: Size {
    var width: Int32 = 0
    var height: Int32 = 0
    cncurses_size(&width, &height)
    return Size(width: Int(width), height: Int(height))
  }

  /// Other glyphs from now on; the caller draws anew.
  public mutating func setGlyphs(_ glyphs: GlyphSet) { capabilities.glyphs = glyphs }

  /// Mouse reports on or off.
  public mutating func setMouse(_ isOn: Bool) { cncurses_set_mouse(isOn ? 1 : 0) }

  /// Sends the rows that changed; not a byte if none did. O(cells) for the comparison.
  public mutating func present(_ surface: Surface) {
    for y in SurfaceDiff.changedRows(from: shown, to: surface) { send(surface, row: y) }
    if let cursor = surface.cursor {
      cncurses_set_cursor(Int32(cursor.x), Int32(cursor.y))
    } else {
      cncurses_set_cursor(-1, -1)
    }
    cncurses_flush()
    shown = surface
  }

  /// Writes `idle <generation>` to the descriptor given at the start if no key is waiting, so that a test knows when to
  /// look.
  public func reportIdle(generation: Int) {
    guard let idleDescriptor, cncurses_has_input() == 0 else { return }
    let line = Array("idle \(generation)\n".utf8)
    line.withUnsafeBytes { bytes in _ = write(idleDescriptor, bytes.baseAddress, bytes.count) }
  }

  /// Whether a key is waiting: paint after the last of a burst.
  public var hasInput: Bool { cncurses_has_input() != 0 }

  /// Waits for the next event, at most so long.
  public mutating func nextEvent(timeoutMilliseconds: Int?) -> TerminalEvent? {
    let timeout = timeoutMilliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
    while true {
      let event = cncurses_next_event(timeout)
      if Int(event.kind) == CNCURSES_TIMEOUT { return nil }
      if Int(event.kind) == CNCURSES_RESUMED || Int(event.kind) == CNCURSES_RESIZE { shown = nil }
      if let known = CursesTerminal.event(event) { return known }
    }
  }

  /// Gives the terminal back, stops the process group, takes the terminal again when it continues.
  public mutating func suspend() {
    cncurses_suspend()
    shown = nil
  }

  /// Draws everything again at the next `present`.
  public mutating func invalidate() {
    shown = nil
    cncurses_invalidate()
  }

  private mutating func send(_ surface: Surface, row y: Int) {
    packed.removeAll(keepingCapacity: true)
    for cell in surface.cells[(y * surface.size.width)..<((y + 1) * surface.size.width)] {
      let style = theme[cell.role]
      packed.append(
        cncurses_cell(
          scalar: cell.scalar, foreground: style.foreground ?? UInt8(CNCURSES_DEFAULT_COLOR),
          background: style.background ?? UInt8(CNCURSES_DEFAULT_COLOR),
          attributes: style.attributes | cell.attributes, width: cell.width))
    }
    packed.withUnsafeBufferPointer { cells in
      cncurses_put_row(Int32(y), cells.baseAddress, Int32(cells.count))
    }
  }

  private static func event(_ event: cncurses_event) -> TerminalEvent? {
    let x = Int(event.x)
    let y = Int(event.y)
    switch Int(event.kind) {
    case CNCURSES_CHARACTER: return CursesKeys.key(ofCharacter: event.code).map { .key($0) }
    case CNCURSES_KEY: return CursesKeys.key(ofCode: event.code).map { .key($0) }
    case CNCURSES_PRESS: return .mouse(MouseEvent(x: x, y: y, kind: .press))
    case CNCURSES_DOUBLE_PRESS: return .mouse(MouseEvent(x: x, y: y, kind: .doublePress))
    case CNCURSES_WHEEL_UP: return .mouse(MouseEvent(x: x, y: y, kind: .wheelUp))
    case CNCURSES_WHEEL_DOWN: return .mouse(MouseEvent(x: x, y: y, kind: .wheelDown))
    case CNCURSES_PASTE: return .paste(pastedText())
    case CNCURSES_RESIZE: return .resize(Size(width: x, height: y))
    case CNCURSES_WAKE: return .wake
    case CNCURSES_TERMINATE: return .terminate(event.code)
    case CNCURSES_RESUMED: return .resumed
    default: return .hangup
    }
  }

  private static func pastedText() -> String {
    var length = 0
    guard let bytes = cncurses_pasted_text(&length) else { return "" }
    return String(decoding: UnsafeRawBufferPointer(start: bytes, count: length), as: UTF8.self)
  }
}
