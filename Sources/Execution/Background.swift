import Dispatch
import Synchronization

/// A value that is worked out on another thread while the caller goes on.
public final class Background<Value: Sendable>: Sendable {
  private let group = DispatchGroup()
  private let result = Mutex<Value?>(nil)

  /// Begins at once.
  public init(_ body: @escaping @Sendable () -> Value) {
    DispatchQueue.global().async(group: group) { [self] in
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
