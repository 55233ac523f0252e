import CLifecycle

/// What programs that draw need from the process around the terminal.
public enum ProcessLifecycle {
  /// Installs the handlers for crashes and for signals that end the program: the first statement of `main`.
  public static func installHandlers() { lifecycle_install() }

  /// Lets the loop's `nextEvent` return `.wake`; several calls may become one event. Safe on any thread.
  public static func wakeLoop() { lifecycle_wake() }

  /// Ends the process by a signal, so that the parent sees 128 + its number. Never returns. Let the terminal go before.
  public static func end(bySignal number: Int32) -> Never {
    lifecycle_raise(number)
    fatalError("a raised signal came back")
  }
}
