public import DisplayText

/// A terminal in memory: plays events from a script and keeps what was shown.
public struct HeadlessTerminal: Terminal {
  /// What it claims to be able to do.
  public var capabilities: Capabilities
  /// Its size now; follows `.resize` events as they are played.
  public private(set) var size: Size
  /// The surface presented last.
  public private(set) var surface: Surface?
  /// Times `present` was called with something new to show.
  public private(set) var paints = 0
  /// Times `suspend` was called.
  public private(set) var suspensions = 0
  private var script: [TerminalEvent]
  private var position = 0

  /// Creates a terminal that plays events.
  public init(
    size: Size, capabilities: Capabilities = Capabilities(glyphs: .full, colors: 256), script: [TerminalEvent] = []
  ) {
    self.size = size
    self.capabilities = capabilities
    self.script = script
  }

  /// Events not yet played.
  public var remaining: Int { script.count - position }

  /// Keeps the surface.
  public mutating func present(_ surface: Surface) {
    if surface != self.surface { paints += 1 }
    self.surface = surface
  }

  /// The next event of the script at once. After the last: `nil` if a time was given, else `.hangup`, for a wait
  /// without end would never return.
  public mutating func nextEvent(timeoutMilliseconds: Int?) -> TerminalEvent? {
    guard position < script.count else { return timeoutMilliseconds == nil ? .hangup : nil }
    let event = script[position]
    position += 1
    if case .resize(let newSize) = event { size = newSize }
    return event
  }

  /// Counts, and continues at once.
  public mutating func suspend() { suspensions += 1 }

  /// Forgets the surface shown, so that the next one counts as a paint.
  public mutating func invalidate() { surface = nil }
}
