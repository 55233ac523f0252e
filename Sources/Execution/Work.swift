import Synchronization

/// Thrown by a long computation whose `Work` was cancelled. It carries no partial result.
public struct Cancelled: Error, Equatable, Sendable {
  /// Creates the error.
  public init() {}
}

/// One piece of work that can be watched and cancelled from another thread.
///
/// Passed to every function that may take more than 50 ms. The worker calls `checkCancelled()` at least every 5 ms and
/// adds to `done`; the owner reads `done` and `total` and may call `cancel()` at any time, from any thread.
public final class Work: Sendable {
  private let cancelFlag = Atomic<Bool>(false)
  private let doneUnits = Atomic<Int>(0)
  private let totalUnits = Atomic<Int>(0)

  /// Creates work that is not cancelled, with nothing done.
  public init() {}

  /// Asks the worker to stop at its next check. Cannot be taken back.
  public func cancel() { cancelFlag.store(true, ordering: .relaxed) }

  /// Whether `cancel()` was called.
  public var isCancelled: Bool { cancelFlag.load(ordering: .relaxed) }

  /// Units finished so far (bytes while reading, patients while computing).
  public var done: Int { doneUnits.load(ordering: .relaxed) }

  /// Units in all; 0 while unknown.
  public var total: Int { totalUnits.load(ordering: .relaxed) }

  /// Sets the number of units in all.
  public func begin(total: Int) {
    doneUnits.store(0, ordering: .relaxed)
    totalUnits.store(total, ordering: .relaxed)
  }

  /// Adds finished units.
  public func advance(by units: Int) { doneUnits.wrappingAdd(units, ordering: .relaxed) }

  /// Throws `Cancelled` if `cancel()` was called.
  public func checkCancelled() throws(Cancelled) {
    if isCancelled { throw Cancelled() }
  }
}
