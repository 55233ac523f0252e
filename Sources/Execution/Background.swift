import Dispatch
import Glibc
import Synchronization

/// A value that is worked out on another thread while the caller goes on.
public final class Background<Value: Sendable>: Sendable {
  private let group = DispatchGroup()
  private let result = Mutex<Value?>(nil)

  /// Begins at once. `givingWay`: takes what other threads leave of the cores, for work whose value is wanted late.
  public init(givingWay: Bool = false, _ body: @escaping @Sendable () -> Value) {
    // The threads of the background queue serve nothing else, so that none of them is missed when it stays behind.
    DispatchQueue.global(qos: givingWay ? .background : .default).async(group: group) { [self] in
      // 0 is the calling thread: Linux gives each thread a priority of its own.
      if givingWay { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10) }
      let value = body()
      result.withLock { $0 = value }
    }
  }

  /// The value; waits until it is there.
  public var value: Value {
    group.wait()
    guard let value = result.withLock({ $0 }) else { preconditionFailure("the work has ended without a value") }
    return value
  }
}
