import Reports
import Synchronization

/// Tables about one projection, each made when it is first looked at.
final class BenefitTables: Sendable {
  private struct Key: Hashable {
    var part: String
    var stratum: Int?
  }

  private let made = Mutex<[Key: Table]>([:])

  /// The table of a part, whole or of a stratum.
  func table(_ part: BenefitPart, _ subject: BenefitSubject, stratum: Int?) -> Table {
    let key = Key(part: part.id, stratum: stratum)
    return made.withLock { made in
      if let table = made[key] { return table }
      let table = part.make(subject, stratum)
      made[key] = table
      return table
    }
  }
}
