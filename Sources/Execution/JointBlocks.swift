import Dispatch
import Synchronization

/// Blocks of work whose results several threads may need at once. Whoever asks takes part: no thread waits idly while
/// another one works through all of it, and nothing is done twice.
public final class JointBlocks<Result: Sendable>: Sendable {
  private let count: Int
  private let body: @Sendable (Int) -> Result
  private let next = Atomic<Int>(0)
  private let made: Mutex<(results: [Result?], left: Int, isBegun: Bool)>
  private let group = DispatchGroup()

  /// So many blocks, none of which is begun. `body` must not ask for these results.
  public init(_ count: Int, _ body: @escaping @Sendable (Int) -> Result) {
    self.count = count
    self.body = body
    made = Mutex(([Result?](repeating: nil, count: count), count, false))
  }

  /// The results in order: makes those that nobody has begun, on all cores that are free, and waits for the others.
  public var results: [Result] {
    made.withLock { made in
      // Entered only by who will wait: a group that is left behind entered is never given back.
      if !made.isBegun, count > 0 { group.enter() }
      made.isBegun = true
    }
    DispatchQueue.concurrentPerform(iterations: count) { _ in
      let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard block < count else { return }
      let result = body(block)
      let isLast = made.withLock { made in
        made.results[block] = result
        made.left -= 1
        return made.left == 0
      }
      if isLast { group.leave() }
    }
    group.wait()
    return made.withLock { $0.results.compactMap(\.self) }
  }
}
