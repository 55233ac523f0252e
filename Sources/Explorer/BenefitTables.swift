import Reports
import Synchronization

/// Tables about one projection, each made when it is first looked at.
final class BenefitTables: Sendable {
  private let made = Mutex<[String: Table]>([:])

  /// The table of a part.
  func table(_ part: BenefitPart, _ subject: BenefitSubject) -> Table {
    made.withLock { made in
      if let table = made[part.id] { return table }
      let table = part.make(subject)
      made[part.id] = table
      return table
    }
  }
}
