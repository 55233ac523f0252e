import CLifecycle
import Synchronization

/// Letters from workers to the run loop. Posting wakes the loop, which otherwise sleeps in `poll`.
final class Mailbox<Letter: Sendable>: Sendable {
  private let letters = Mutex<[Letter]>([])

  /// Leaves a letter. From any thread.
  func post(_ letter: Letter) {
    letters.withLock { $0.append(letter) }
    lifecycle_wake()
  }

  /// Takes all letters, oldest first.
  func collect() -> [Letter] {
    letters.withLock { waiting in
      defer { waiting.removeAll() }
      return waiting
    }
  }
}
